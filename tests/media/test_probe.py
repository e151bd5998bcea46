"""What is taken and what is refused, from real files and hostile ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from resumes_app.media import probe
from resumes_app.media.errors import MediaError
from tests.media import inputs

EXPECTED: dict[str, tuple[tuple[int, int], bool, str]] = {
    "chrome_mp4": ((360, 640), True, "h264"),
    "vp8_live": ((360, 640), True, "vp8"),
    "vp9_live": ((360, 640), True, "vp9"),
    "phone_rotated": ((360, 640), True, "h264"),
    "landscape": ((640, 360), True, "h264"),
    "silent": ((360, 640), False, "h264"),
    "short_sound": ((360, 640), True, "h264"),
    "hdr_phone": ((360, 640), True, "hevc"),
}


@pytest.mark.parametrize("name", EXPECTED)
async def test_a_real_recording_is_understood(takes: dict[str, Path], name: str) -> None:
    found = await probe.inspect(takes[name])
    size, has_audio, codec = EXPECTED[name]
    assert (found.width, found.height) == size
    assert found.has_video and found.has_audio is has_audio
    assert found.video_codec == codec
    assert found.duration_ms == pytest.approx(1000 if name == "hdr_phone" else 2000, abs=50)
    assert found.hdr is (name == "hdr_phone")


def _nothing(path: Path, _take: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path, _take: Path) -> None:
    path.write_text("<!doctype html><title>Not found</title>" * 50)


def _without_index(path: Path, _take: Path) -> None:
    """A phone whose battery died: the index is written last."""
    whole = path.with_suffix(".whole.mp4")
    inputs.landscape(whole)
    path.write_bytes(whole.read_bytes()[:9000])


def _header_only(path: Path, take: Path) -> None:
    data = take.read_bytes()
    path.write_bytes(data[: data.index(b"moof") - 4])


def _playlist(path: Path, take: Path) -> None:
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{take}\n#EXT-X-ENDLIST\n")


def _concat(path: Path, take: Path) -> None:
    path.write_text(f"ffconcat version 1.0\nfile '{take}'\n")


def _disguised_concat(path: Path, take: Path) -> None:
    """A playlist behind an honest-looking head."""
    path.write_bytes(
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\n" + f"ffconcat version 1.0\nfile '{take}'\n".encode()
    )


def _svg(path: Path, _take: Path) -> None:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')


def _sound_only(path: Path, _take: Path) -> None:
    inputs.bed(path)


def _huge(path: Path, _take: Path) -> None:
    picture = ["-f", "lavfi", "-i", "color=black:size=6144x4096:rate=1:duration=1"]
    inputs.ffmpeg(*picture, "-c:v", "libx264", "-preset", "ultrafast", "-qp", "51", str(path))


def _thread(path: Path, _take: Path) -> None:
    picture = ["-f", "lavfi", "-i", "color=black:size=1280x16:rate=10:duration=1"]
    inputs.ffmpeg(*picture, *inputs.H264, str(path))


def _long(path: Path, _take: Path) -> None:
    picture = ["-f", "lavfi", "-i", "color=black:size=16x16:rate=1:duration=700"]
    inputs.ffmpeg(*picture, "-c:v", "libx264", "-preset", "ultrafast", str(path))


@pytest.mark.parametrize(
    ("make", "advice"),
    [
        (_nothing, "empty"),
        (_text, "MP4, MOV or WebM"),
        (_without_index, "damaged or unfinished"),
        (_header_only, "damaged or unfinished"),
        (_playlist, "MP4, MOV or WebM"),
        (_concat, "MP4, MOV or WebM"),
        (_disguised_concat, "damaged or unfinished"),
        (_svg, "MP4, MOV or WebM"),
        (_sound_only, "no picture"),
        (_huge, "4K or less"),
        (_thread, "too small"),
        (_long, "longer than 10 minutes"),
    ],
)
async def test_a_bad_file_is_refused_with_advice(
    takes: dict[str, Path], tmp_path: Path, make: Callable[[Path, Path], None], advice: str
) -> None:
    path = tmp_path / "upload.mp4"
    make(path, takes["chrome_mp4"])
    with pytest.raises(MediaError, match=advice) as refused:
        await probe.inspect(path)
    assert refused.value.status == 422


@pytest.mark.parametrize("name", ["chrome_mp4", "vp8_live"])
async def test_a_recording_that_breaks_off_is_used_up_to_there(
    takes: dict[str, Path], tmp_path: Path, name: str
) -> None:
    data = takes[name].read_bytes()
    path = tmp_path / "cut"
    path.write_bytes(data[: len(data) * 7 // 10])
    found = await probe.inspect(path)
    assert 500 < found.duration_ms < 2000
