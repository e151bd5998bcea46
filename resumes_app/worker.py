"""The worker process: imports every area's tasks and runs them. It never imports Reflex."""

import asyncio
import logging
import sys

from resumes_app import work
from resumes_app.accounts import tasks as accounts_tasks
from resumes_app.applications import tasks as applications_tasks
from resumes_app.companies import tasks as companies_tasks
from resumes_app.config import CANNOT_START, ConfigError, settings
from resumes_app.errors import AppError
from resumes_app.files import tasks as files_tasks
from resumes_app.jobs import tasks as jobs_tasks
from resumes_app.media import run, transcription
from resumes_app.resumes import tasks as resumes_tasks
from resumes_app.studio import tasks as studio_tasks

TASKS = (accounts_tasks, applications_tasks, companies_tasks, files_tasks, jobs_tasks, resumes_tasks, studio_tasks)
"""Importing them declares their tasks to the queue."""
log = logging.getLogger(__name__)


async def serve() -> None:
    """Run tasks until a signal says stop.

    Raises:
        AppError: A program that renders need is missing; the message names the remedy.
    """
    missing = await run.capabilities()
    if missing:
        log.error("%s lacks %s: renders will fail.", run.executables().ffmpeg, ", ".join(missing))
    if lacking := transcription.lacking():
        log.error("%s", lacking)
    log.info("Ready for tasks.")
    await work.run_worker()


def main() -> None:
    """Run the worker; exit with a sentence where it cannot start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    try:
        settings().check()
        asyncio.run(serve())
    except (AppError, ConfigError) as error:
        log.error("%s", error)
        sys.exit(CANNOT_START)


if __name__ == "__main__":
    main()
