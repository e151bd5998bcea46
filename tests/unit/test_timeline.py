"""How takes become clips, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from resumes_app.media.editlist import MAX_TOTAL_MS, EditList, parse
from resumes_app.studio.schemas import PLAIN_DRESS
from resumes_app.studio.service import timeline, titling
from resumes_app.studio.service.timeline import fitted, used_ms, with_take, without_take, written

lengths = st.lists(st.integers(200, 120_000), min_size=1, max_size=8)


def edit_of(durations: dict[str, int]) -> EditList:
    edit = EditList(clips=())
    for take in durations:
        edit = with_take(edit, take)
    return edit


def named(lengths_ms: list[int]) -> dict[str, int]:
    return {f"take{number}": length for number, length in enumerate(lengths_ms)}


@given(lengths)
def test_fitting_never_passes_the_limit_unless_a_whole_take_lies_behind_it(lengths_ms: list[int]) -> None:
    durations = named(lengths_ms)
    edit = fitted(edit_of(durations), durations)
    total = 0
    for clip in edit.clips:
        used = used_ms(clip, durations)
        assert used == durations[clip.take] or total + used == MAX_TOTAL_MS
        total += used
    if sum(lengths_ms) <= MAX_TOTAL_MS:
        assert total == sum(lengths_ms)
    assert parse(written(edit)) == edit


@given(lengths)
def test_fitting_twice_is_fitting_once(lengths_ms: list[int]) -> None:
    durations = named(lengths_ms)
    once = fitted(edit_of(durations), durations)
    assert fitted(once, durations) == once


@given(lengths, st.integers(0, 7))
def test_a_take_that_goes_and_comes_back_leaves_the_edit_as_it_was(lengths_ms: list[int], number: int) -> None:
    durations = named(lengths_ms)
    edit = fitted(edit_of(durations), durations)
    place = number % len(lengths_ms)
    take = edit.clips[place].take
    back = with_take(fitted(without_take(edit, take), durations), take, place)
    assert fitted(back, durations) == edit


def test_a_title_and_a_bed_can_be_taken_away_again() -> None:
    edit = timeline.with_bed(titling.with_title(EditList(clips=()), "Hi", PLAIN_DRESS), "calm")
    assert titling.title_of(edit) == "Hi" and edit.music is not None
    assert timeline.with_bed(titling.with_title(edit, "", PLAIN_DRESS), "") == EditList(clips=())
