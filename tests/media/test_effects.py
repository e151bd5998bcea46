"""What an edit does to picture and sound, seen and heard in whole renders."""

from array import array
from pathlib import Path

import pytest
from PIL import Image

from resumes_app.media import editlist, stickers
from resumes_app.media.errors import EditError
from tests.media import inputs
from tests.media.made import decoded, make_set, onsets

Colour = tuple[int, int, int]
RED, GREEN, BLUE = (200, 40, 40), (40, 180, 60), (40, 60, 200)


def plain(path: Path, colour: Colour, seconds: float = 2, size: str = "720x1280") -> Path:
    """A take of one colour, silent but for a soft tone."""
    shown = f"color=0x{bytes(colour).hex()}:size={size}:rate=30:duration={seconds}"
    sources = ["-f", "lavfi", "-i", shown, "-f", "lavfi", "-i", f"sine=f=300:d={seconds}"]
    inputs.ffmpeg(*sources, *inputs.H264, *inputs.AAC, str(path))
    return path


@pytest.fixture(scope="module")
def colours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("colours")
    return {name: plain(folder / f"{name}.mp4", colour) for name, colour in (("red", RED), ("blue", BLUE))}


def picture(video: Path, at_s: float) -> Image.Image:
    """The picture shown at `at_s`."""
    pixels = decoded(video, "-ss", f"{at_s:.3f}", "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo")
    return Image.frombytes("RGB", (480, 854), pixels)


def alike(one: tuple[int, ...], other: tuple[int, ...], within: int = 14) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= within


MIDDLE = (240, 427)


