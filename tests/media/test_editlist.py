"""Edit lists: what is refused and why, what is kept, and lengths that add up."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.media import editlist
from resumes_app.media.editlist import Clip, EditList, content_key, dump, duration_ms, parse, resolve, spans
from resumes_app.media.errors import EditError
from resumes_app.media.looks import LOOKS
from resumes_app.media.profiles import STANDARD
from resumes_app.media.source import Probe

CLIP = {"take": "t1", "in_ms": 0, "out_ms": 2000}
OVERLAY = {"text": "Hi", "start_ms": 0, "end_ms": 900, "x": 0.5, "y": 0.8, "size": 0.05, "style": "card"}
MUSIC = {"bed": "dawn", "start_ms": 0, "gain_db": -12, "duck": True, "fade_out_ms": 1500}
STICKER = {"name": "star", "start_ms": 0, "end_ms": 900, "x": 0.5, "y": 0.3, "size": 0.2}
CUE = {"start_ms": 0, "end_ms": 900, "text": "Hello."}


def make_data(**changes: Any) -> dict[str, Any]:
    return {"version": 1, "clips": [dict(CLIP)], **changes}


def test_a_full_list_reads_back_as_it_was() -> None:
    clip = {
        **CLIP,
        "fit": "fill",
        "zoom": 1.5,
        "focus_x": 0.2,
        "transition": "slide",
        "transition_ms": 300,
        "mute": True,
    }
    edit = parse(
        make_data(
            clips=[CLIP, clip], tone={"warmth": -0.5}, look="warm", overlays=[{**OVERLAY, "face": "hand"}],
            stickers=[STICKER], music={**MUSIC, "from_ms": 4000, "fade_in_ms": 300}, captions=[CUE],
            burn={"spot": "top"}, clean_voice=True, cover_ms=700,
        )
    )  # fmt: skip
    assert edit.burn is not None and (edit.clips[1].zoom, edit.burn.style, edit.cover_ms) == (1.5, "card", 700)
    assert parse(json.loads(json.dumps(dump(edit)))) == edit


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "version"),
        (make_data(version=True), "version"),
        (make_data(version=99), "newer"),
        (make_data(version=0), "version"),
        (make_data(clips=[]), "clips is empty"),
        (make_data(clips={}), "clips"),
        (make_data(clips=[7]), r"clips\[0\]"),
        (make_data(clips=[CLIP] * 41), "40"),
        (make_data(clips=[{"take": "t1", "in_ms": 0}]), "out_ms"),
        (make_data(clips=[{**CLIP, "in_ms": -1}]), r"clips\[0\].in_ms"),
        (make_data(clips=[{**CLIP, "in_ms": 1.5}]), r"clips\[0\].in_ms"),
        (make_data(clips=[{**CLIP, "in_ms": True}]), r"clips\[0\].in_ms"),
        (make_data(clips=[{**CLIP, "in_ms": 1990}]), "100 ms"),
        (make_data(clips=[{**CLIP, "in_ms": 3000}]), "100 ms"),
        (make_data(clips=[{**CLIP, "take": "../etc"}]), r"clips\[0\].take"),
        (make_data(clips=[{**CLIP, "speed": float("nan")}]), r"clips\[0\].speed"),
        (make_data(clips=[{**CLIP, "speed": float("inf")}]), r"clips\[0\].speed"),
        (make_data(clips=[{**CLIP, "speed": 7}]), r"from 0.5 to 2"),
        (make_data(clips=[{**CLIP, "speed": 10**400}]), r"clips\[0\].speed"),
        (make_data(clips=[{**CLIP, "gain_db": 40}]), r"clips\[0\].gain_db"),
        (make_data(clips=[{**CLIP, "spin": 2}]), "unknown field 'spin'"),
        (make_data(clips=[{**CLIP, "zoom": 0.5}]), r"clips\[0\].zoom"),
        (make_data(clips=[{**CLIP, "fit": "stretch"}]), "choose one of auto, fill, pad"),
        (make_data(clips=[{**CLIP, "transition": "spin"}]), "choose one of cut"),
        (make_data(clips=[{**CLIP, "transition_ms": 2001}]), r"clips\[0\].transition_ms"),
        (make_data(tone={"warmth": 2}), "tone.warmth"),
        (make_data(tone={"heat": 1}), "tone has an unknown field"),
        (make_data(tone=3), "tone is 3"),
        (make_data(stickers=[{**STICKER, "name": "../x"}]), r"stickers\[0\].name"),
        (make_data(stickers=[{**STICKER, "end_ms": 0}]), r"stickers\[0\]"),
        (make_data(stickers=[STICKER] * 21), "20"),
        (make_data(burn={"spot": "left"}), "burn.spot"),
        (make_data(overlays=[{**OVERLAY, "face": "comic"}]), r"overlays\[0\].face"),
        (make_data(cover_ms=-1), "cover_ms"),
        (make_data(clean_voice=1), "clean_voice"),
        (make_data(zoom=2), "unknown field 'zoom'"),
        (make_data(look="sepia(9)"), "look"),
        (make_data(overlays=[OVERLAY] * 41), "40"),
        (make_data(overlays=[{**OVERLAY, "text": "x" * 121}]), "shorten it to 120"),
        (make_data(overlays=[{**OVERLAY, "text": " \n "}]), "empty"),
        (make_data(overlays=[{**OVERLAY, "text": "a\x00b"}]), "control"),
        (make_data(overlays=[{**OVERLAY, "text": "a\ud800b"}]), "control"),
        (make_data(overlays=[{**OVERLAY, "x": 1.2}]), r"overlays\[0\].x"),
        (make_data(overlays=[{**OVERLAY, "size": 0}]), r"overlays\[0\].size"),
        (make_data(overlays=[{**OVERLAY, "style": "blink"}]), "choose one of"),
        (make_data(overlays=[{**OVERLAY, "start_ms": 900}]), r"overlays\[0\] ends before"),
        (make_data(music={**MUSIC, "duck": 1}), "music.duck"),
        (make_data(music={**MUSIC, "bed": ""}), "music.bed"),
        (make_data(music=[MUSIC]), "music"),
        (make_data(captions=[{**CUE, "end_ms": 0}]), r"captions\[0\]"),
        (make_data(captions=[CUE, CUE]), r"captions\[1\] begins before"),
        ("[]", "object"),
    ],
)
def test_an_unfit_list_is_refused_by_field(data: Any, named: str) -> None:
    with pytest.raises(EditError, match=named) as refused:
        parse(data)
    assert refused.value.status == 422
    assert len(refused.value.message) < 250


SCALARS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9)
JUNK = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
)


@given(JUNK)
def test_no_json_breaks_the_parser(junk: Any) -> None:
    for data in (
        junk,
        make_data(clips=junk),
        make_data(clips=[junk]),
        make_data(music=junk),
        make_data(overlays=[junk]),
    ):
        try:
            parse(data)
        except EditError:
            continue


def test_a_list_of_an_older_version_is_upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        editlist.UPGRADES, 0, lambda old: {"clips": [{"take": t, "in_ms": 0, "out_ms": None} for t in old["takes"]]}
    )
    edit = parse({"version": 0, "takes": ["a", "b"]})
    assert [clip.take for clip in edit.clips] == ["a", "b"]
    assert edit.version == 1


def make_probe(duration_ms: int = 5000) -> Probe:
    return Probe(demuxer="mov", duration_ms=duration_ms, has_video=True, has_audio=True, width=720, height=1280)


def test_an_open_clip_goes_to_the_end_of_its_take() -> None:
    edit = resolve(parse(make_data(clips=[{**CLIP, "in_ms": 500, "out_ms": None}])), {"t1": make_probe(4321)})
    assert edit.clips[0].out_ms == 4321
    assert duration_ms(edit) == 3821


def test_what_reaches_past_the_end_is_fitted() -> None:
    late = {**OVERLAY, "start_ms": 9000, "end_ms": 9500}
    data = make_data(overlays=[{**OVERLAY, "end_ms": 90_000}, late], captions=[{**CUE, "end_ms": 60_000}])
    edit = resolve(parse({**data, "clips": [{**CLIP, "out_ms": 8000}]}), {"t1": make_probe(2000)})
    assert [clip.out_ms for clip in edit.clips] == [2000]
    assert [overlay.end_ms for overlay in edit.overlays] == [2000]
    assert [cue.end_ms for cue in edit.captions] == [2000]


@pytest.mark.parametrize(
    ("probes", "named"),
    [({}, "not there"), ({"t1": make_probe(50)}, "ends at 50 ms"), ({"t1": make_probe(95_000)}, "longer than 90")],
)
def test_a_list_that_does_not_fit_its_takes_is_refused(probes: dict[str, Probe], named: str) -> None:
    with pytest.raises(EditError, match=named):
        resolve(parse(make_data(clips=[{**CLIP, "out_ms": None}])), probes)


def test_a_transition_makes_the_whole_shorter_and_takes_half_of_a_clip_at_most() -> None:
    into = {**CLIP, "transition": "fade", "transition_ms": 400}
    edit = resolve(parse(make_data(clips=[into, into, {**into, "out_ms": 500}])), {"t1": make_probe()})
    assert [clip.transition_ms for clip in edit.clips] == [0, 400, 250]
    assert duration_ms(edit) == 2000 + 2000 + 500 - 400 - 250
    assert [(span.start, span.end) for span in spans(edit, 30)] == [(0, 60), (48, 108), (100, 116)]


def test_clips_of_a_moment_share_no_pictures() -> None:
    into = {**CLIP, "in_ms": 0, "out_ms": 100, "transition": "fade", "transition_ms": 25}
    clips = [{**into, "speed": 0.90625}, {**into, "speed": 2.0}, into]
    edit = resolve(parse(make_data(clips=clips)), {"t1": make_probe()})
    assert [clip.transition_ms for clip in edit.clips] == [0, 0, 0]


CLIPS = st.lists(
    st.builds(
        lambda start, length, speed, kind, shared: Clip(
            "t1", start, start + length, speed, transition=kind, transition_ms=shared
        ),
        st.integers(0, 5000), st.integers(100, 2200), st.floats(0.5, 2.0),
        st.sampled_from(editlist.TRANSITIONS), st.integers(0, 2000),
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(CLIPS)
def test_pictures_and_sound_add_up_to_the_whole(clips: list[Clip]) -> None:
    edit = resolve(EditList(tuple(clips)), {"t1": make_probe(10_000)})
    lying = spans(edit, 30)
    assert lying[-1].end == round(duration_ms(edit) * 30 / 1000)
    assert min(span.frames for span in lying) >= 1
    assert all(
        one.start < other.start and one.end <= other.start + one.frames / 2 + 1 for one, other in pairwise(lying)
    )
    assert all(other.start <= one.end <= other.end for one, other in pairwise(lying))
    assert STANDARD.samples_per_frame * 30 == STANDARD.sample_rate


def test_the_key_changes_with_all_that_changes_the_picture() -> None:
    edit = parse(make_data())
    key = content_key(edit, {"t1": "aa"}, STANDARD)
    assert re.fullmatch(r"[0-9a-f]{64}", key)
    assert content_key(parse(make_data()), {"t1": "aa"}, STANDARD) == key
    others = [
        content_key(parse(make_data(look="mono")), {"t1": "aa"}, STANDARD),
        content_key(edit, {"t1": "bb"}, STANDARD),
        content_key(edit, {"t1": "aa"}, type(STANDARD)(crf=28)),
    ]
    assert len({key, *others}) == 4


def test_every_field_is_documented_with_its_range() -> None:
    text = (Path(__file__).parents[2] / "docs" / "edit-list.md").read_text()
    tables = (
        editlist.CLIP_FIELDS, editlist.TONE_FIELDS, editlist.OVERLAY_FIELDS, editlist.STICKER_FIELDS,
        editlist.MUSIC_FIELDS, editlist.CUE_FIELDS, editlist.BURN_FIELDS, editlist.LIST_FIELDS,
    )  # fmt: skip
    for fields in tables:
        for name, kind in fields.items():
            rows = [line for line in text.splitlines() if line.startswith(f"| `{name}` |")]
            assert rows, f"{name} is not in docs/edit-list.md"
            low, high = getattr(kind, "low", None), getattr(kind, "high", None)
            if low is not None:
                assert any(f"{low:g} to {high:g}" in row.replace(" ", " ") for row in rows), f"{name}: {low} to {high}"
    for name in (
        *LOOKS, *editlist.STYLES, *editlist.FACES, *editlist.FITS, *editlist.TRANSITIONS, *editlist.CAPTION_SPOTS
    ):  # fmt: skip
        assert f"`{name}`" in text
