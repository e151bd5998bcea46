"""The consumer: runs tasks, and hands those of a dead worker to a living one."""

import asyncio
import logging
import signal

from procrastinate import App
from procrastinate.exceptions import ConnectorException
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from resumes_app import db
from resumes_app.work.queue import DEFAULT, HEAVY, OUTSIDE, connected, enqueue_recurring, timetable

HEARTBEAT_S = 1.0
STALLED_AFTER_S = 5.0
"""With a sweep each second, a killed worker's task runs again within 10 s."""

GRACE_S = 3.0
"""For tasks under way at a stop. Heartbeats have ceased by then: longer, and another worker would take them up."""

log = logging.getLogger(__name__)


async def _sweep(app: App) -> None:
    """Put the tasks of workers without a heartbeat back on the queue, for ever."""
    while True:
        try:
            await take_up_lost(app)
        except (ConnectorException, OperationalError) as error:
            log.warning("Lost tasks wait: %s", error)
        await asyncio.sleep(HEARTBEAT_S)


async def take_up_lost(app: App) -> None:
    """The tasks of workers without a heartbeat are on the queue again, each once.

    One worker does it at a time: another would put back what the first has put back and somebody has begun since.
    """
    async with db.transaction() as session:
        lock = text("SELECT pg_try_advisory_xact_lock(:lock, 0)").bindparams(lock=db.Lock.LOST_TASKS)
        (mine,) = (await session.exec(lock)).one()  # type: ignore[call-overload]  # plain SQL
        if not mine:
            return
        for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_S):
            log.warning("Task %s (%s) lost its worker; it runs again.", stalled.id, stalled.task_name)
            await app.job_manager.retry_job(stalled)


async def _recur(name: str, every_s: float) -> None:
    """Put the task `name` on the queue every `every_s` seconds, for ever."""
    while True:
        try:
            await enqueue_recurring(name)
        except OperationalError:
            log.warning("%s waits: the database does not answer.", name)
        await asyncio.sleep(every_s)


async def run_worker(*, heavy: int = 1, light: int = 4, outside: int = 1) -> None:
    """Run tasks until SIGINT or SIGTERM; those under way are given a moment to end, then go back on the queue.

    Args:
        heavy: How many renders and the like at once.
        light: How many of all others.
        outside: How many that wait for another machine.
    """
    app = connected()
    async with app.open_async():
        queues = ((HEAVY, heavy), (DEFAULT, light), (OUTSIDE, outside))
        running = [asyncio.create_task(_consume(app, queue, at_once)) for queue, at_once in queues]
        running += [asyncio.create_task(_sweep(app))]
        running += [asyncio.create_task(_recur(name, every_s)) for name, every_s in timetable.items()]
        stop = asyncio.Event()
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
        stopped = asyncio.create_task(stop.wait())
        try:
            # One that ends by itself has failed: its error ends the worker, and whoever started it starts it anew.
            done, _ = await asyncio.wait([stopped, *running], return_when=asyncio.FIRST_COMPLETED)
            for ended in done - {stopped}:
                ended.result()
        finally:
            for companion in (stopped, *running):
                companion.cancel()
            await asyncio.gather(stopped, *running, return_exceptions=True)


async def _consume(app: App, queue: str, at_once: int) -> None:
    """Run the tasks of one queue, for ever; a database that went away is waited for."""
    while True:
        try:
            await app.run_worker_async(
                queues=[queue],
                concurrency=at_once,
                name=queue,
                install_signal_handlers=False,
                fetch_job_polling_interval=2,
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=STALLED_AFTER_S,
                shutdown_graceful_timeout=GRACE_S,
                delete_jobs="successful",
            )
        except ConnectorException as error:
            log.warning("The queue %s waits for the database: %s", queue, error)
        await asyncio.sleep(HEARTBEAT_S)
