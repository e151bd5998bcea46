"""What of an edit can be played at once: real recordings, copied."""

import asyncio
import subprocess
import time
from pathlib import Path

import pytest

from resumes_app.media import editlist, probe, run
from resumes_app.media.errors import RenderError
from resumes_app.media.firstcut import MOST_CLIPS, first_cut, needed_takes
from resumes_app.media.source import Probe
from tests.media import inputs


async def cut(out: Path, takes: dict[str, Path], *clips: tuple[str, int, int | None]) -> Path | None:
    listed = [{"take": take, "in_ms": start, "out_ms": end} for take, start, end in clips]
    probes = {name: await probe.inspect(takes[name]) for name, _, _ in clips}
    edit = editlist.resolve(editlist.parse({"version": 1, "clips": listed}), probes)
    return await first_cut(edit, takes, out_dir=out, deadline_s=30)


async def seen(path: Path | None) -> Probe:
    assert path is not None
    return await probe.inspect(path)


def pictures(path: Path) -> list[bytes]:
    """The coded packets of the picture, hashed."""
    args = ["-v", "error", "-i", str(path), "-map", "0:v", "-c", "copy", "-f", "framemd5", "-"]
    said = subprocess.run([run.executables().ffmpeg, *args], check=True, capture_output=True).stdout
    return [line.split(b",")[-1].strip() for line in said.splitlines() if not line.startswith(b"#")]


@pytest.mark.parametrize(
    ("name", "ending"),
    [("chrome_mp4", "mp4"), ("vp8_live", "webm"), ("vp9_live", "mp4"), ("phone_rotated", "mp4"), ("silent", "mp4")],
)
async def test_a_whole_take_is_copied_picture_by_picture(
    takes: dict[str, Path], tmp_path: Path, name: str, ending: str
) -> None:
    made = await cut(tmp_path, takes, (name, 0, None))
    found, recorded = await seen(made), await seen(takes[name])
    assert made is not None and made.name == f"first.{ending}"
    assert (found.width, found.height, found.video_codec) == (recorded.width, recorded.height, recorded.video_codec)
    assert found.duration_ms == pytest.approx(recorded.duration_ms, abs=50)
    assert found.has_audio == recorded.has_audio
    assert len(pictures(made)) == len(pictures(takes[name]))
    assert sorted(path.name for path in tmp_path.iterdir()) == [made.name]


async def test_a_copy_begins_with_its_index(takes: dict[str, Path], tmp_path: Path) -> None:
    made = await cut(tmp_path, takes, ("landscape", 0, None))
    assert made is not None
    head = made.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


async def test_a_span_is_no_longer_than_it_is(takes: dict[str, Path], tmp_path: Path) -> None:
    found = await seen(await cut(tmp_path, takes, ("landscape", 500, 1500)))
    assert found.duration_ms == pytest.approx(1000, abs=60)


async def test_clips_that_are_coded_alike_follow_one_another(tmp_path: Path) -> None:
    takes = {"a": tmp_path / "a.mp4", "b": tmp_path / "b.mp4"}
    for path in takes.values():
        inputs.chrome_mp4(path, 2)
    out = tmp_path / "out"
    out.mkdir()
    found = await seen(await cut(out, takes, ("a", 0, None), ("b", 1300, 2000), ("a", 0, 1000)))
    assert found.duration_ms == pytest.approx(4000, abs=150)
    assert found.fps == pytest.approx(30, abs=1), "each moment is there once, from the key picture on"
    assert len(list(out.iterdir())) == 1


async def test_a_clip_that_is_coded_otherwise_waits_for_the_render(takes: dict[str, Path], tmp_path: Path) -> None:
    found = await seen(await cut(tmp_path, takes, ("landscape", 0, None), ("vp8_live", 0, None)))
    assert found.video_codec == "h264"
    assert found.duration_ms == pytest.approx(2000, abs=60)


async def test_what_no_browser_plays_has_no_first_cut(tmp_path: Path) -> None:
    take = tmp_path / "studio.mov"
    inputs.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=144x256:d=0.5", "-c:v", "prores_ks", str(take))
    assert await cut(tmp_path, {"t": take}, ("t", 0, None)) is None


def looked_at(monkeypatch: pytest.MonkeyPatch, takes_s: float = 0.0) -> list[str]:
    """Return the names of the files that are looked at from now on, in order."""
    seen: list[str] = []
    real = probe.coding

    async def noted(path: Path) -> probe.Coding:
        seen.append(path.name)
        await asyncio.sleep(takes_s)
        return await real(path)

    monkeypatch.setattr(probe, "coding", noted)
    return seen


async def test_takes_behind_the_first_that_is_coded_otherwise_are_not_looked_at(
    takes: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = looked_at(monkeypatch)
    clips = [("landscape", 0, 800), ("landscape", 900, 1200), ("vp8_live", 0, 500), ("silent", 0, 500)]
    found = await seen(await cut(tmp_path, takes, *clips))
    assert found.video_codec == "h264"
    assert looked == [takes["landscape"].name, takes["vp8_live"].name]


async def test_no_take_behind_the_last_clip_that_counts_is_needed(takes: dict[str, Path], tmp_path: Path) -> None:
    listed = [{"take": "t", "in_ms": 100 * n, "out_ms": 100 * n + 100} for n in range(MOST_CLIPS)]
    edit = editlist.parse({"version": 1, "clips": [*listed, {"take": "late", "in_ms": 0, "out_ms": 500}]})
    assert needed_takes(edit) == {"t"}
    path = await first_cut(edit, {"t": takes["landscape"]}, out_dir=tmp_path, deadline_s=60)
    assert path is not None and path.exists()


async def test_looking_at_takes_ends_with_the_time_there_is(
    takes: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(monkeypatch, takes_s=30)
    edit = editlist.parse({"version": 1, "clips": [{"take": "t", "in_ms": 0, "out_ms": 500}]})
    before = time.monotonic()
    with pytest.raises(RenderError):
        await first_cut(edit, {"t": takes["landscape"]}, out_dir=tmp_path, deadline_s=0.3)
    assert time.monotonic() - before < 5
