"""A kind word about light and framing before a reply is sent."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import found
from tests.browser.projects import saved_edit
from tests.browser.replying import Candidate
from tests.browser.sizes import PHONE
from tests.media import inputs

DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds in the dark, filmed lying."""
    path = tmp_path_factory.mktemp("evening") / "take.mp4"
    dark = "color=0x101418:size=1280x720:rate=30:duration=2"
    inputs.ffmpeg("-f", "lavfi", "-i", dark, "-f", "lavfi", "-i", "sine=d=2", *inputs.H264, *inputs.AAC, str(path))
    return path


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desktop"])
def test_what_could_be_better_stands_above_the_consent_and_keeps_nobody_from_sending(
    ana: Candidate, evening: Path
) -> None:
    ana.open()
    ana.page.get_by_test_id("file").set_input_files(evening)
    ana.kept(1)
    ana.open("send")
    advice = ana.by("advice")
    expect(advice).to_contain_text("The picture is dark.")
    expect(advice).to_contain_text("The picture is wider than high.")
    expect(advice).to_contain_text("Only you see this.")
    expect(advice.get_by_role("heading")).to_have_text("Before you send")
    assert found(ana.page) == {}
    ana.by("consent").check()
    expect(ana.by("submit")).to_be_enabled()
    above, below = advice.bounding_box(), ana.by("consent").bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"]


def test_the_advice_on_a_wide_picture_lets_it_fill_the_frame(ana: Candidate, evening: Path) -> None:
    ana.open()
    ana.page.get_by_test_id("file").set_input_files(evening)
    ana.kept(1)
    ana.open("send")
    ana.by("advice-fill-frame").press("Enter")
    expect(ana.by("advice-fill-frame")).to_have_count(0)
    expect(ana.by("advice")).not_to_contain_text("wider than high")
    expect(ana.by("advice")).to_contain_text("The picture is dark.")
    assert [clip["fit"] for clip in saved_edit(ana)["clips"]] == ["fill"]


def test_a_take_without_a_fault_is_told_nothing_of(ana: Candidate) -> None:
    ana.open()
    ana.page.get_by_test_id("file").set_input_files(Path(__file__).parents[2] / "assets" / "demo" / "reply-17.mp4")
    ana.kept(1)
    ana.open("send")
    expect(ana.by("consent")).to_be_visible()
    ana.page.wait_for_timeout(3000)
    expect(ana.by("advice")).to_have_count(0)
