"""What dead workers leave behind is taken up once, however many living ones look for it."""

import asyncio
from collections import Counter

import sqlalchemy as sa

from resumes_app import db, work
from resumes_app.work.queue import connected
from resumes_app.work.runner import STALLED_AFTER_S, take_up_lost

RUNS: Counter[int] = Counter()
LOST = 60
WORKERS = 6


@work.task("tests.count_run")
async def count_run(number: int) -> None:
    RUNS[number] += 1
    await asyncio.sleep(0.3)  # Long enough for a sweep to find it at work.


async def test_each_of_a_dead_worker_s_tasks_runs_again_once(database: None) -> None:
    RUNS.clear()
    async with db.transaction() as session:
        for number in range(LOST):
            await work.enqueue(session, "tests.count_run", number=number)
        silent = sa.text(
            "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => :secs)) RETURNING id)"
            " UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM dead)"
        )
        await session.exec(silent.bindparams(secs=STALLED_AFTER_S + 5))  # type: ignore[call-overload]
    app = connected()
    async with app.open_async():
        consumer = asyncio.create_task(
            app.run_worker_async(concurrency=20, install_signal_handlers=False, fetch_job_polling_interval=0.01)
        )
        for _ in range(5):
            await asyncio.gather(*(take_up_lost(app) for _ in range(WORKERS)), return_exceptions=True)
        async with asyncio.timeout(30):
            while await work_left():
                await asyncio.sleep(0.05)
        consumer.cancel()
        await asyncio.gather(consumer, return_exceptions=True)
    assert [RUNS[number] for number in range(LOST)] == [1] * LOST


async def work_left() -> bool:
    async with db.reading() as session:
        return any(state in ("todo", "doing") for _, state, _ in await work.counts(session))
