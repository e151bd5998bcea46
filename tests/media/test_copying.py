"""A take that nothing is done to is copied where nobody could tell it from an encode; else it is encoded."""

from pathlib import Path
from typing import Any

import pytest

from resumes_app.media import probe
from resumes_app.media.profiles import STANDARD
from tests.media import inputs
from tests.media.made import make_set
from tests.media.test_first_cut import pictures

NAMED = ["-colorspace", "bt709", "-color_range", "tv"]
LEVEL = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-crf", "32", "-g", "60", *NAMED]


def film(path: Path, *more: str, size: str = "720x1280", rate: int = 30, seconds: float = 1) -> Path:
    """A recording that is level with the published set, but for what the arguments say."""
    picture = ["-f", "lavfi", "-i", f"color=gray:size={size}:rate={rate}:duration={seconds}"]
    voice = ["-f", "lavfi", "-i", f"anoisesrc=amplitude=0.1:color=pink:seed=7:duration={seconds}"]
    inputs.ffmpeg(*picture, *voice, *LEVEL, "-c:a", "pcm_s16le", *more, "-f", "mov", str(path))
    return path


async def is_copied(take: Path, out: Path, **edit: Any) -> bool:
    """Whether the largest rendition of the take holds its very pictures; the set has been checked in any case."""
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}], **edit)
    return pictures(made.files["mp4_720"]) == pictures(take)


@pytest.mark.parametrize("more", [[], ["-bf", "2"]], ids=["plain", "reordered"])
async def test_an_untouched_take_that_is_level_is_copied(tmp_path: Path, more: list[str]) -> None:
    take = film(tmp_path / "take.mov", *more)
    assert await is_copied(take, tmp_path / "out")
    found = await probe.probe(tmp_path / "out" / "720.mp4", "mov")
    assert (found.frames, found.audio_codec, found.sample_rate) == (30, "aac", 48_000)
    head = (tmp_path / "out" / "720.mp4").read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


async def test_sound_may_be_changed_beside_a_copied_picture(tmp_path: Path) -> None:
    take = film(tmp_path / "take.mov")
    captions = [{"start_ms": 0, "end_ms": 900, "text": "Hello."}]
    assert await is_copied(take, tmp_path / "out", clean_voice=True, captions=captions)


@pytest.mark.parametrize(
    "edit",
    [
        {"look": "warm"},
        {"tone": {"brightness": 0.1}},
        {"captions": [{"start_ms": 0, "end_ms": 900, "text": "Hi"}], "burn": {}},
    ],
    ids=["look", "tone", "burned captions"],
)
async def test_a_take_that_is_changed_is_encoded(tmp_path: Path, edit: dict[str, Any]) -> None:
    assert not await is_copied(film(tmp_path / "take.mov"), tmp_path / "out", **edit)


UNEVEN = ["-vf", "select='not(eq(mod(n\\,7)\\,3))'", "-fps_mode", "passthrough"]
NOT_LEVEL: dict[str, dict[str, Any]] = {
    "uneven rate": {"more": UNEVEN},
    "another rate": {"rate": 25},
    "another size": {"size": "540x960"},
    "few key pictures": {"more": ["-g", "300", "-keyint_min", "300"], "seconds": 3},
    "too many bits": {"more": ["-vf", "noise=alls=90:allf=t", "-crf", "10"]},
    "colours not named": {"more": ["-bsf:v", "h264_metadata=matrix_coefficients=2"]},
    "another range": {"more": ["-vf", "scale=out_range=pc", "-color_range", "pc"]},
    "other primaries": {"more": ["-bsf:v", "h264_metadata=colour_primaries=9"]},
    "another chroma": {"more": ["-pix_fmt", "yuv444p"]},
    "pixels not square": {"more": ["-vf", "setsar=2"]},
}


@pytest.mark.parametrize("name", NOT_LEVEL)
async def test_a_take_that_is_not_level_is_no_candidate(tmp_path: Path, name: str) -> None:
    how = dict(NOT_LEVEL[name])
    take = film(tmp_path / "take.mov", *how.pop("more", []), **how)
    assert not await probe.is_level(take, "mov", STANDARD)


async def test_a_copy_that_turns_out_otherwise_is_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def mistaken(*_: object) -> bool:
        return True

    monkeypatch.setattr(probe, "is_level", mistaken)
    assert not await is_copied(film(tmp_path / "take.mov", size="540x960"), tmp_path / "out")
