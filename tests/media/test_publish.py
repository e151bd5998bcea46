"""Whole renders of real recordings: length, size, loudness, sync, and what is in the set."""

import asyncio
import json
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from resumes_app.media import editlist, probe
from resumes_app.media.errors import EditError
from resumes_app.media.loudness import measure_file
from resumes_app.media.publish import publish
from resumes_app.media.source import Media
from tests.media import inputs
from tests.media.made import decoded, make_set, onsets


async def test_every_kind_of_recording_in_one_edit(takes: dict[str, Path], bed: Path, tmp_path: Path) -> None:
    clips = [{"take": name, "in_ms": 100, "out_ms": None} for name in takes]
    clips[1]["speed"] = 1.25
    overlay = {"text": "Anna", "start_ms": 0, "end_ms": 90_000, "x": 0.5, "y": 0.8, "size": 0.05, "style": "card"}
    made = await make_set(
        tmp_path, takes, clips, bed, look="warm", overlays=[overlay],
        music={"bed": "bed", "start_ms": 500, "gain_db": -12, "duck": True, "fade_out_ms": 1000},
        captions=[{"start_ms": 0, "end_ms": 900, "text": "Hello."}],
    )  # fmt: skip

    assert sorted(made.files) == ["captions", "mp4_480", "mp4_720", "poster", "preview", "waveform"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in made.files.values())
    assert (made.width, made.height) == (720, 1280)
    for kind, size in (("mp4_720", (720, 1280)), ("mp4_480", (480, 854))):
        found = await probe.probe(made.files[kind], "mov")
        assert (found.width, found.height) == size
        assert found.fps == pytest.approx(30, abs=0.01)
        assert found.duration_ms == pytest.approx(made.duration_ms, abs=34)
        assert (found.video_codec, found.audio_codec, found.sample_rate) == ("h264", "aac", 48_000)
        heard = await measure_file(Media(str(made.files[kind]), found), deadline_s=60)
        assert heard.integrated_lufs == pytest.approx(-14, abs=1)
        assert heard.true_peak_dbtp <= -1
        head = made.files[kind].read_bytes()[:200_000]
        assert head.index(b"moov") < head.index(b"mdat"), "the index comes first"

    preview = await probe.probe(made.files["preview"], "mov")
    assert (preview.width, preview.height, preview.has_audio, preview.duration_ms) == (360, 640, False, 3000)
    with Image.open(made.files["poster"]) as poster:
        assert (poster.format, poster.size) == ("WEBP", (720, 1280))
    assert made.placeholder.startswith("data:image/webp;base64,") and len(made.placeholder) < 700
    peaks = json.loads(made.files["waveform"].read_text())["peaks"]
    assert len(peaks) == 200 and 0.1 < max(peaks) <= 1
    assert made.files["captions"].read_text().startswith("WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nHello.")


@pytest.mark.parametrize(("name", "in_ms"), [("silent", 0), ("short_sound", 0), ("short_sound", 1200)])
async def test_missing_sound_leaves_the_picture_whole(
    takes: dict[str, Path], tmp_path: Path, name: str, in_ms: int
) -> None:
    made = await make_set(tmp_path, takes, [{"take": name, "in_ms": in_ms, "out_ms": 2000}])
    frames = len(decoded(made.files["mp4_480"], "-vf", "scale=1:1,format=gray", "-f", "rawvideo"))
    samples = len(decoded(made.files["mp4_480"], "-f", "s16le", "-ac", "1")) // 2
    assert frames == 60 - in_ms * 30 // 1000
    assert samples == pytest.approx(frames * 1600, abs=1024)
    assert "captions" not in made.files


async def test_a_picture_that_stops_leaves_the_sound_whole(tmp_path: Path) -> None:
    take = tmp_path / "stopped.webm"
    sources = ["-f", "lavfi", "-i", "testsrc2=size=360x640:rate=30:duration=1", "-f", "lavfi", "-i", "sine=d=3"]
    inputs.ffmpeg(*sources, *inputs.VP8, *inputs.OPUS, *inputs.LIVE, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])
    assert made.duration_ms == pytest.approx(3000, abs=50)
    with pytest.raises(EditError, match="picture has ended"):
        await make_set(out, {"t": take}, [{"take": "t", "in_ms": 2000, "out_ms": None}])


