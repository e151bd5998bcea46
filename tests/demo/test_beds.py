"""The backing music that ships with the app."""

import json
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest

from resumes_app.cli.beds.__main__ import render
from resumes_app.cli.beds.catalogue import BEDS as WRITTEN
from resumes_app.cli.beds.score import Bed
from resumes_app.media import probe
from resumes_app.media.loudness import measure_file
from resumes_app.media.source import Media

FOLDER = Path(__file__).parents[2] / "assets" / "beds"
BEDS: list[dict[str, Any]] = json.loads((FOLDER / "beds.json").read_text(encoding="utf-8"))["beds"]
MAJOR = (0, 2, 4, 5, 7, 9, 11)
BORROWS = {"calm"}
"""Its last chord is from the minor key: that is its charm."""
each = pytest.mark.parametrize("bed", WRITTEN, ids=lambda bed: bed.id)


def test_there_are_sixteen_beds_of_different_moods_in_under_four_and_a_half_megabytes() -> None:
    assert len({bed["id"] for bed in BEDS}) == len({bed["mood"] for bed in BEDS}) == len(BEDS) == 16
    assert {bed["licence"] for bed in BEDS} == {"CC0-1.0"}
    assert "sixteen loops" in (FOLDER / "LICENSE.md").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_500_000


def test_the_list_says_of_each_bed_what_its_score_says() -> None:
    listed = [(bed["id"], bed["title"], bed["mood"], bed["bpm"], bed["tags"], bed["beats"]) for bed in BEDS]
    assert listed == [(bed.id, bed.title, bed.mood, bed.bpm, list(bed.tags), bed.beats) for bed in WRITTEN]


def test_every_bed_has_a_few_plain_tags_and_the_tempos_are_wide_apart() -> None:
    for bed in BEDS:
        assert 3 <= len(set(bed["tags"])) == len(bed["tags"]) <= 6
        assert all(tag == tag.strip().lower() for tag in bed["tags"])
        assert 17_000 <= bed["duration_ms"] <= 30_000
    tempos = [bed["bpm"] for bed in BEDS]
    assert min(tempos) <= 70 and max(tempos) >= 130


async def test_each_bed_is_as_long_as_listed_and_none_is_much_louder_than_another() -> None:
    loudness = {}
    for bed in BEDS:
        path = FOLDER / bed["file"]
        found = await probe.probe(path, "mov")
        assert abs(found.duration_ms - bed["duration_ms"]) <= 60
        loudness[bed["id"]] = (await measure_file(Media(str(path), found), deadline_s=60)).integrated_lufs
    usual = median(loudness.values())
    assert {bed: level for bed, level in loudness.items() if abs(level - usual) > 1} == {"calm": loudness["calm"]}
    assert abs(loudness["calm"] - usual) < 2


def test_a_bed_ends_on_a_whole_bar_so_that_it_loops() -> None:
    for bed in BEDS:
        bars = bed["duration_ms"] / (bed["beats"] * 60_000 / bed["bpm"])
        assert abs(bars - round(bars)) < 0.001


@each
def test_a_bed_stays_in_one_scale(bed: Bed) -> None:
    notes = {note % 12 for note in chain(*bed.chords)} | {note % 12 for _, note, _ in bed.tune}
    keys = [key for key in range(12) if notes <= {(key + step) % 12 for step in MAJOR}]
    assert bool(keys) == (bed.id not in BORROWS)


@pytest.mark.parametrize("bed", [bed for bed in WRITTEN if bed.tune], ids=lambda bed: bed.id)
def test_a_melody_lies_within_its_loop_one_note_after_the_other(bed: Bed) -> None:
    ends = 0.0
    for beat, _, length in bed.tune:
        assert beat >= ends - 0.01
        ends = beat + length
    assert ends <= bed.bars * bed.beats


@pytest.mark.parametrize("bed", [bed for bed in WRITTEN if bed.id in {"backtable", "porch"}], ids=lambda bed: bed.id)
def test_a_bed_is_the_same_every_time_and_neither_clips_nor_jumps_where_it_loops(bed: Bed) -> None:
    samples = render(bed)
    assert np.array_equal(samples, render(bed))
    assert np.abs(samples).max() < 0.9
    assert np.abs(samples.mean(axis=0)).max() < 1e-3
    steps = [np.abs(np.diff(np.roll(samples, 96 - at, axis=0)[:192], axis=0)).max()
             for at in range(0, len(samples), bed.bar_samples)]  # fmt: skip
    assert steps[0] < 2 * max(steps[1:])
