"""What is noticed in a take: what its person could do better, and nothing where all is well."""

from pathlib import Path

import pytest

from resumes_app.media.noticing import noticed
from tests.media import inputs

FACE = Path(__file__).parents[2] / "assets" / "demo" / "reply-17.mp4"
ROOM = "scale=720:1280,setsar=1"
SPEECH = "aresample=48000,volume=-3dB"
# A window behind somebody of whom only the outline is seen.
AGAINST_A_WINDOW = "color=white:size=720x1280:rate=30:duration=4,drawbox=x=150:y=250:w=420:h=1030:color=0x2a2420:t=fill"
# Dark skin, dark hair and clothes before a white wall, in good light.
BEFORE_A_WALL = (
    "color=0xe4e4e4:size=720x1280:rate=30:duration=4,drawbox=x=130:y=700:w=460:h=580:color=0x181818:t=fill,"
    "drawbox=x=230:y=300:w=260:h=400:color=0x5a3a28:t=fill,drawbox=x=250:y=330:w=120:h=160:color=0x8a5f46:t=fill"
)
EVENING = "color=0x101418:size=720x1280:rate=30:duration=4,drawbox=x=230:y=300:w=260:h=400:color=0x2a201c:t=fill"


def filmed(path: Path, picture: str = ROOM, sound: str = SPEECH) -> Path:
    """Somebody of the demo who speaks, with picture and sound changed."""
    source = ["-stream_loop", "-1", "-i", str(FACE)]
    inputs.ffmpeg(*source, "-t", "6", "-vf", picture, "-af", sound, *inputs.H264, *inputs.AAC, str(path))
    return path


def drawn(path: Path, picture: str) -> Path:
    inputs.ffmpeg(
        "-f", "lavfi", "-i", picture, "-stream_loop", "-1", "-i", str(FACE), "-map", "0:v", "-map", "1:a",
        "-af", SPEECH, "-t", "4", *inputs.H264, *inputs.AAC, str(path),
    )  # fmt: skip
    return path


async def test_nothing_is_noticed_where_all_is_well(tmp_path: Path) -> None:
    assert await noticed(filmed(tmp_path / "well.mp4"), "mov") == ()


@pytest.mark.parametrize("kind", ["quiet", "crackles", "noisy"])
async def test_what_can_be_heard(tmp_path: Path, kind: str) -> None:
    # As microphones do it: too far away, too near, beside a fan.
    sounds = {
        "quiet": f"{SPEECH},volume=-32dB",
        "crackles": f"{SPEECH},volume=14dB",
        "noisy": f"{SPEECH},aeval='val(0)+0.08*(random(0)-0.5)':c=same",
    }
    assert await noticed(filmed(tmp_path / "take.mp4", sound=sounds[kind]), "mov") == (kind,)


async def test_a_take_without_a_sound_or_with_nothing_to_hear(tmp_path: Path) -> None:
    assert await noticed(filmed(tmp_path / "muted.mp4", sound="volume=0"), "mov") == ("silent",)
    inputs.ffmpeg("-i", str(FACE), "-an", "-vf", ROOM, *inputs.H264, str(tmp_path / "none.mp4"))
    assert await noticed(tmp_path / "none.mp4", "mov") == ("silent",)


@pytest.mark.parametrize(("picture", "kind"), [(EVENING, "dark"), (AGAINST_A_WINDOW, "backlit")])
async def test_what_is_wrong_with_the_light(tmp_path: Path, picture: str, kind: str) -> None:
    assert await noticed(drawn(tmp_path / "take.mp4", picture), "mov") == (kind,)


async def test_a_dark_skin_in_good_light_is_no_dark_picture(tmp_path: Path) -> None:
    assert await noticed(drawn(tmp_path / "take.mp4", BEFORE_A_WALL), "mov") == ()


async def test_a_lying_and_a_tiny_picture_are_noticed(tmp_path: Path) -> None:
    lying = filmed(tmp_path / "lying.mp4", "crop=480:270,scale=1280:720,setsar=1")
    assert await noticed(lying, "mov") == ("wide",)
    assert await noticed(filmed(tmp_path / "tiny.mp4", "scale=180:320,setsar=1"), "mov") == ("small",)


async def test_of_a_card_with_a_voice_only_the_sound_is_noticed(tmp_path: Path) -> None:
    card = drawn(tmp_path / "card.mp4", "color=0x101418:size=1280x300:rate=10:duration=4")
    assert await noticed(card, "mov", sound_only=True) == ()
    inputs.silent(tmp_path / "silent.mp4")
    assert await noticed(tmp_path / "silent.mp4", "mov", sound_only=True) == ("silent",)


async def test_what_browsers_record_is_looked_at_too(takes: dict[str, Path]) -> None:
    for name in ("chrome_mp4", "vp8_live", "vp9_live", "hdr_phone", "phone_rotated"):
        demuxer = "matroska" if takes[name].suffix == ".webm" else "mov"
        assert "dark" not in await noticed(takes[name], demuxer), name
