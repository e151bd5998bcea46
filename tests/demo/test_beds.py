"""The backing music that ships with the app."""

import json
from pathlib import Path

from resumes_app.media import probe
from resumes_app.media.loudness import measure_file
from resumes_app.media.source import Media

FOLDER = Path(__file__).parents[2] / "assets" / "beds"
BEDS = json.loads((FOLDER / "beds.json").read_text(encoding="utf-8"))["beds"]


def test_there_are_six_beds_of_different_moods_in_under_two_megabytes() -> None:
    assert len({bed["id"] for bed in BEDS}) == len({bed["mood"] for bed in BEDS}) == 6
    assert {bed["licence"] for bed in BEDS} == {"CC0-1.0"}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 2_000_000


async def test_each_bed_is_as_long_as_listed_and_none_is_much_louder_than_another() -> None:
    loudness = []
    for bed in BEDS:
        path = FOLDER / bed["file"]
        found = await probe.probe(path, "mov")
        assert abs(found.duration_ms - bed["duration_ms"]) <= 60
        loudness.append((await measure_file(Media(str(path), found), deadline_s=60)).integrated_lufs)
    assert max(loudness) - min(loudness) < 4


def test_a_bed_ends_on_a_whole_bar_so_that_it_loops() -> None:
    for bed in BEDS:
        bars = bed["duration_ms"] / (4 * 60_000 / bed["bpm"])
        assert abs(bars - round(bars)) < 0.001
