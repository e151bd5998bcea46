"""The worker process: imports every area's tasks and runs them. It never imports Reflex."""

import asyncio
import logging
import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import resumes_app
from resumes_app import work
from resumes_app.config import ConfigError, settings
from resumes_app.errors import AppError
from resumes_app.media import run

log = logging.getLogger(__name__)


def import_tasks() -> list[str]:
    """Every area's tasks are declared; return the areas' names."""
    packages = [found.name for found in iter_modules(resumes_app.__path__) if found.ispkg]
    areas = [name for name in packages if find_spec(f"resumes_app.{name}.tasks")]
    for name in areas:
        import_module(f"resumes_app.{name}.tasks")
    return areas


async def serve() -> None:
    """Run tasks until a signal says stop.

    Raises:
        AppError: A program that renders need is missing; the message names the remedy.
    """
    missing = await run.capabilities()
    if missing:
        log.error("%s lacks %s: renders will fail.", run.executables().ffmpeg, ", ".join(missing))
    log.info("Tasks of %s.", ", ".join(import_tasks()))
    await work.run_worker()


def main() -> None:
    """Run the worker; exit with a sentence where it cannot start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    try:
        settings().check()
        asyncio.run(serve())
    except (AppError, ConfigError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
