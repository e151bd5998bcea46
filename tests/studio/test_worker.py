"""A real worker process renders; one that is killed in the middle is replaced, and there is one clip."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from resumes_app import db
from resumes_app.models.studio import RenderStatus
from tests.conftest import DATA_DIR, ROOT
from tests.studio.factories import keep_take, make_candidate, make_draft, recording
from tests.studio.test_rendering import ask, clips, row

PICKED_UP_WITHIN_S = 10


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """A worker process on the test's database and folder; it is gone afterwards."""
    environment = {**os.environ, "RESUMES_DATA_DIR": str(DATA_DIR), "RESUMES_DATABASE_URL": db.database_url()}
    process = subprocess.Popen([sys.executable, "-m", "resumes_app.worker"], cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def test_a_worker_killed_in_mid_render_is_replaced_and_there_is_one_clip(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(3):
        await keep_take(who, draft, recording(7.0))
    ticket = await ask(who, draft["id"])

    with worker() as first:
        while not 0.15 < (render := await row(ticket)).progress < 0.9:
            assert render.status in (RenderStatus.QUEUED, RenderStatus.RUNNING)
            await asyncio.sleep(0.05)
        first.send_signal(signal.SIGKILL)
        first.wait()
    killed_at = time.monotonic()
    assert await clips() == []

    with worker():
        while (await row(ticket)).attempts < 2:
            assert time.monotonic() - killed_at < PICKED_UP_WITHIN_S
            await asyncio.sleep(0.05)
        while (render := await row(ticket)).status == RenderStatus.RUNNING:
            await asyncio.sleep(0.1)
    assert render.status == RenderStatus.DONE
    assert render.attempts == 2
    (clip,) = await clips()
    assert clip.duration_ms == pytest.approx(21_000, abs=300)


async def test_a_worker_that_is_told_to_stop_hands_its_render_over(database: None) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(3):
        await keep_take(who, draft, recording(7.0))
    ticket = await ask(who, draft["id"])
    with worker() as first:
        while (await row(ticket)).progress < 0.15:
            await asyncio.sleep(0.05)
        first.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(first.wait, 15) == 0
    with worker():
        deadline = time.monotonic() + 60
        while (render := await row(ticket)).status != RenderStatus.DONE:
            assert time.monotonic() < deadline, render
            await asyncio.sleep(0.1)
    assert len(await clips()) == 1


def test_the_worker_does_without_reflex() -> None:
    program = (
        "import sys, resumes_app.worker as w; areas = w.import_tasks();"
        "assert 'studio' in areas, areas; assert 'reflex' not in sys.modules;"
        "from resumes_app import work; from resumes_app.studio.service.rendering import FOLLOWERS;"
        "assert set(FOLLOWERS) <= set(work.queue.tasks), 'nobody hears of a finished render'"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
