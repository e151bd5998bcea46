"""The demo as it lies in the repository: complete, small, true to its script."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from resumes_app.cli.demo import catalogue, script
from resumes_app.cli.demo.catalogue import FILES, FOLDER, Catalogue
from resumes_app.media import probe
from resumes_app.media.captions import read
from resumes_app.media.loudness import measure_file
from resumes_app.media.source import Media

MOST_BYTES = 12_000_000
SAMPLE = ("job-barista-early-shift-lisbon", "job-planetarium-presenter-cape-town", "reply-01", "reply-33", "resume-04")


@pytest.fixture(scope="module")
def demo() -> Catalogue:
    return catalogue.load()


def spoken_ms(name: str) -> list[tuple[int, int, str]]:
    cues = read((FOLDER / f"{name}.vtt").read_text(encoding="utf-8"))
    return [(cue.start_ms, cue.end_ms, cue.text.replace("\n", " ")) for cue in cues]


def test_the_demo_has_its_eight_companies_forty_jobs_sixty_replies_and_twelve_resumes(demo: Catalogue) -> None:
    counts = [len(demo[part]) for part in ("companies", "jobs", "replies", "resumes", "clips")]  # type: ignore[literal-required]
    assert counts == [8, 40, 60, 12, 112]
    assert Counter(job["company"] for job in demo["jobs"]) == {company["slug"]: 5 for company in demo["companies"]}
    assert {reply["job"] for reply in demo["replies"]} == {demo["jobs"][0]["slug"]}


def test_each_clip_has_an_entry_and_its_files_and_nothing_else_lies_about(demo: Catalogue) -> None:
    used = [entry["clip"] for part in (demo["jobs"], demo["replies"], demo["resumes"]) for entry in part]
    assert sorted(used) == sorted(demo["clips"])
    expected = {f"{name}.{ending}" for name in used for ending in FILES.values()}
    assert {path.name for path in FOLDER.iterdir()} == expected | {"catalogue.json", "LICENSE.md"}


def test_the_whole_demo_is_small_enough_to_be_committed() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= MOST_BYTES


def test_the_catalogue_says_what_the_script_says(demo: Catalogue) -> None:
    assert catalogue.words(demo["clips"]) == demo


def test_nobody_and_nothing_is_said_twice(demo: Catalogue) -> None:
    people = [entry["name"] for part in (demo["replies"], demo["resumes"]) for entry in part]
    people += [person["name"] for company in demo["companies"] for person in company["people"]]
    for values in (
        people,
        [clip["transcript"] for clip in demo["clips"].values()],
        [job["slug"] for job in demo["jobs"]],
        [job["question"] for job in demo["jobs"]],
        [job["description_html"] for job in demo["jobs"]],
        [entry["handle"] for part in (demo["replies"], demo["resumes"]) for entry in part],
    ):
        assert len(set(values)) == len(values)


def test_the_words_are_not_filler(demo: Catalogue) -> None:
    said = {name: clip["transcript"] for name, clip in demo["clips"].items()}
    text = json.dumps({**demo, "clips": said}).lower()
    assert not re.search(r"\b(lorem|ipsum|dolor|tbd|todo|xxx|foo|asdf)\b", text)
    assert all(len(clip["transcript"].split()) >= 15 for clip in demo["clips"].values())


def test_each_job_is_whole(demo: Catalogue) -> None:
    for job in demo["jobs"]:
        assert 0 < job["pay_min"] <= job["pay_max"]
        assert job["question"].endswith(("?", ".")) and len(job["question"]) <= 300
        assert job["unit"] in {"HOUR", "MONTH", "YEAR"}
        assert job["employment_type"] in {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN"}
        assert job["level"] in {"entry", "junior", "mid"}
        assert "@" in job["accommodation_contact"]
        assert job["tags"] and job["closes_in_days"] > 0 and job["published_days_ago"] >= 0


@pytest.mark.parametrize("name", sorted(catalogue.load()["clips"]))
def test_captions_are_the_script_and_cover_what_is_said(demo: Catalogue, name: str) -> None:
    cues, clip = spoken_ms(name), demo["clips"][name]
    assert " ".join(text for _, _, text in cues) == clip["transcript"]
    assert cues[0][0] < 400 and clip["duration_ms"] - 700 < cues[-1][1] <= clip["duration_ms"]
    assert all(start < end for start, end, _ in cues)
    assert all(0 <= after[0] - before[1] <= 300 for before, after in pairwise(cues))


@pytest.mark.parametrize("name", SAMPLE)
async def test_a_clip_is_as_long_and_as_loud_as_it_says(demo: Catalogue, name: str) -> None:
    path, clip = FOLDER / f"{name}.mp4", demo["clips"][name]
    found = await probe.inspect(path)
    assert (found.width, found.height) == (480, 854) == (clip["width"], clip["height"])
    assert 4_000 <= clip["duration_ms"] <= 10_000
    assert abs(found.duration_ms - clip["duration_ms"]) <= 60
    assert found.has_audio
    heard = await measure_file(Media(str(path), found), deadline_s=60)
    assert abs(heard.integrated_lufs + 14) <= 1
    assert heard.true_peak_dbtp <= 0.5


@pytest.mark.parametrize("name", SAMPLE)
def test_a_clip_begins_to_play_before_it_is_loaded(name: str) -> None:
    head = (FOLDER / f"{name}.mp4").read_bytes()[:65_536]
    assert head.index(b"moov") < head.index(b"mdat")


def test_the_placeholders_are_tiny_pictures_of_their_own(demo: Catalogue) -> None:
    shown = [clip["placeholder"] for clip in demo["clips"].values()]
    assert all(value.startswith("data:image/webp;base64,") and len(value) < 600 for value in shown)
    assert len(set(shown)) == len(shown)


def test_slugs_keep_letters_of_other_alphabets_readable() -> None:
    assert script.slug("Café Malmö, Kraków & São João") == "cafe-malmo-krakow-sao-joao"


def test_the_licence_is_stated() -> None:
    for folder in (FOLDER, Path(FOLDER).parent / "beds"):
        assert "CC0" in (folder / "LICENSE.md").read_text(encoding="utf-8")
