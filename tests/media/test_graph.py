"""The graph's shape: what goes in, what comes out, and the guards on every input."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from resumes_app.media import command, graph, sound
from resumes_app.media.editlist import Clip, EditList, Music, Overlay, frame_counts
from resumes_app.media.plan import Plan, Targets
from resumes_app.media.profiles import STANDARD
from resumes_app.media.source import Media, Picture, Probe

TARGETS = Targets({"mp4_720": "/o/720.mp4", "mp4_480": "/o/480.mp4", "preview": "/o/preview.mp4"}, "/o/still")


def make_media(name: str = "a", width: int = 720, height: int = 1280, *, has_audio: bool = True) -> Media:
    probe = Probe("mov", 9000, has_video=True, has_audio=has_audio, width=width, height=height)
    return Media(f"/takes/{name}", probe)


def make_plan(*clips: Clip, edit: EditList | None = None, takes: dict[str, Media] | None = None) -> Plan:
    edit = edit or EditList(clips or (Clip("a", 0, 2000),))
    bed = Media("/beds/dawn", Probe("mov", 20_000, has_audio=True))
    pictures = tuple(Picture(f"/p/{n}", 10, 10, 5, 5, o.start_ms, o.end_ms) for n, o in enumerate(edit.overlays))
    return Plan(edit, takes or {"a": make_media()}, {"dawn": bed}, STANDARD, pictures)


def argv(plan: Plan) -> list[str]:
    return command.argv(graph.build(plan, TARGETS, -2.5))


def filters(args: list[str]) -> list[str]:
    return args[args.index("-filter_complex") + 1].split(";")


def name_of(part: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", part).partition("=")[0]


def values(args: list[str], option: str) -> list[str]:
    return [value for name, value in pairwise(args) if name == option]


def test_one_process_makes_all_renditions() -> None:
    args = argv(make_plan())
    assert [arg for arg in args if arg.startswith("file:/o/")] == [
        "file:/o/720.mp4", "file:/o/480.mp4", "file:/o/preview.mp4", "file:/o/still"
    ]  # fmt: skip
    assert values(args, "-movflags") == ["+faststart"] * 3
    assert values(args, "-chunk_duration") == ["500000"] * 3
    assert values(args, "-g") == ["60"] * 3
    assert values(args, "-acodec") == ["aac"] * 2, "the preview is silent"
    assert args[: args.index("-filter_complex")].count("-i") == 1


def test_two_equal_clips_are_two_inputs() -> None:
    clip = Clip("a", 0, 2000)
    args = argv(make_plan(clip, clip))
    assert args.count("-i") == 2
    assert len(set(values(args, "-thread_queue_size"))) == 2


def test_every_input_is_guarded() -> None:
    edit = EditList(
        (Clip("a", 0, 2000), Clip("b", 0, 2000)),
        overlays=(Overlay("Hi", 0, 900, 0.5, 0.5, 0.05, "plain"),),
        music=Music("dawn", 0, -12, True, 500),
    )
    args = argv(make_plan(edit=edit, takes={"a": make_media(), "b": make_media("b")}))
    ends = [n for n, arg in enumerate(args) if arg == "-i"]
    starts = [args.index("0.5") + 1, *[n + 2 for n in ends]]
    for start, end in zip(starts, ends, strict=False):
        options = args[start:end]
        assert "-f" in options and options[options.index("-protocol_whitelist") + 1] == "file"
        assert args[end + 1].startswith("file:/")
        if "rawvideo" not in options:
            assert options[options.index("-format_whitelist") + 1] == "mov,matroska"
    assert values(args, "-max_pixels") == ["9000000"] * 2


def test_a_take_without_sound_gets_silence_of_the_same_length() -> None:
    takes = {"a": make_media(), "b": make_media("b", has_audio=False)}
    args = argv(make_plan(Clip("a", 0, 1000), Clip("b", 0, 1500), takes=takes))
    assert any(arg.startswith("anullsrc") for arg in args)
    ends = [f.split("end_sample=")[1].split("[")[0] for f in filters(args) if "end_sample" in f]
    assert ends == ["48000", "72000"]


@pytest.mark.parametrize(
    ("width", "height", "blurred"), [(720, 1280, 0), (1080, 1920, 0), (1280, 720, 1), (480, 640, 1)]
)
def test_another_shape_stands_on_its_blur(width: int, height: int, blurred: int) -> None:
    names = Counter(name_of(part) for part in filters(argv(make_plan(takes={"a": make_media("a", width, height)}))))
    assert names["gblur"] == names["overlay"] == blurred


def test_sound_and_pictures_of_each_clip_are_of_one_length() -> None:
    clips = (Clip("a", 0, 1234, 1.25), Clip("a", 777, 2001), Clip("a", 10, 1987, 0.5))
    args = argv(make_plan(*clips))
    parts = filters(args)
    frames = [int(n) for part in parts for n in re.findall(r"\]trim=end_frame=(\d+)\[", part)][:3]
    samples = [int(f.split("end_sample=")[1].split("[")[0]) for f in parts if "end_sample" in f][:3]
    assert tuple(frames) == frame_counts(EditList(clips), 30)
    assert samples == [n * 1600 for n in frames]


def test_every_pad_is_used_once() -> None:
    edit = EditList((Clip("a", 0, 2000),) * 3, look="warm", music=Music("dawn", 100, -12, True, 500))
    args = argv(make_plan(edit=edit))
    uses = Counter(re.findall(r"\[(s\d+)\]", " ".join([*filters(args), *values(args, "-map")])))
    assert uses
    assert set(uses.values()) == {2}, "once where it is made, once where it goes"


def test_forty_clips_and_forty_overlays_compile() -> None:
    edit = EditList(
        (Clip("a", 0, 2000),) * 40,
        overlays=tuple(Overlay("Hi", 0, 900, 0.5, 0.5, 0.05, "plain") for _ in range(40)),
    )
    assert argv(make_plan(edit=edit)).count("-i") == 80


def test_measuring_reads_no_picture(tmp_path: Path) -> None:
    args = command.argv(sound.build_sound(make_plan(), str(tmp_path / "pcm"), None), loglevel="info")
    assert not any("scale" in f or ":v]" in f for f in filters(args))
    assert args[args.index("-v") + 1] == "info"