async def test_flash_and_beep_stay_together_through_cuts_and_speeds(tmp_path: Path) -> None:
    take = tmp_path / "flash.webm"
    picture = "color=black:size=360x640:rate=30:duration=7,drawbox=color=white:t=fill:enable='lt(mod(t,1),0.2)'"
    beep = "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)':s=48000:d=7"
    # Pictures are dropped, but not those in which the flash begins.
    uneven = [
        "-vf",
        "select='not(eq(mod(n\\,7)\\,3)*gt(mod(t\\,1)\\,0.3)*lt(mod(t\\,1)\\,0.9))'",
        "-fps_mode",
        "passthrough",
    ]
    sources = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", beep]
    inputs.ffmpeg(*sources, *uneven, *inputs.VP8, *inputs.OPUS, *inputs.LIVE, str(take))
    clips = [
        {"take": "t", "in_ms": 500, "out_ms": 2730},
        {"take": "t", "in_ms": 1470, "out_ms": 5390, "speed": 1.25},
        {"take": "t", "in_ms": 3610, "out_ms": 5777, "speed": 0.5},
        {"take": "t", "in_ms": 4444, "out_ms": 6666},
    ]
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, clips)

    light = [float(v) for v in decoded(made.files["mp4_480"], "-vf", "scale=1:1,format=gray", "-f", "rawvideo")]
    samples = array("h", decoded(made.files["mp4_480"], "-f", "s16le", "-ac", "1", "-ar", "8000"))
    loud = [float(max(map(abs, samples[n : n + 80]))) for n in range(0, len(samples), 80)]
    flashes, beeps = onsets(light, 1 / 30, 128), onsets(loud, 0.01, 4000)
    assert len(light) == sum(editlist.frame_counts(editlist.parse({"version": 1, "clips": clips}), 30))
    assert len(flashes) >= 9
    for flash in flashes:
        nearest = min(beeps, key=lambda beep: abs(beep - flash))
        assert abs(nearest - flash) < 0.05, f"flash at {flash:.2f} s, nearest beep at {nearest:.2f} s"


async def test_a_quiet_voice_is_brought_to_the_common_loudness(tmp_path: Path) -> None:
    take = tmp_path / "quiet.mp4"
    voice = ["-f", "lavfi", "-i", "anoisesrc=amplitude=0.1:color=pink:duration=4:seed=7"]
    picture = ["-f", "lavfi", "-i", "color=gray:size=360x640:rate=30:duration=4"]
    inputs.ffmpeg(*picture, *voice, *inputs.H264, *inputs.AAC, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])
    found = await probe.probe(made.files["mp4_720"], "mov")
    heard = await measure_file(Media(str(made.files["mp4_720"]), found), deadline_s=60)
    assert heard.true_peak_dbtp <= -1
    assert heard.integrated_lufs == pytest.approx(-14, abs=1)


async def test_as_many_clips_and_titles_as_are_allowed_can_be_rendered(takes: dict[str, Path], tmp_path: Path) -> None:
    title = {"text": "Anna", "start_ms": 0, "end_ms": 90_000, "x": 0.5, "y": 0.5, "size": 0.04, "style": "plain"}
    clips = [{"take": "landscape", "in_ms": 0, "out_ms": 300}] * 40
    made = await make_set(tmp_path, takes, clips, overlays=[title] * 40)
    assert made.duration_ms == 12_000


@pytest.mark.parametrize(
    ("out_ms", "speed", "shared_ms"), [(100, 2.0, 0), (100, 2.0, 50), (100, 1.0, 50), (100, 1.0, 25), (234, 1.0, 100)]
)
async def test_no_picture_is_lost_where_one_stands_alone_between_cuts_or_transitions(
    takes: dict[str, Path], tmp_path: Path, out_ms: int, speed: float, shared_ms: int
) -> None:
    into = {"transition": "slide" if shared_ms else "cut", "transition_ms": shared_ms}
    moment = {"take": "landscape", "in_ms": 0, "out_ms": out_ms, "speed": speed, **into}
    made = await make_set(tmp_path, takes, [{"take": "landscape", "in_ms": 0, "out_ms": 1000}, *[moment] * 8])
    frames = len(decoded(made.files["mp4_480"], "-vf", "scale=1:1,format=gray", "-f", "rawvideo"))
    assert frames == round(made.duration_ms * 30 / 1000)


async def test_a_missing_take_is_told_of_without_its_id(tmp_path: Path) -> None:
    with pytest.raises(EditError, match="A take of this video is not there any more") as told:
        await make_set(tmp_path, {}, [{"take": "5b1f", "in_ms": 0, "out_ms": None}])
    assert "5b1f" not in told.value.message


