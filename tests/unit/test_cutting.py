"""What is done to the clips of a timeline, without a database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app.errors import Conflict, InvalidInput
from resumes_app.media.editlist import Clip, Cue, EditList, Overlay, Sticker, closed, duration_ms
from resumes_app.studio.service import cutting
from resumes_app.studio.service.timeline import fitted

DURATIONS = {"a": 4_000, "b": 6_000, "c": 2_000}
EDIT = EditList(clips=tuple(Clip(take, 0, None) for take in DURATIONS))
"""a: 0 to 4 s, b: 4 to 10 s, c: 10 to 12 s."""


def text(start_ms: int, end_ms: int) -> Overlay:
    return Overlay("Hi", start_ms, end_ms, 0.5, 0.5, 0.05, "plain")


def length(edit: EditList) -> int:
    return duration_ms(closed(edit, DURATIONS))


def played(edit: EditList) -> list[tuple[str, int, int | None]]:
    return [(clip.take, clip.in_ms, clip.out_ms) for clip in closed(edit, DURATIONS).clips]


def test_a_clip_is_split_where_the_playhead_stands_and_nothing_is_lost() -> None:
    edit = cutting.split(EDIT, 7_000, DURATIONS)
    assert played(edit) == [("a", 0, 4_000), ("b", 0, 3_000), ("b", 3_000, 6_000), ("c", 0, 2_000)]
    assert length(edit) == length(EDIT)


def test_a_fast_clip_is_split_in_its_own_time() -> None:
    edit = cutting.changed(EDIT, 1, {"speed": 2.0}, DURATIONS)
    assert played(cutting.split(edit, 5_000, DURATIONS))[1:3] == [("b", 0, 2_000), ("b", 2_000, 6_000)]


def test_the_second_part_of_a_split_clip_follows_without_a_transition() -> None:
    edit = cutting.changed(EDIT, 1, {"transition": "fade", "transition_ms": 400}, DURATIONS)
    clips = cutting.split(edit, 7_000, DURATIONS).clips
    assert [clip.transition for clip in clips] == ["cut", "fade", "cut", "cut"]


@pytest.mark.parametrize("at_ms", [0, 100, 3_900, 4_100, 12_000, 99_000])
def test_a_split_at_the_edge_of_a_clip_is_refused(at_ms: int) -> None:
    with pytest.raises(InvalidInput):
        cutting.split(EDIT, at_ms, DURATIONS)


def test_a_clip_is_trimmed_within_its_take() -> None:
    edit = cutting.trimmed(EDIT, 1, -50, 9_000, DURATIONS)
    assert played(edit)[1] == ("b", 0, 6_000)
    assert played(cutting.trimmed(edit, 1, 500, 2_500, DURATIONS))[1] == ("b", 500, 2_500)
    with pytest.raises(InvalidInput):
        cutting.trimmed(edit, 1, 500, 650, DURATIONS)


def test_a_clip_comes_twice_goes_away_and_moves() -> None:
    assert [clip.take for clip in cutting.duplicated(EDIT, 1, DURATIONS).clips] == ["a", "b", "b", "c"]
    assert [clip.take for clip in cutting.removed(EDIT, 1, DURATIONS).clips] == ["a", "c"]
    assert [clip.take for clip in cutting.moved(EDIT, 2, 0, DURATIONS).clips] == ["c", "a", "b"]
    assert [clip.take for clip in cutting.inserted(EDIT, "a", 99, DURATIONS).clips] == ["a", "b", "c", "a"]


def test_a_clip_that_was_cut_to_the_room_there_was_comes_twice_as_it_plays() -> None:
    durations = {"a": 4_000, "long": 120_000}
    edit = cutting.duplicated(EditList(clips=(Clip("a", 0, None), Clip("long", 0, None))), 1, durations)
    assert duration_ms(fitted(edit, durations)) == 90_000 + 86_000
    assert edit.clips[1].out_ms is None, "it is whole again once there is room"


@pytest.mark.parametrize("place", [-1, 3])
def test_a_clip_that_is_not_there_is_a_conflict(place: int) -> None:
    for act in (cutting.duplicated, cutting.removed):
        with pytest.raises(Conflict):
            act(EDIT, place, DURATIONS)
    with pytest.raises(Conflict):
        cutting.moved(EDIT, place, 0, DURATIONS)


def test_so_fast_that_nothing_is_left_is_refused() -> None:
    short = cutting.trimmed(EDIT, 2, 0, 300, DURATIONS)
    with pytest.raises(InvalidInput):
        cutting.changed(short, 2, {"speed": 2.0}, DURATIONS)


def test_captions_go_with_the_words_and_are_cut_with_them() -> None:
    edit = replace(EDIT, captions=(Cue(500, 3_500, "one"), Cue(5_000, 6_000, "two"), Cue(10_200, 11_000, "three")))
    first_last = cutting.moved(edit, 0, 2, DURATIONS)
    assert [(cue.start_ms, cue.text) for cue in first_last.captions] == [
        (1_000, "two"),
        (6_200, "three"),
        (8_500, "one"),
    ]
    trimmed = cutting.trimmed(edit, 0, 1_000, 3_000, DURATIONS)
    assert [(cue.start_ms, cue.end_ms) for cue in trimmed.captions] == [(0, 2_000), (3_000, 4_000), (8_200, 9_000)]
    assert [cue.text for cue in cutting.removed(edit, 1, DURATIONS).captions] == ["one", "three"]
    faster = cutting.changed(edit, 1, {"speed": 2.0}, DURATIONS)
    assert (faster.captions[1].start_ms, faster.captions[1].end_ms) == (4_500, 5_000)


def test_a_split_inside_a_word_leaves_its_caption_as_it_was() -> None:
    edit = replace(EDIT, captions=(Cue(5_000, 6_000, "two"),))
    assert cutting.split(edit, 5_500, DURATIONS).captions == edit.captions


def test_a_caption_over_a_cut_stays_over_it_whatever_is_done_elsewhere() -> None:
    edit = cutting.split(replace(EDIT, captions=(Cue(5_000, 8_000, "two"),)), 6_500, DURATIONS)
    zoomed = cutting.changed(edit, 2, {"zoom": 2.0}, DURATIONS)
    assert zoomed.captions == edit.captions
    across = replace(EDIT, captions=(Cue(3_000, 5_000, "over two takes"),))
    assert cutting.changed(across, 2, {"zoom": 2.0}, DURATIONS).captions == across.captions
    assert cutting.removed(across, 0, DURATIONS).captions == (Cue(0, 1_000, "over two takes"),)


def test_a_clip_that_comes_twice_is_captioned_once() -> None:
    edit = replace(EDIT, captions=(Cue(5_000, 6_000, "two"),))
    assert len(cutting.duplicated(edit, 1, DURATIONS).captions) == 1


def test_texts_and_stickers_go_with_the_picture_but_a_title_stays_at_the_beginning() -> None:
    edit = replace(
        EDIT, overlays=(text(0, 2_000), text(5_000, 6_000)), stickers=(Sticker("star", 10_500, 11_000, 0, 0, 0.1),)
    )
    swapped = cutting.moved(edit, 1, 0, DURATIONS)
    assert [(one.start_ms, one.end_ms) for one in swapped.overlays] == [(0, 2_000), (1_000, 2_000)]
    gone = cutting.removed(edit, 0, DURATIONS)
    assert [one.start_ms for one in gone.overlays] == [0, 1_000]
    assert gone.stickers[0].start_ms == 6_500


acts = st.lists(
    st.one_of(
        st.tuples(st.just("split"), st.integers(0, 20_000), st.just(0)),
        st.tuples(st.just("trim"), st.integers(0, 6), st.integers(0, 5_000)),
        st.tuples(st.just("move"), st.integers(0, 6), st.integers(0, 6)),
        st.tuples(st.just("duplicate"), st.integers(0, 6), st.just(0)),
        st.tuples(st.just("remove"), st.integers(0, 6), st.just(0)),
        st.tuples(st.just("speed"), st.integers(0, 6), st.integers(50, 200)),
    ),
    max_size=8,
)


@given(acts)
def test_whatever_is_done_captions_stay_in_order_and_apart(done: list[tuple[str, int, int]]) -> None:
    cues = tuple(Cue(start, start + 900, str(start)) for start in range(0, 12_000, 1_000))
    edit = replace(EDIT, captions=cues, overlays=(text(3_000, 4_500),))
    for name, at, value in done:
        try:
            edit = {
                "split": lambda e, at, value: cutting.split(e, at, DURATIONS),
                "trim": lambda e, at, value: cutting.trimmed(e, at, value, value + 1_500, DURATIONS),
                "move": lambda e, at, value: cutting.moved(e, at, value, DURATIONS),
                "duplicate": lambda e, at, value: cutting.duplicated(e, at, DURATIONS),
                "remove": lambda e, at, value: cutting.removed(e, at, DURATIONS),
                "speed": lambda e, at, value: cutting.changed(e, at, {"speed": value / 100}, DURATIONS),
            }[name](edit, at, value)
        except (Conflict, InvalidInput):
            continue
    ends = 0
    for cue in edit.captions:
        assert ends <= cue.start_ms < cue.end_ms <= length(edit)
        ends = cue.end_ms
    assert all(0 <= one.start_ms < one.end_ms for one in edit.overlays)
