"""Starts everything an installation needs, on one port, and ends it again."""

import asyncio
import fcntl
import os
import shlex
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from alembic.config import Config
from honcho.manager import Manager
from psycopg.errors import LockNotAvailable
from sqlalchemy.exc import OperationalError

from alembic import command
from resumes_app import db
from resumes_app.cli.demo.seed import seed_demo
from resumes_app.config import CANNOT_START, ConfigError, child_environment, settings
from resumes_app.search import load_places

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / ".web" / "build" / "client" / "index.html"
DEMO_PASSWORD = "demo-demo-demo"  # noqa: S105  # printed on purpose; never made in production
DEMO_ACCOUNTS = (
    ("ada@demo.test", "candidate"),
    ("rec@demo.test", "recruiter of the first company"),
    ("hm@demo.test", "hiring manager of the first company"),
    ("other@demo.test", "recruiter of another company"),
    ("amb@demo.test", "ambassador"),
    ("mod@demo.test", "moderator"),
    ("admin@demo.test", "admin"),
)


def prepare() -> int:
    """Bring the database to the newest schema, and fill an empty one with the demo (never in production)."""
    migrate()
    asyncio.run(fill())
    return 0


def migrate() -> None:
    """Bring the database to the newest schema.

    Raises:
        ConfigError: Somebody uses what it changes.
    """
    settings().check()
    try:
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        raise ConfigError("The database is in use. Stop every web process and worker, then try again.") from error


async def fill() -> None:
    """Let the database know the world's places, and fill an empty one with the demo (never in production)."""
    # Before the demo: its jobs are found by the places they name.
    await load_places()
    if not settings().production and await seed_demo():
        print("The demo is in: companies, jobs, replies.")
    await db.engine().dispose()


def run() -> int:
    """Serve the built pages until Ctrl-C: database, web and worker; every process ends with this one."""
    require_bundle()
    web = granian(host(), settings().port)
    return _serve(f"exec {web} --respawn-failed-workers")


def dev() -> int:
    """Serve like `run`, to this machine only; pages and handlers follow their source within seconds."""
    return _serve(_reflex(), prebuilt=False)


def _serve(web: str, *, prebuilt: bool = True) -> int:
    settings().check()
    refuse_taken_port(settings().port)
    with serving_alone():
        prepare()
        manager = Manager()
        environment = child_environment(database_url=db.database_url(), prebuilt=prebuilt)
        manager.add_process("web", web, env=environment, cwd=str(ROOT))
        manager.add_process("worker", respawned(WORKER), env=environment, cwd=str(ROOT))
        threading.Thread(target=announce, args=(settings().port,), daemon=True).start()
        return followed(manager)


def followed(manager: Manager) -> int:
    """Run the manager's processes until one ends for good or a signal comes; return the exit status."""
    # A closed terminal ends everything too; the manager itself minds Ctrl-C and SIGTERM only.
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    manager.loop()
    return int(manager.returncode or 0)


def respawned(command_line: str) -> str:
    """Return the shell's words for a process that is started again when it ends, unless it cannot start at all."""
    # A signal ends the whole group; the shell waits for the program, so that whoever waits for it waits for both.
    again = 'echo "It ended with status $status; starting another."; sleep 1'
    loop = f"while :; do {command_line}; status=$?; [ $status = {CANNOT_START} ] && exit 1; {again}; done"
    return f"trap 'exit 143' TERM; {loop}"


def host() -> str:
    """Return where to listen. The demo's password is known: without a public address only this machine is served."""
    return "0.0.0.0" if settings().production else "127.0.0.1"  # noqa: S104  # a public installation


def program(name: str) -> str:
    """Return the path of a program of this venv, for the shell."""
    return shlex.quote(str(Path(sys.executable).parent / name))


WORKER = f"{shlex.quote(sys.executable)} -m resumes_app.worker"


def granian(address: str, port: int) -> str:
    """Return the command of a web process."""
    return (
        f"{program('granian')} --interface asgi --factory --host {address} --port {port} --workers 1"
        " --log-level warning resumes_app.resumes_app:app"
    )


def _reflex() -> str:
    port = settings().port
    return f"exec {program('reflex')} run --env preview --backend-host 127.0.0.1 --frontend-port {port}"


def require_bundle() -> None:
    """Pass where the pages are built.

    Raises:
        ConfigError: They are not.
    """
    if not BUNDLE.is_file():
        raise ConfigError("The pages are not built yet. Start with `make run`, which builds them.")


@contextmanager
def serving_alone() -> Iterator[None]:
    """Hold DATA_DIR until the end; what this process starts here and leaves behind when it is killed holds it on.

    Raises:
        ConfigError: Somebody serves from it.
    """
    folder = settings().data_dir.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    # Programs do not inherit it: a database that outlives a killed process keeps nobody out.
    with os.fdopen(os.open(folder / "serving", os.O_RDWR | os.O_CREAT, 0o600)) as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConfigError(f"{folder} is being served already. End that first, or set another DATA_DIR.") from error
        yield


def refuse_taken_port(port: int) -> None:
    """Pass where nobody listens on the port.

    Raises:
        ConfigError: Somebody does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host(), port))
        except OSError as error:
            raise ConfigError(f"Port {port} is taken. Choose another, such as PORT={port + 1}.") from error


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2).is_success
    except httpx.HTTPError:
        return False


def announce(port: int) -> None:
    """Print the address once the server answers."""
    while not _answers(port):
        time.sleep(0.1)
    lines = [f"{settings().brand_name} is ready: {settings().base_url}"]
    if not settings().production:
        lines.append(f"Demo accounts (password {DEMO_PASSWORD}):")
        lines += [f"  {email:<18} {role}" for email, role in DEMO_ACCOUNTS]
    print("\n" + "\n".join([*lines, "Ctrl-C ends everything."]) + "\n", flush=True)
