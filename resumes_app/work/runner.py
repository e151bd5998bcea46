"""The consumer: runs tasks, and hands those of a dead worker to a living one."""

import asyncio
import logging

from procrastinate import App
from sqlalchemy.exc import OperationalError

from resumes_app.work.queue import connected, enqueue_recurring, timetable

HEARTBEAT_S = 1.0
STALLED_AFTER_S = 4.0
"""With a sweep each second, a killed worker's task runs again within 10 s."""

log = logging.getLogger(__name__)


async def _sweep(app: App) -> None:
    """Put the tasks of workers without a heartbeat back on the queue, for ever."""
    while True:
        for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_S):
            log.warning("Task %s (%s) lost its worker; it runs again.", stalled.id, stalled.task_name)
            await app.job_manager.retry_job(stalled)
        await asyncio.sleep(HEARTBEAT_S)


async def _recur(name: str, every_s: float) -> None:
    """Put the task `name` on the queue every `every_s` seconds, for ever."""
    while True:
        try:
            await enqueue_recurring(name)
        except OperationalError:
            log.warning("%s waits: the database does not answer.", name)
        await asyncio.sleep(every_s)


async def run_worker(*, concurrency: int = 1, name: str = "worker") -> None:
    """Run tasks until SIGINT or SIGTERM; the one under way is given time to end."""
    app = connected()
    async with app.open_async():
        beside = [asyncio.create_task(_sweep(app))]
        beside += [asyncio.create_task(_recur(name, every_s)) for name, every_s in timetable.items()]
        try:
            await app.run_worker_async(
                concurrency=concurrency,
                name=name,
                fetch_job_polling_interval=2,
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=STALLED_AFTER_S,
                shutdown_graceful_timeout=5,
                delete_jobs="successful",
            )
        finally:
            for companion in beside:
                companion.cancel()
