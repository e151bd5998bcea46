"""Captions from what is said into the microphone, on the page of a reply."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from playwright.sync_api import Playwright, expect

from resumes_app.models import Job
from tests.browser.axe import found
from tests.browser.replying import Candidate
from tests.browser.server import Site
from tests.browser.sizes import on_phone
from tests.speech import DEMO, SPOKEN

SPEECH = SPOKEN[0]
LISTENING_MS = 60_000
SPOKEN_S = 10.0
"""Longer than the speech, which the microphone says over and over."""


@pytest.fixture
def speaking(
    playwright: Playwright,
    site: Site,
    job: Job,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    tmp_path: Path,
) -> Iterator[Candidate]:
    """Somebody whose microphone speaks."""
    voice = tmp_path / "voice.wav"
    sound = ["-i", str(DEMO / f"{SPEECH}.mp4"), "-ar", "48000", "-ac", "1", str(voice)]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *sound], check=True)
    arguments = [one for one in browser_type_launch_args["args"] if "audio-capture" not in one]
    arguments.append(f"--use-file-for-fake-audio-capture={voice}")
    browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": arguments})
    yield Candidate(site, browser.new_context(**browser_context_args).new_page(), job)
    browser.close()


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z']+", text.lower()))


@on_phone
def test_what_is_spoken_into_the_microphone_becomes_captions_and_undo_brings_the_others_back(
    speaking: Candidate,
) -> None:
    speaking.open()
    speaking.turn_camera_on()
    speaking.take(SPOKEN_S)
    speaking.kept(1)
    speaking.open("edit")
    speaking.by("tool-captions").click()
    speaking.by("add-caption").click()
    speaking.by("caption-words").fill("By hand")
    speaking.by("caption-words").press("Tab")
    ask, lines = speaking.by("captions-from-speech"), speaking.by("caption-words")
    ask.click()
    expect(ask).to_be_disabled()
    expect(speaking.by("stop-captioning")).to_be_visible()
    assert found(speaking.page) == {}
    expect(speaking.page.get_by_text("Your line was replaced.")).to_be_visible(timeout=LISTENING_MS)
    expect(speaking.by("stop-captioning")).to_have_count(0)
    expect(ask).to_be_enabled()
    heard = [lines.nth(n).input_value() for n in range(lines.count())]
    said = words(json.loads((DEMO / "catalogue.json").read_text())["clips"][SPEECH]["transcript"])
    speaking.by("notice-action").click()
    assert len(heard) >= 3 and len(words(" ".join(heard)) & said) >= 0.6 * len(said), heard
    expect(lines).to_have_count(1)
    expect(lines).to_have_value("By hand")


@on_phone
def test_a_take_in_which_nobody_speaks_says_what_to_do_instead(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(2.0)
    ana.kept(1)
    ana.open("edit")
    ana.by("tool-captions").click()
    ana.by("captions-from-speech").click()
    expect(ana.by("not-heard")).to_contain_text("No words were heard in your video.", timeout=LISTENING_MS)
    expect(ana.by("not-heard")).to_contain_text("Write captions line by line")
    expect(ana.by("captions-from-speech")).to_be_enabled()
    assert found(ana.page) == {}
