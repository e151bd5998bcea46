"""Commands of an installation: `python -m resumes_app.cli <command>`."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence

from psycopg.errors import UndefinedTable
from sqlalchemy.exc import ProgrammingError

from resumes_app import db
from resumes_app.cli import admin, cluster, imports, launch
from resumes_app.config import ConfigError, settings
from resumes_app.errors import AppError

COMMANDS: dict[str, tuple[str, Callable[[argparse.Namespace], int]]] = {
    "run": ("migrate, seed on first start, then serve with a worker beside", lambda _: launch.run()),
    "dev": ("the same, following the source as it changes", lambda _: launch.dev()),
    "cluster": ("the same on two web processes and two workers behind Caddy", lambda _: cluster.cluster()),
    "prepare": ("migrate, and seed an empty database with the demo", lambda _: launch.prepare()),
    "demo": ("fill an empty database with the demo", lambda _: launch.prepare()),
    "doctor": ("say what is missing on this machine", lambda _: asyncio.run(admin.doctor())),
    "create-admin": ("make an administrator", lambda given: asyncio.run(admin.create_admin(given.email))),
    "rename-company": ("give a company another name", lambda given: asyncio.run(admin.rename_company(given))),
    "import-jobs": ("import a company's jobs", lambda given: asyncio.run(imports.import_jobs(given))),
}

OF_AN_INSTALLATION = {"create-admin", "rename-company", "import-jobs"}
"""Commands that begin no database."""
ELSEWHERE = "Set DATA_DIR or RESUMES_DATABASE_URL as the installation has it, or start one here with `make run`."


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m resumes_app.cli", description="Commands of an installation.")
    commands = top.add_subparsers(dest="command", required=True)
    for name, (text, _) in COMMANDS.items():
        command = commands.add_parser(name, help=text)
        if name == "create-admin":
            command.add_argument("email")
        elif name == "rename-company":
            command.add_argument("slug")
            command.add_argument("name")
            command.add_argument(
                "--as", dest="actor", metavar="EMAIL", help="in whose name; the first admin's by default"
            )
        elif name == "import-jobs":
            imports.arguments(command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    given = parser().parse_args(arguments)
    try:
        if given.command in OF_AN_INSTALLATION:
            _require_database()
        return COMMANDS[given.command][1](given)
    except ProgrammingError as error:
        if not isinstance(error.orig, UndefinedTable):
            raise
        print(f"The database lacks tables of this version. {ELSEWHERE}", file=sys.stderr)
        return 2
    except (AppError, ConfigError) as error:
        print(error, file=sys.stderr)
        return 2


def _require_database() -> None:
    here = settings().data_dir.resolve()
    if not settings().database_url and not db.is_begun():
        raise ConfigError(f"There is no database in {here}. {ELSEWHERE}")


if __name__ == "__main__":
    sys.exit(main())