async def test_a_fade_shows_both_clips_and_ends_on_time(colours: dict[str, Path], tmp_path: Path) -> None:
    into = {"take": "blue", "in_ms": 0, "out_ms": 2000, "transition": "fade", "transition_ms": 1000}
    made = await make_set(tmp_path, colours, [{"take": "red", "in_ms": 0, "out_ms": 2000}, into])
    assert made.duration_ms == 3000
    video = made.files["mp4_480"]
    between = tuple((a + b) // 2 for a, b in zip(RED, BLUE, strict=True))
    for at_s, wanted in ((0.9, RED), (1.5, between), (2.1, BLUE), (2.9, BLUE)):
        assert alike(picture(video, at_s).getpixel(MIDDLE), wanted), at_s


async def test_a_slide_comes_from_the_right(colours: dict[str, Path], tmp_path: Path) -> None:
    into = {"take": "blue", "in_ms": 0, "out_ms": 2000, "transition": "slide", "transition_ms": 1000}
    made = await make_set(tmp_path, colours, [{"take": "red", "in_ms": 0, "out_ms": 2000}, into])
    half = picture(made.files["mp4_480"], 1.5)
    assert alike(half.getpixel((40, 427)), RED) and alike(half.getpixel((440, 427)), BLUE)


async def test_flash_and_beep_stay_together_through_transitions(tmp_path: Path) -> None:
    take = tmp_path / "flash.mp4"
    shown = "color=black:size=360x640:rate=30:duration=8,drawbox=color=white:t=fill:enable='lt(mod(t,1),0.2)'"
    beep = "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)':s=48000:d=8"
    inputs.ffmpeg("-f", "lavfi", "-i", shown, "-f", "lavfi", "-i", beep, *inputs.H264, *inputs.AAC, str(take))
    clips = [
        {"take": "t", "in_ms": 500, "out_ms": 2730},
        {"take": "t", "in_ms": 1470, "out_ms": 5390, "speed": 1.25, "transition": "fade", "transition_ms": 333},
        {"take": "t", "in_ms": 2444, "out_ms": 4666},
        {"take": "t", "in_ms": 3610, "out_ms": 7777, "transition": "zoom", "transition_ms": 500},
        {"take": "t", "in_ms": 610, "out_ms": 4777, "transition": "slide", "transition_ms": 250},
    ]
    made = await make_set(tmp_path, {"t": take}, clips, clean_voice=True)
    light = [float(v) for v in decoded(made.files["mp4_480"], "-vf", "scale=1:1,format=gray", "-f", "rawvideo")]
    samples = array("h", decoded(made.files["mp4_480"], "-f", "s16le", "-ac", "1", "-ar", "8000"))
    loud = [float(max(map(abs, samples[n : n + 80]))) for n in range(0, len(samples), 80)]
    flashes, beeps = onsets(light, 1 / 30, 160), onsets(loud, 0.01, 4000)
    assert len(light) == round(made.duration_ms * 30 / 1000)
    assert len(flashes) >= 9
    for flash in flashes:
        nearest = min(beeps, key=lambda beep: abs(beep - flash))
        assert abs(nearest - flash) < 0.05, f"flash at {flash:.2f} s, nearest beep at {nearest:.2f} s"


async def test_as_many_transitions_as_are_allowed_fit_into_memory(colours: dict[str, Path], tmp_path: Path) -> None:
    clip = {"take": "red", "in_ms": 0, "out_ms": 300, "transition": "fade", "transition_ms": 100}
    made = await make_set(tmp_path, colours, [clip] * 40)
    assert made.duration_ms == pytest.approx(40 * 300 - 39 * 100, abs=20)


async def test_a_landscape_take_fills_the_frame_around_its_focus(tmp_path: Path) -> None:
    take = tmp_path / "two.mp4"
    halves = "color=red:size=640x360:rate=30:duration=1,drawbox=x=320:w=320:h=360:color=blue:t=fill"
    inputs.ffmpeg("-f", "lavfi", "-i", halves, *inputs.H264, str(take))
    for focus_x, wanted in ((0.2, (255, 0, 0)), (0.8, (0, 0, 255))):
        out = tmp_path / f"out-{focus_x}"
        out.mkdir()
        clip = {"take": "t", "in_ms": 0, "out_ms": 1000, "fit": "fill", "focus_x": focus_x}
        made = await make_set(out, {"t": take}, [clip])
        shown = picture(made.files["mp4_480"], 0.5)
        assert all(alike(shown.getpixel(place), wanted, 40) for place in ((10, 10), MIDDLE, (470, 840)))


@pytest.mark.parametrize("fit", ["fill", "pad"])
async def test_zoom_shows_the_focus_larger(tmp_path: Path, fit: str) -> None:
    take = tmp_path / "dot.mp4"
    dot = "color=black:size=640x360:rate=30:duration=1,drawbox=x=150:y=80:w=20:h=20:color=white:t=fill"
    inputs.ffmpeg("-f", "lavfi", "-i", dot, *inputs.H264, str(take))
    seen = []
    for zoom in (1, 2):
        out = tmp_path / f"out-{zoom}"
        out.mkdir()
        clip = {
            "take": "t", "in_ms": 0, "out_ms": 500, "fit": fit, "zoom": zoom, "focus_x": 0.25, "focus_y": 0.25,
        }  # fmt: skip
        made = await make_set(out, {"t": take}, [clip])
        white = picture(made.files["mp4_480"], 0.2).convert("L").point(lambda v: 255 if v > 128 else 0)
        seen.append(white.getbbox())
    small, large = ((box[2] - box[0]) for box in seen)
    assert large == pytest.approx(2 * small, rel=0.15)


async def test_burned_captions_are_seen_exactly_while_they_are_spoken(colours: dict[str, Path], tmp_path: Path) -> None:
    cues = [{"start_ms": n * 150, "end_ms": n * 150 + 100, "text": f"Line {n}"} for n in range(12)]
    made = await make_set(
        tmp_path, colours, [{"take": "blue", "in_ms": 0, "out_ms": 2000}], captions=cues,
        burn={"style": "bright", "spot": "low", "size": 0.05},
    )  # fmt: skip
    video = made.files["mp4_480"]
    shown = [_bright(picture(video, at_s)) for at_s in (0.05, 0.117, 0.2, 0.26, 1.72, 1.9)]
    assert shown == [True, False, True, False, True, False]
    box = picture(video, 0.05).convert("L").point(lambda v: 255 if v > 180 else 0).getbbox()
    assert box is not None and 0.6 * 854 < box[1] < box[3] <= 0.81 * 854, "above the players' controls"
    assert "captions" in made.files, "still a track for those who need one"


def _bright(image: Image.Image) -> bool:
    return max(image.convert("L").tobytes()) > 200


async def test_a_sticker_lies_where_it_was_put_for_as_long_as_it_was_said(
    colours: dict[str, Path], tmp_path: Path
) -> None:
    stuck = {"name": "check", "start_ms": 500, "end_ms": 1000, "x": 0.25, "y": 0.5, "size": 0.3}
    made = await make_set(tmp_path, colours, [{"take": "blue", "in_ms": 0, "out_ms": 2000}], stickers=[stuck])
    video = made.files["mp4_480"]
    place = (80, 427)
    assert [alike(picture(video, at_s).getpixel(place), BLUE, 30) for at_s in (0.4, 0.7, 1.1)] == [True, False, True]
    assert alike(picture(video, 0.7).getpixel((360, 427)), BLUE)


async def test_a_sticker_that_is_not_there_is_told_of_with_a_way_on(colours: dict[str, Path], tmp_path: Path) -> None:
    stuck = {"name": "unicorn", "start_ms": 0, "end_ms": 100, "x": 0.5, "y": 0.5, "size": 0.3}
    with pytest.raises(EditError, match="sticker of this video is not there any more"):
        await make_set(tmp_path, colours, [{"take": "blue", "in_ms": 0, "out_ms": 500}], stickers=[stuck])


def test_every_sticker_has_its_picture() -> None:
    assert len(stickers.names()) >= 12


async def test_the_cover_is_the_chosen_picture(colours: dict[str, Path], tmp_path: Path) -> None:
    clips = [{"take": name, "in_ms": 0, "out_ms": 1000} for name in ("red", "blue")]
    made = await make_set(tmp_path, colours, clips, cover_ms=1500)
    with Image.open(made.files["poster"]) as poster:
        assert alike(poster.convert("RGB").getpixel((360, 640)), BLUE)


@pytest.mark.parametrize(
    ("tone", "sign"),
    [({"brightness": 0.5}, (1, 1, 1)), ({"brightness": -0.5}, (-1, -1, -1)), ({"warmth": 1}, (1, 0, -1))],
)
async def test_tone_moves_colours_the_way_it_says(tmp_path: Path, tone: dict[str, float], sign: Colour) -> None:
    before = (150, 120, 130)
    take = plain(tmp_path / "skin.mp4", before, 0.5)
    made = await make_set(tmp_path, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": 500}], tone=tone)
    after = picture(made.files["mp4_480"], 0.2).getpixel(MIDDLE)
    for was, now, way in zip(before, after, sign, strict=True):
        assert (now - was) * way > 8 if way else abs(now - was) <= 6


async def test_a_muted_clip_is_silent_and_music_begins_where_it_was_told(
    colours: dict[str, Path], tmp_path: Path
) -> None:
    bed = tmp_path / "bed.m4a"
    silence_then_tone = "aevalsrc='0.4*sin(2*PI*440*t)*gte(t,2)':s=48000:d=4"
    inputs.ffmpeg("-f", "lavfi", "-i", silence_then_tone, "-ac", "2", *inputs.AAC, str(bed))
    out = tmp_path / "out"
    out.mkdir()
    music = {"bed": "bed", "start_ms": 0, "gain_db": 0, "duck": False, "fade_out_ms": 0, "from_ms": 1500}
    clip = {"take": "red", "in_ms": 0, "out_ms": 2000, "mute": True}
    made = await make_set(out, colours, [clip], bed, music=music)
    samples = array("h", decoded(made.files["mp4_480"], "-f", "s16le", "-ac", "1", "-ar", "8000"))
    first, later = (max(map(abs, samples[start : start + 2400])) for start in (800, 8000))
    assert first < 100 < 5000 < later


async def test_a_clean_voice_has_less_of_the_room(tmp_path: Path) -> None:
    take = tmp_path / "noisy.mp4"
    voice = "aevalsrc='0.3*sin(2*PI*220*t)*lt(mod(t,1),0.4)+0.02*(random(0)-0.5)':s=48000:d=6"
    shown = "color=gray:size=360x640:rate=30:duration=6"
    inputs.ffmpeg("-f", "lavfi", "-i", shown, "-f", "lavfi", "-i", voice, *inputs.H264, *inputs.AAC, str(take))
    ratios = []
    for clean in (False, True):
        out = tmp_path / f"out-{clean}"
        out.mkdir()
        made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": 6000}], clean_voice=clean)
        samples = array("h", decoded(made.files["mp4_480"], "-f", "s16le", "-ac", "1", "-ar", "8000"))
        spoken, pause = (_power(samples, at_s) for at_s in (4.1, 4.6))
        ratios.append(spoken / pause)
    assert ratios[1] > 1.5 * ratios[0]


def _power(samples: "array[int]", at_s: float) -> float:
    part = samples[round(at_s * 8000) : round((at_s + 0.2) * 8000)]
    return sum(sample * sample for sample in part) ** 0.5


async def test_every_effect_at_once_is_rendered(takes: dict[str, Path], bed: Path, tmp_path: Path) -> None:
    clips = [
        {"take": name, "in_ms": 0, "out_ms": None, "transition": kind, "transition_ms": 300, "zoom": 1.2}
        for name, kind in zip(takes, [*editlist.TRANSITIONS] * 3, strict=False)
    ]
    overlays = [
        {"text": "Anna", "start_ms": 0, "end_ms": 900, "x": 0.5, "y": 0.2, "size": 0.05, "style": style, "face": face}
        for style, face in zip([*editlist.STYLES] * 2, editlist.FACES, strict=False)
    ]
    made = await make_set(
        tmp_path, takes, clips, bed, look="noir", tone={"warmth": 0.3, "contrast": 0.2}, overlays=overlays,
        stickers=[{"name": "star", "start_ms": 0, "end_ms": 900, "x": 0, "y": 0, "size": 0.2}],
        music={"bed": "bed", "start_ms": 0, "gain_db": -12, "duck": True, "fade_out_ms": 0, "fade_in_ms": 500},
        captions=[{"start_ms": 0, "end_ms": 900, "text": "Hello."}], burn={}, clean_voice=True, cover_ms=100,
    )  # fmt: skip
    assert made.duration_ms > 2000
