"""Starts everything an installation needs, on one port, and ends it again."""

import asyncio
import shlex
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import httpx
from alembic.config import Config
from honcho.manager import Manager

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
    settings().check()
    command.upgrade(Config(ROOT / "alembic.ini"), "head")
    asyncio.run(_fill())
    return 0


async def _fill() -> None:
    # Before the demo: its jobs are found by the places they name.
    await load_places()
    if not settings().production and await seed_demo():
        print("The demo is in: companies, jobs, replies.")
    await db.engine().dispose()


def run() -> int:
    """Serve the built pages until Ctrl-C: database, web and worker; every process ends with this one."""
    if not BUNDLE.is_file():
        raise ConfigError("The pages are not built yet. Start with `make run`, which builds them.")
    return _serve(_granian())


def dev() -> int:
    """Serve like `run`, to this machine only; pages and handlers follow their source within seconds."""
    return _serve(_reflex(), prebuilt=False)


def _serve(web: str, *, prebuilt: bool = True) -> int:
    _refuse_taken_port(settings().port)
    prepare()
    manager = Manager()
    environment = child_environment(database_url=db.database_url(), prebuilt=prebuilt)
    python = shlex.quote(sys.executable)
    manager.add_process("web", web, env=environment, cwd=str(ROOT))
    # A worker that dies is started again; its task is taken up by the heartbeat's sweep.
    worker = (
        f"until {python} -m resumes_app.worker; do [ $? = {CANNOT_START} ] && exit 1;"
        " echo 'The worker died; starting another.'; sleep 1; done"
    )
    manager.add_process("worker", worker, env=environment, cwd=str(ROOT))
    threading.Thread(target=_announce, args=(settings().port,), daemon=True).start()
    # A closed terminal ends everything too; the manager itself minds Ctrl-C and SIGTERM only.
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    manager.loop()
    return int(manager.returncode or 0)


def _host() -> str:
    """The demo's accounts have a known password: without a public address only this machine is served."""
    return "0.0.0.0" if settings().production else "127.0.0.1"  # noqa: S104  # a public installation


def _program(name: str) -> str:
    return shlex.quote(str(Path(sys.executable).parent / name))


def _granian() -> str:
    return (
        f"exec {_program('granian')} --interface asgi --factory --host {_host()} --port {settings().port} --workers 1"
        " --respawn-failed-workers --log-level warning resumes_app.resumes_app:app"
    )


def _reflex() -> str:
    port = settings().port
    return f"exec {_program('reflex')} run --env preview --backend-host 127.0.0.1 --frontend-port {port}"


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_host(), port))
        except OSError as error:
            raise ConfigError(f"Port {port} is taken. Choose another: make run PORT={port + 1}") from error


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2).is_success
    except httpx.HTTPError:
        return False


def _announce(port: int) -> None:
    """Print the address once the server answers."""
    while not _answers(port):
        time.sleep(0.1)
    lines = [f"{settings().brand_name} is ready: {settings().base_url}"]
    if not settings().production:
        lines.append(f"Demo accounts (password {DEMO_PASSWORD}):")
        lines += [f"  {email:<18} {role}" for email, role in DEMO_ACCOUNTS]
    print("\n" + "\n".join([*lines, "Ctrl-C ends everything."]) + "\n", flush=True)
