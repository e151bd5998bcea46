"""The background of a recording, apart from its browser."""

import hashlib
import json
from pathlib import Path

from tests import node
from tests.conftest import ROOT

MODEL = ROOT / "resumes_app" / "ui" / "scene_person.tflite"


def test_the_painting_spares_a_slow_device() -> None:
    node.passes(Path(__file__).parent / "scene_pace.test.mjs")


def test_the_library_that_finds_the_person_is_a_version_that_tells_its_maker_nothing() -> None:
    lock = json.loads((ROOT / "reflex.lock" / "package-lock.json").read_text())
    assert lock["packages"]["node_modules/@mediapipe/tasks-vision"]["version"] == "0.10.35"


def test_the_model_is_the_one_that_its_licence_note_names() -> None:
    note = (MODEL.with_suffix(".LICENSE.md")).read_text()
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in note
