"""How takes become clips, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from resumes_app.media.editlist import MAX_TOTAL_MS, Clip, EditList, duration_ms, length_ms, parse
from resumes_app.studio.service import timeline
from resumes_app.studio.service.cutting import with_take, without_take
from resumes_app.studio.service.timeline import fitted, starts_ms, written

lengths = st.lists(st.integers(200, 120_000), min_size=1, max_size=8)


def edit_of(durations: dict[str, int]) -> EditList:
    edit = EditList(clips=())
    for take in durations:
        edit = with_take(edit, take, durations)
    return edit


def named(lengths_ms: list[int]) -> dict[str, int]:
    return {f"take{number}": length for number, length in enumerate(lengths_ms)}


@given(lengths)
def test_fitting_never_passes_the_limit_unless_a_whole_take_lies_behind_it(lengths_ms: list[int]) -> None:
    durations = named(lengths_ms)
    total = 0
    for clip in fitted(edit_of(durations), durations).clips:
        used = length_ms(clip)
        assert used == durations[clip.take] or total + used == MAX_TOTAL_MS
        total += used
    if sum(lengths_ms) <= MAX_TOTAL_MS:
        assert total == sum(lengths_ms)


clips = st.builds(
    Clip,
    take=st.sampled_from(["take0", "take1", "take2"]),
    in_ms=st.integers(0, 500),
    out_ms=st.none() | st.integers(900, 30_000),
    speed=st.sampled_from([0.5, 0.73, 1.0, 1.5, 2.0]),
    transition=st.sampled_from(["cut", "fade"]),
    transition_ms=st.integers(0, 2_000),
)
DURATIONS = {"take0": 1_000, "take1": 20_000, "take2": 70_000}


@given(st.lists(clips, min_size=1, max_size=8))
def test_fitting_twice_is_fitting_once_and_what_fits_can_be_rendered(chosen: list[Clip]) -> None:
    edit = fitted(EditList(clips=tuple(chosen)), DURATIONS)
    assert fitted(edit, DURATIONS) == edit
    starts = starts_ms(edit)
    assert starts[0] == 0
    assert starts[-1] + length_ms(edit.clips[-1]) == duration_ms(edit)
    if duration_ms(edit) <= MAX_TOTAL_MS:
        assert parse(written(edit)) == edit


def test_a_slowed_clip_is_cut_only_where_enough_of_its_take_is_left() -> None:
    slow = Clip(take="take1", in_ms=0, out_ms=20_000, speed=0.5)
    edit = fitted(EditList(clips=(Clip(take="take2", in_ms=0, out_ms=69_850), slow, slow)), DURATIONS)
    long = fitted(EditList(clips=(Clip(take="take2", in_ms=0, out_ms=49_850), slow, slow)), DURATIONS)
    assert (edit.clips[1].out_ms, long.clips[2].out_ms) == (10_075, 20_000)


@given(lengths, st.integers(0, 7))
def test_a_take_that_goes_and_comes_back_leaves_the_edit_as_it_was(lengths_ms: list[int], number: int) -> None:
    durations = named(lengths_ms)
    edit = edit_of(durations)
    place = number % len(lengths_ms)
    take = edit.clips[place].take
    assert with_take(without_take(edit, take, durations), take, durations, place) == edit


def test_a_bed_can_be_taken_away_again() -> None:
    edit = timeline.with_bed(EditList(clips=()), "calm")
    assert edit.music is not None
    assert timeline.with_bed(edit, "") == EditList(clips=())
