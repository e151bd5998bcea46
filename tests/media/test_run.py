"""Processes are watched, limited and cleaned up after."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from resumes_app.config import settings
from resumes_app.errors import Unavailable
from resumes_app.media import run
from resumes_app.media.errors import MediaError, RenderError

PROGRESS = ["-hide_banner", "-nostdin", "-y", "-v", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "0.1"]


def endless(target: Path, *, size: str = "320x320") -> list[str]:
    """A render without an end, at real speed."""
    picture = ["-re", "-f", "lavfi", "-i", f"testsrc2=size={size}:rate=30", "-c:v", "libx264", "-preset", "ultrafast"]
    return [*PROGRESS, *picture, "-f", "matroska", str(target)]


def alive(marker: str) -> list[int]:
    """Pids of processes that have `marker` among their arguments."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                if marker in (folder / "cmdline").read_text(errors="replace").split("\0"):
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


async def test_the_packaged_programs_can_do_all_that_is_needed() -> None:
    assert await run.capabilities() == ()


async def test_progress_rises_to_its_end(tmp_path: Path) -> None:
    seen: list[float] = []

    async def note(done: float) -> None:
        seen.append(done)

    picture = ["-f", "lavfi", "-i", "testsrc2=size=320x320:rate=30:duration=4", "-f", "null", "-"]
    await run.ffmpeg([*PROGRESS, *picture], total_ms=4000, on_progress=note, deadline_s=60)
    assert seen == sorted(seen)
    assert 0 < seen[-1] <= 1 and seen[-1] > 0.9


async def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    target = tmp_path / "cancelled.mkv"
    task = asyncio.create_task(run.ffmpeg(endless(target), total_ms=100_000, deadline_s=60))
    while not target.exists():
        await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert alive(str(target)) == []


@pytest.mark.parametrize(
    ("limits", "stall_s", "deadline_s", "cause"),
    [
        (run.Limits(), 60, 1.5, "late"),
        (run.Limits(file_bytes=30_000), 60, 60, "-25"),
        (run.Limits(cpu_s=1), 60, 60, "-9"),
    ],
)
async def test_a_limit_ends_the_process(
    tmp_path: Path, limits: run.Limits, stall_s: float, deadline_s: float, cause: str
) -> None:
    target = tmp_path / "limited.mkv"
    args = endless(target, size="1280x1280")
    args.remove("-re")
    with pytest.raises(RenderError, match=cause):
        await run.ffmpeg(args, total_ms=10_000_000, deadline_s=deadline_s, stall_s=stall_s, limits=limits)
    assert alive(str(target)) == []


async def test_standing_still_ends_the_process(tmp_path: Path) -> None:
    pipe = tmp_path / "never-written"
    os.mkfifo(pipe)
    start = time.monotonic()
    with pytest.raises(RenderError, match="stalled"):
        await run.ffmpeg(
            [*PROGRESS, "-f", "rawvideo", "-video_size", "8x8", "-i", str(pipe), "-f", "null", "-"],
            total_ms=1000, deadline_s=60, stall_s=1,
        )  # fmt: skip
    assert time.monotonic() - start < 10
    assert alive(str(pipe)) == []


async def test_a_graph_without_an_end_is_stopped(tmp_path: Path) -> None:
    target = tmp_path / "runaway.mkv"
    args = endless(target)
    args.remove("-re")
    with pytest.raises(RenderError, match="went past 500 ms"):
        await run.ffmpeg(args, total_ms=500, deadline_s=60)


async def test_a_failure_keeps_what_ffmpeg_said(tmp_path: Path) -> None:
    with pytest.raises(RenderError) as failed:
        await run.ffmpeg([*PROGRESS, "-i", str(tmp_path / "absent"), "-f", "null", "-"], total_ms=1, deadline_s=60)
    assert "No such file" in failed.value.detail
    assert "No such file" not in failed.value.message


async def test_ffmpeg_dies_with_a_worker_that_is_killed(tmp_path: Path) -> None:
    target = tmp_path / "orphan.mkv"
    program = (
        "import asyncio\nfrom resumes_app.media import run\n"
        f"asyncio.run(run.ffmpeg({endless(target)!r}, total_ms=100000, deadline_s=60))"
    )
    worker = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[2])
    try:
        deadline = time.monotonic() + 20
        while not target.exists() and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        assert alive(str(target))
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    await asyncio.sleep(0.5)
    assert alive(str(target)) == []


async def test_the_child_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUMES_SECRET_KEY", "not for children")
    said = await run.capture("/usr/bin/env", [], deadline_s=10)
    assert b"RESUMES" not in said.stdout


async def test_too_much_output_ends_the_process() -> None:
    with pytest.raises(MediaError):
        await run.capture("/usr/bin/yes", [], deadline_s=20, most_bytes=100_000)


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = settings().model_copy(update={"ffmpeg": "/nowhere/ffmpeg"})
    monkeypatch.setattr(run, "settings", lambda: chosen)
    run.executables.cache_clear()
    try:
        with pytest.raises(Unavailable, match="RESUMES_FFMPEG names /nowhere/ffmpeg"):
            run.executables()
    finally:
        run.executables.cache_clear()


def test_limits_travel_as_they_are() -> None:
    assert '"cpu_s": 7' in replace(run.Limits(), cpu_s=7).as_json()
