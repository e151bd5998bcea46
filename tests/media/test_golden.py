"""What ffmpeg is asked to do for each golden case is what was looked at and kept."""

import json

import pytest

from resumes_app.media import editlist
from tests.media.golden.cases import CASES, Case
from tests.media.golden.text import FOLDER, known_probes, path_of, text_of

FIELDS = {
    "clips": editlist.CLIP_FIELDS,
    "tone": editlist.TONE_FIELDS,
    "overlays": editlist.OVERLAY_FIELDS,
    "stickers": editlist.STICKER_FIELDS,
    "music": editlist.MUSIC_FIELDS,
    "captions": editlist.CUE_FIELDS,
    "burn": editlist.BURN_FIELDS,
}
CHOICES = {
    "transition": editlist.TRANSITIONS, "fit": editlist.FITS, "style": editlist.STYLES, "face": editlist.FACES
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_asks_for_what_was_kept(case: Case) -> None:
    asked = text_of(case, known_probes())
    assert asked == path_of(case).read_text(), "If this is meant: raise GRAPH_VERSION, `make golden`, look, commit."


def test_there_are_thirty_cases_and_no_other_texts() -> None:
    assert len(CASES) == 30
    assert {path_of(case) for case in CASES} == set(FOLDER.glob("*.txt"))


def test_every_field_of_an_edit_list_is_in_some_case() -> None:
    for part, fields in FIELDS.items():
        given = [item for case in CASES for item in _items(case.edit.get(part))]
        assert set(fields) == {name for item in given for name in item}, part
    assert set(editlist.LIST_FIELDS) <= {name for case in CASES for name in case.edit}


@pytest.mark.parametrize("field", CHOICES)
def test_every_choice_of_a_field_is_in_some_case(field: str) -> None:
    items = [item for case in CASES for part in FIELDS for item in _items(case.edit.get(part))]
    # The first is what there is without a word of it.
    assert set(CHOICES[field][1:]) <= {item.get(field) for item in items}


def test_a_text_names_no_place_of_the_machine_that_wrote_it() -> None:
    for path in FOLDER.glob("*.txt"):
        named = [word for word in path.read_text().split() if word.startswith("file:")]
        assert named and all(
            word.startswith(("file:takes/", "file:beds/", "file:drawn/", "file:out/")) for word in named
        )
    assert json.loads((FOLDER / "takes.json").read_text())


def _items(given: object) -> list[dict[str, object]]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]
