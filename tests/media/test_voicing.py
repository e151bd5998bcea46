"""A voice memo gets the picture that who speaks on the stage has: a card with the line of the voice."""

import subprocess
from pathlib import Path

import pytest

from resumes_app.media import voice_line
from resumes_app.media.cards import FOLDER
from resumes_app.media.run import executables
from resumes_app.media.voicing import on_card

MIDDLE, APART = 360, 26


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of nothing, a second of a tone, a second of nothing."""
    path = tmp_path_factory.mktemp("memo") / "memo.m4a"
    tone = "sine=frequency=300:duration=3,volume=enable='lt(t,1)+gt(t,2)':volume=0,volume=6dB"
    subprocess.run([executables().ffmpeg, "-v", "error", "-f", "lavfi", "-i", tone, path], check=True)
    return path


async def test_the_line_rises_while_somebody_speaks_and_goes_outwards(memo: Path, tmp_path: Path) -> None:
    made = tmp_path / "take.mp4"
    found = await on_card(memo, "mov", FOLDER / "dusk.mp4", made)
    assert (found.width, found.height, found.has_audio) == (720, 1280, True)
    assert found.duration_ms == pytest.approx(3000, abs=90)
    assert not is_line(made, 0.7, MIDDLE)
    assert is_line(made, 1.5, MIDDLE)
    assert not is_line(made, 2.6, MIDDLE) and is_line(made, 2.6, MIDDLE + 8 * APART, near=True)
    assert list(tmp_path.iterdir()) == [made]


def is_line(film: Path, at_s: float, x: int, *, near: bool = False) -> bool:
    """Whether the picture at that time is white there, 60 pixels above the middle, or 10 where it is to be near."""
    row = 640 - (10 if near else 60)
    argv = [executables().ffmpeg, "-v", "error", "-ss", str(at_s), "-i", film, "-frames:v", "1"]
    argv += ["-vf", f"crop=2:2:{x}:{row},format=gray", "-f", "rawvideo", "-"]
    return subprocess.run(argv, check=True, capture_output=True).stdout[0] > 200


def test_the_bars_are_those_of_the_stage() -> None:
    """The same numbers as `tests/ui` has for the browser's line."""
    loud = voice_line.heights([0.0, 1.0, 0.0])
    pictures = [loud[at : at + voice_line.BARS] for at in range(0, len(loud), voice_line.BARS)]
    assert [picture.index(max(picture)) if max(picture) else None for picture in pictures] == [None, 9, 8]
    assert pictures[2][8] == pictures[2][10] == round(254 * 0.9)


def test_silence_is_a_line_of_dots_and_the_loudest_fills_it() -> None:
    assert voice_line.levels(bytes(2 * 8000)) == [0.0] * 13
    assert voice_line.levels(b"\xff\x7f" * 640) == [1.0]
    shape, width = voice_line.shape(), voice_line.SIZE[0] * voice_line.FINER
    middle = shape[width * 320 : width * 321]
    assert middle.count(0) == 19 * 24  # A dot is as wide as a bar.
    assert shape[width // 2] < voice_line.NEVER
