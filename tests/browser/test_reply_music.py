"""Music for a reply: found by a word in the browser, chosen by hand or keyboard, heard with the take at once."""

from typing import Any

import pytest
from playwright.sync_api import expect

from resumes_app.applications.components.reply.music import EXAMPLE
from resumes_app.studio import service as studio
from tests.browser.axe import found
from tests.browser.replying import Candidate
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft, recording

TAKE_S = 8.0
APART_S = 0.6
"""What a loaded machine may let sound and picture differ."""
SOUND = """
(() => {
  const audio = document.querySelector("[data-testid=preview] audio");
  const video = document.querySelector("[data-testid=preview] [data-shown=true]");
  return { src: audio?.getAttribute("src") ?? "", paused: audio?.paused ?? true, at_s: audio?.currentTime ?? 0,
           video_s: (video?.matches("video") ? video : video?.querySelector("video"))?.currentTime ?? 0 };
})()
"""
UNCOVERED = """
(part) => {
  const {left, right, top, bottom} = part.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => part.contains(document.elementFromPoint((left + right) / 2, y)));
}
"""


@pytest.fixture
def chooser(ana: Candidate) -> Candidate:
    """Somebody with one take, before the music."""

    async def one_take() -> None:
        who = await identity_for(ana.user)
        await keep_take(who, await make_draft(who, ana.job), recording(TAKE_S))

    ana.site.run(one_take())
    _open(ana)
    return ana


def _open(ana: Candidate) -> None:
    ana.open("edit")
    expect(ana.by("preview")).to_be_visible()
    ana.by("tool-music").click()
    expect(ana.by("music-search")).to_be_visible()


def _offered(ana: Candidate) -> list[str]:
    buttons = ana.page.locator("[data-testid^=bed-]:visible")
    ids = [str(button.get_attribute("data-testid")).removeprefix("bed-") for button in buttons.all()]
    assert ids.pop(0) == "none"
    return ids


def _sound(ana: Candidate) -> dict[str, Any]:
    return dict(ana.page.evaluate(SOUND))


def test_music_is_found_by_title_mood_instrument_and_tempo(chooser: Candidate) -> None:
    beds = studio.bed_choices()
    assert _offered(chooser) == [bed["id"] for bed in beds]
    expect(chooser.by("bed-sunrise")).to_contain_text("First Light")
    expect(chooser.by("bed-sunrise")).to_contain_text("Warm and hopeful")
    expect(chooser.by("bed-sunrise")).to_contain_text("92 BPM")
    expect(chooser.by("music-note")).to_contain_text("CC0-1.0")
    wanted = {
        "letter": ["letter"],
        "Weightless": ["stillwater"],
        "violin": ["letter"],
        "LO-FI": ["focus"],
        "124 bpm": ["rooftop"],
        "slow": [bed["id"] for bed in beds if bed["bpm"] < 90],
        "fast guitar": ["seafront"],
        EXAMPLE: ["focus"],
        "piano calm": ["focus"],
    }
    for words, ids in wanted.items():
        chooser.by("music-search").fill(words)
        chooser.until(lambda ids=ids: _offered(chooser) == ids)  # type: ignore[misc]  # bound now, not later
    assert found(chooser.page) == {}

    chooser.by("music-search").fill("bagpipes")
    expect(chooser.by("music-note")).to_have_text("No music fits. Try one word: calm, guitar or slow.")
    assert _offered(chooser) == []
    assert found(chooser.page) == {}
    chooser.by("music-search").fill("")
    expect(chooser.by("bed-backtable")).to_be_attached()
    assert len(_offered(chooser)) == len(beds)


def test_music_chosen_by_keyboard_is_heard_at_once_with_the_take_from_where_it_is(chooser: Candidate) -> None:
    page = chooser.page
    expect(chooser.by("preview")).to_have_attribute("data-playing", "false")
    chooser.by("music-search").fill("jazz")
    expect(chooser.by("bed-funk")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(chooser.by("bed-none")).to_be_focused()
    page.keyboard.press("Tab")
    expect(chooser.by("bed-backtable")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chooser.by("bed-backtable")).to_have_attribute("aria-pressed", "true")
    expect(chooser.by("preview")).to_have_attribute("data-playing", "true")
    chooser.until(lambda: _sound(chooser)["video_s"] > 2)
    assert _sound(chooser)["src"] == "/beds/backtable.m4a"

    chooser.by("music-search").fill("night")
    expect(chooser.by("bed-funk")).to_have_count(0)
    chooser.by("bed-ringroad").click()
    chooser.by("music-search").fill("house")
    expect(chooser.by("bed-none")).to_be_in_viewport(ratio=1)
    chooser.by("bed-rooftop").click()
    chooser.until(lambda: _sound(chooser)["src"] == "/beds/rooftop.m4a" and not _sound(chooser)["paused"])
    page.wait_for_timeout(300)
    heard = _sound(chooser)
    assert heard["video_s"] > 2, "the take goes on from where it was"
    assert abs(heard["at_s"] - heard["video_s"]) < APART_S

    chooser.by("bed-none").click()
    chooser.until(lambda: _sound(chooser)["src"] == "")
    chooser.by("bed-rooftop").click()
    expect(chooser.by("bed-rooftop")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_test_id("bed-rooftop")).to_have_attribute("aria-pressed", "true")
    expect(chooser.by("preview")).to_have_attribute("data-playing", "false")


def test_how_music_from_far_down_the_list_plays_is_in_sight_once_asked_for_and_then_the_music_again(
    chooser: Candidate,
) -> None:
    deep = chooser.by("bed-rooftop")
    deep.click()
    expect(deep).to_have_attribute("aria-pressed", "true")
    chooser.by("music-levels").click()
    loudness = chooser.by("music-gain_db")
    expect(loudness).to_be_in_viewport(ratio=1)
    assert loudness.evaluate(UNCOVERED), "it stands clear of the search"

    chooser.by("music-levels").click()
    expect(loudness).to_have_count(0)
    expect(deep).to_be_in_viewport(ratio=1)
    assert deep.evaluate(UNCOVERED)