async def test_cancelling_leaves_no_scratch(takes: dict[str, Path], tmp_path: Path) -> None:
    edit = editlist.parse({"version": 1, "clips": [{"take": "landscape", "in_ms": 0, "out_ms": None}] * 9})
    started = asyncio.Event()

    async def note(done: float) -> None:
        if done > 0.1:
            started.set()

    task = asyncio.create_task(publish(edit, takes, beds={}, out_dir=tmp_path, on_progress=note, deadline_s=300))
    await asyncio.wait_for(started.wait(), 60)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".work-")]


async def test_a_damaged_recording_still_gives_the_planned_length(takes: dict[str, Path], tmp_path: Path) -> None:
    data = bytearray(takes["vp8_live"].read_bytes())
    for place in range(len(data) // 3, len(data) // 2, 97):
        data[place] ^= 0x5A
    take = tmp_path / "damaged.webm"
    take.write_bytes(data)
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": 1900}])
    assert made.duration_ms == 1900


async def test_a_phone_that_is_turned_while_recording_is_survived(tmp_path: Path) -> None:
    parts = []
    for name, size in (("upright", "360x640"), ("lying", "640x360")):
        part = tmp_path / f"{name}.webm"
        sources = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=30:duration=1", "-f", "lavfi", "-i", "sine=d=1"]
        inputs.ffmpeg(*sources, *inputs.VP8, *inputs.OPUS, str(part))
        parts.append(f"file '{part}'")
    listing = tmp_path / "parts.txt"
    listing.write_text("\n".join(parts))
    take = tmp_path / "turned.webm"
    inputs.ffmpeg("-f", "concat", "-safe", "0", "-i", str(listing), "-c", "copy", *inputs.LIVE, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": 2000}])
    assert made.duration_ms == 2000


@pytest.mark.parametrize(("matrix", "tagged"), [("bt709", False), ("bt709", True), ("bt601", True)])
async def test_colours_come_out_as_they_went_in(tmp_path: Path, matrix: str, *, tagged: bool) -> None:
    take = tmp_path / "colour.mp4"
    space = "smpte170m" if matrix == "bt601" else "bt709"
    tags = ["-colorspace", space, "-color_primaries", space, "-color_trc", space] if tagged else []
    picture = ["-f", "lavfi", "-i", "color=0xE0AC8A:size=360x640:rate=30:duration=1,format=rgb24"]
    coded = ["-vf", f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p"]
    untagged = (
        []
        if tagged
        else ["-bsf:v", "h264_metadata=matrix_coefficients=2:colour_primaries=2:transfer_characteristics=2"]
    )
    inputs.ffmpeg(*picture, *coded, *inputs.H264, *tags, *untagged, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])
    shown = decoded(
        made.files["mp4_720"], "-vf", "scale=1:1:in_color_matrix=bt709,format=rgb24", "-frames:v", "1", "-f", "rawvideo"
    )
    assert max(abs(a - b) for a, b in zip(shown, (0xE0, 0xAC, 0x8A), strict=True)) <= 4


async def test_wide_pixels_are_shown_as_wide_as_they_are(tmp_path: Path) -> None:
    take = tmp_path / "wide.mp4"
    picture = ["-f", "lavfi", "-i", "color=gray:size=360x640:rate=30:duration=0.5"]
    inputs.ffmpeg(*picture, "-vf", "setsar=4", *inputs.H264, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])
    column = decoded(made.files["mp4_480"], "-vf", "scale=1:16,format=gray", "-frames:v", "1", "-f", "rawvideo")
    assert column[8] > column[2] + 10, "it lies across the frame, on its own blur"


async def test_two_moments_in_one_picture_are_not_shown_at_once(tmp_path: Path) -> None:
    take = tmp_path / "interlaced.mp4"
    moving = "nullsrc=size=720x1280:rate=60:duration=0.5,geq=lum='255*lt(mod(X+40*N,240),80)':cb=128:cr=128"
    fields = ["-vf", "tinterlace=interleave_top,setfield=tff", "-flags", "+ilme+ildct"]
    inputs.ffmpeg("-f", "lavfi", "-i", moving, *fields, *inputs.H264, str(take))
    out = tmp_path / "out"
    out.mkdir()
    made = await make_set(out, {"t": take}, [{"take": "t", "in_ms": 0, "out_ms": None}])

    def combed(file: Path) -> float:
        """How much neighbouring lines differ."""
        width = 720
        data = decoded(file, "-vf", "format=gray", "-ss", "0.2", "-frames:v", "1", "-f", "rawvideo")
        lines = [data[at : at + width : 8] for at in range(600 * width, 640 * width, width)]
        return sum(abs(a - b) for one, other in pairwise(lines) for a, b in zip(one, other, strict=True))

    assert combed(made.files["mp4_720"]) < combed(take) / 4
