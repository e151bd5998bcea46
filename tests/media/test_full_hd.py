"""A set with 1080×1920 beside the common sizes: level with every other one but for its sharpness."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from resumes_app.media import probe
from resumes_app.media.loudness import measure_file
from resumes_app.media.profiles import FULL_HD, FULL_HD_PIECES, STANDARD, profile_for
from resumes_app.media.publish import PublishedSet
from resumes_app.media.source import Media
from tests.media import inputs
from tests.media.made import decoded, make_set

CLIPS = [
    {"take": "tall", "in_ms": 0, "out_ms": 1500},
    {"take": "wide", "in_ms": 0, "out_ms": 1500, "transition": "fade", "transition_ms": 500},
]
LAID = {
    "overlays": [
        {"text": "Anna, barista", "start_ms": 0, "end_ms": 2500, "x": 0.5, "y": 0.2, "size": 0.05, "style": "card"}
    ],
    "stickers": [{"name": "star", "start_ms": 0, "end_ms": 2500, "x": 0.2, "y": 0.8, "size": 0.3}],
    "captions": [{"start_ms": 0, "end_ms": 2500, "text": "Hello, I am Anna, and I make coffee."}],
    "burn": {},
}


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("filmed")
    takes = {"tall": folder / "tall.mp4", "wide": folder / "wide.mp4"}
    for path, size in zip(takes.values(), ("1080x1920", "1280x720"), strict=True):
        shown = f"smptehdbars=size={size}:rate=30:duration=2"
        sound = "sine=frequency=220:beep_factor=4:sample_rate=48000:duration=2"
        inputs.ffmpeg("-f", "lavfi", "-i", shown, "-f", "lavfi", "-i", sound, *inputs.H264, *inputs.AAC, str(path))
    return takes


@pytest.fixture(scope="module")
async def sets(filmed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, PublishedSet]:
    """The same edit as both sets, by the profile's name."""
    made = {}
    for profile in (STANDARD, FULL_HD):
        out = tmp_path_factory.mktemp(profile.name)
        made[profile.name] = await make_set(out, filmed, CLIPS, profile=profile, **LAID)
    return made


async def test_every_rendition_is_level(sets: dict[str, PublishedSet]) -> None:
    loud = []
    for made in sets.values():
        for kind, path in made.files.items():
            if not kind.startswith("mp4_"):
                continue
            found = await probe.probe(path, "mov")
            assert (found.width, found.height) == {
                "mp4_1080": (1080, 1920), "mp4_720": (720, 1280), "mp4_480": (480, 854)
            }[kind]  # fmt: skip
            assert (found.video_codec, found.audio_codec, found.sample_rate) == ("h264", "aac", 48_000)
            assert (found.frames, found.fps) == (75, pytest.approx(30, abs=0.01))
            assert found.duration_ms == pytest.approx(2500, abs=34)
            heard = await measure_file(Media(str(path), found), deadline_s=60)
            assert heard.true_peak_dbtp <= -1
            loud.append(heard.integrated_lufs)
    assert len(loud) == 5
    assert max(loud) - min(loud) <= 0.3 and loud[0] == pytest.approx(-14, abs=1)


def test_1080_is_beside_the_others_and_only_where_it_is_asked_for(sets: dict[str, PublishedSet]) -> None:
    common, sharp = sets.values()
    assert set(sharp.files) - set(common.files) == {"mp4_1080"} and set(common.files) <= set(sharp.files)
    assert (common.width, sharp.width) == (720, 1080)


def test_poster_and_preview_are_as_large_as_anywhere(sets: dict[str, PublishedSet]) -> None:
    posters = []
    for made in sets.values():
        with Image.open(made.files["poster"]) as poster:
            posters.append(poster.convert("RGB"))
        assert len(decoded(made.files["preview"], "-frames:v", "1", "-f", "rawvideo")) == 360 * 640 * 3 // 2
    assert [poster.size for poster in posters] == [(720, 1280)] * 2
    assert _difference(*posters) < 3


@pytest.mark.parametrize("at_s", [0.5, 1.25, 2.2])
def test_cut_padding_and_what_is_laid_over_look_the_same_in_every_size(
    sets: dict[str, PublishedSet], at_s: float
) -> None:
    shown = [
        _picture(path, at_s)
        for made in sets.values()
        for kind, path in made.files.items()
        if kind.startswith("mp4_")
    ]  # fmt: skip
    assert len(shown) == 5
    assert max(_difference(shown[0], other) for other in shown[1:]) < 4


async def test_as_many_pieces_as_are_allowed_fit_into_memory(filmed: dict[str, Path], tmp_path: Path) -> None:
    clip = {"take": "wide", "in_ms": 0, "out_ms": 200, "transition": "fade", "transition_ms": 100}
    clips = 1 + (FULL_HD_PIECES - 1) // 3
    made = await make_set(tmp_path, filmed, [clip] * clips, profile=FULL_HD)
    assert made.duration_ms == pytest.approx(100 + clips * 100, abs=20)


def test_only_a_take_that_has_it_makes_a_sharper_set() -> None:
    assert profile_for([(720, 1280), (1920, 1080)], pieces=2, full_hd=True) is FULL_HD
    assert profile_for([(1080, 1920)], pieces=1, full_hd=False) is STANDARD
    assert profile_for([(720, 1280), (1920, 1079)], pieces=2, full_hd=True) is STANDARD
    assert profile_for([(1080, 1920)], pieces=FULL_HD_PIECES + 1, full_hd=True) is STANDARD


def _picture(video: Path, at_s: float) -> Image.Image:
    small = ["-vf", "scale=240:426:flags=area", "-pix_fmt", "rgb24", "-f", "rawvideo"]
    return Image.frombytes("RGB", (240, 426), decoded(video, "-ss", f"{at_s:.3f}", "-frames:v", "1", *small))


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Mean of the differences of all colours, of 255."""
    means = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)
