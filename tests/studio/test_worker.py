"""A real worker process renders; one that is killed in the middle is replaced, and there is one clip."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.models.studio import RenderStatus
from resumes_app.studio import service
from resumes_app.studio.schemas import RenderTicket
from tests.conftest import DATA_DIR, ROOT
from tests.studio.factories import keep_take, make_candidate, make_draft, recording
from tests.studio.test_rendering import clips, row

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


async def listening() -> int:
    """How many queues are listened to: three a worker."""
    async with db.reading() as session:
        count = await session.exec(sa.text("SELECT count(*) FROM procrastinate_workers"))  # type: ignore[call-overload]
        return int(count.one()[0])


async def until(holds: Callable[[], Awaitable[bool]], within_s: float) -> float:
    """Wait until `holds()`; return how long it took."""
    start = time.monotonic()
    while not await holds():
        assert time.monotonic() - start < within_s
        await asyncio.sleep(0.05)
    return time.monotonic() - start


def is_rendering(process: subprocess.Popen[bytes]) -> bool:
    """Whether a child of the worker encodes a video."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == process.pid and b"libx264" in (folder / "cmdline").read_bytes():
                return True
    return False


async def make_waiting_render(due: datetime | None = None) -> RenderTicket:
    """A render of 14 seconds, on the queue."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(2):
        await keep_take(who, draft, recording(7.0))
    async with db.transaction() as session:
        return await service.request_render(session, who, draft["id"], due=due)


async def test_a_worker_killed_in_mid_render_is_replaced_and_there_is_one_clip(database: None) -> None:
    async def both_listen() -> bool:
        return await listening() == 6

    async def at_work() -> bool:
        return (await row(ticket)).progress > 0.15

    async def taken_up() -> bool:
        return (await row(ticket)).attempts > 1

    async def ended() -> bool:
        return (await row(ticket)).status in (RenderStatus.DONE, RenderStatus.FAILED)

    with worker() as one, worker() as other:
        await until(both_listen, within_s=90)
        ticket = await make_waiting_render()
        await until(at_work, within_s=90)
        victim = one if is_rendering(one) else other
        assert is_rendering(victim)
        victim.send_signal(signal.SIGKILL)
        await until(taken_up, within_s=PICKED_UP_WITHIN_S)
        assert not is_rendering(victim)
        await until(ended, within_s=150)
    render = await row(ticket)
    assert (render.status, render.attempts) == (RenderStatus.DONE, 2)
    (clip,) = await clips()
    assert clip.duration_ms == pytest.approx(14_000, abs=300)


async def test_a_worker_that_is_told_to_stop_hands_its_render_over(database: None) -> None:
    ticket = await make_waiting_render()
    with worker() as first:
        while (await row(ticket)).progress < 0.15:
            await asyncio.sleep(0.05)
        first.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(first.wait, 30) == 0
    with worker():
        deadline = time.monotonic() + 150
        while (render := await row(ticket)).status != RenderStatus.DONE:
            assert time.monotonic() < deadline, render
            await asyncio.sleep(0.1)
    assert len(await clips()) == 1


async def test_the_render_that_is_due_first_is_made_first(database: None) -> None:
    async def one_runs() -> bool:
        return RenderStatus.RUNNING in {(await row(ticket)).status for ticket in (early, urgent)}

    early = await make_waiting_render()
    urgent = await make_waiting_render(due=clock.now() + timedelta(minutes=20))
    with worker():
        await until(one_runs, within_s=90)
        assert (await row(early)).status == RenderStatus.QUEUED


async def test_a_first_cut_does_not_wait_behind_a_long_render(database: None) -> None:
    async def all_listen() -> bool:
        return await listening() == 3

    async def at_work() -> bool:
        return (await row(long)).progress > 0.1

    async def playable() -> bool:
        return (await row(waiting)).first_cut != ""

    with worker():
        await until(all_listen, within_s=90)
        long = await make_waiting_render()
        await until(at_work, within_s=90)
        waiting = await make_waiting_render()
        await until(playable, within_s=10)
        assert (await row(long)).status == RenderStatus.RUNNING
        assert (await row(waiting)).status == RenderStatus.QUEUED


def test_the_worker_does_without_reflex() -> None:
    program = (
        "import sys, resumes_app.worker; assert 'reflex' not in sys.modules;"
        "from resumes_app import work; from resumes_app.studio.service.rendering import FOLLOWERS;"
        "assert set(FOLLOWERS) <= set(work.queue.tasks), 'nobody hears of a finished render'"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
