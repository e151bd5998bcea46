"""A video of 90 s with twelve clips, six things over it and music is edited on a phone: by keys, and by touch alone."""

from typing import Any, Protocol

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.fingers import drag
from tests.browser.previewing import open_preview
from tests.browser.projects import saved_edit
from tests.browser.replying import Candidate
from tests.browser.sizes import on_phone
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft, recording

TAKES = 10
TAKE_S = 8.9
MIDDLE_S = 4
TEXTS = ("Ana Luz", "Seven years of early shifts", "I know the queue by name", "See you soon")
STICKERS = ("coffee", "star")
pytestmark = on_phone


class Hands(Protocol):
    """Somebody's way of using the page."""

    def press(self, test_id: str, place: int = 0) -> None:
        """Press a button."""

    def stand_in(self, clip: int) -> None:
        """Select a clip and stand in its middle."""

    def shorten(self, clip: int) -> None:
        """Let the clip end about a second earlier."""

    def forward(self) -> None:
        """Stand about 20 s later, with the tool open that is open."""

    def write(self, words: str) -> None:
        """Put these words in place of those of the chosen text."""

    def nudge(self) -> None:
        """Move the chosen text down on the picture by about a fifth."""


class Keys:
    """Everything by Tab, Enter, arrows and letters."""

    def __init__(self, ana: Candidate) -> None:
        self.ana, self.keys = ana, ana.page.keyboard

    def reach(self, what: Locator) -> None:
        """Go to it by Tab, or back by Shift+Tab."""
        for _ in range(250):
            way = what.evaluate(
                "(to) => to === document.activeElement ? '' : "
                "document.activeElement.compareDocumentPosition(to) & 2 ? 'Shift+Tab' : 'Tab'"
            )
            if not way:
                return
            self.keys.press(way)
        raise AssertionError(f"no way to {what} by Tab")

    def press(self, test_id: str, place: int = 0) -> None:
        self.reach(self.ana.by(test_id).nth(place))
        self.keys.press("Enter")

    def stand_in(self, clip: int) -> None:
        self.reach(self.ana.by("clip").nth(clip).locator("button"))
        self.keys.press("Enter")
        self.reach(self.ana.by("playhead"))
        if clip == 0:
            self.keys.press("Home")
        for _ in range(MIDDLE_S):
            self.keys.press("Shift+ArrowRight")

    def shorten(self, clip: int) -> None:
        self.stand_in(clip)
        self.reach(self.ana.by("trim-out"))
        self.keys.press("Shift+ArrowLeft")

    def forward(self) -> None:
        for _ in range(20):
            self.keys.press("Shift+ArrowRight")

    def write(self, words: str) -> None:
        self.reach(self.ana.by("text-words"))
        self.keys.press("Control+a")
        self.keys.type(words)
        self.keys.press("Tab")

    def nudge(self) -> None:
        self.reach(self.ana.by("place-text"))
        for _ in range(4):
            self.keys.press("Shift+ArrowDown")


class Touch:
    """Everything by a finger; words by the keyboard on the screen."""

    def __init__(self, ana: Candidate) -> None:
        self.ana, self.page = ana, ana.page

    def press(self, test_id: str, place: int = 0) -> None:
        self.ana.by(test_id).nth(place).tap()

    def stand_in(self, clip: int) -> None:
        box = self.ana.by("clip").nth(clip).bounding_box()
        assert box
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(self.ana.by("clip").nth(clip)).to_have_attribute("data-selected", "true")

    def shorten(self, clip: int) -> None:
        self.stand_in(clip)
        for _ in range(4):
            self.press("zoom-in")
        box = self.ana.by("clip").nth(clip).bounding_box()
        assert box
        handle = self.ana.by("trim-out")
        handle.scroll_into_view_if_needed()
        drag(self.page, handle, -box["width"] / TAKE_S)
        for _ in range(4):
            self.press("zoom-out")

    def forward(self) -> None:
        scrubber = self.ana.by("scrubber")
        box = scrubber.bounding_box()
        assert box
        share = (float(scrubber.input_value()) + 20_000) / float(scrubber.get_attribute("max") or 1)
        self.page.touchscreen.tap(box["x"] + share * box["width"], box["y"] + box["height"] / 2)

    def write(self, words: str) -> None:
        field = self.ana.by("text-words")
        box = field.bounding_box()
        assert box
        self.page.touchscreen.tap(box["x"] + box["width"] - 30, box["y"] + 20)
        for _ in field.input_value():
            self.page.keyboard.press("Backspace")
        self.page.keyboard.insert_text(words)

    def nudge(self) -> None:
        box = self.ana.by("preview").bounding_box()
        assert box
        drag(self.page, self.ana.by("place-text"), 0, 0.2 * box["height"])


@pytest.fixture
def editing(ana: Candidate) -> Candidate:
    """Somebody with ten takes, all in the video."""

    async def give() -> None:
        who = await identity_for(ana.user)
        draft = await make_draft(who, ana.job)
        for _ in range(TAKES):
            await keep_take(who, draft, recording(TAKE_S))

    ana.site.run(give())
    open_preview(ana)
    expect(ana.by("clip")).to_have_count(TAKES)
    return ana


@pytest.mark.parametrize("way", [Keys, Touch])
def test_a_whole_video_is_edited_one_way_alone(editing: Candidate, way: type[Keys | Touch]) -> None:
    hands = way(editing)
    cut(editing, hands)
    dress(editing, hands)
    lay(editing, hands)
    hands.press("tool-clips")
    hands.press("clip-duplicate")
    clips(editing, 13)
    hands.press("undo")
    clips(editing, 12)
    expect(editing.by("length")).to_contain_text("of 90 s")
    as_planned(saved_edit(editing))


def clips(person: Candidate, count: int) -> None:
    """Wait until there are so many, saved."""
    expect(person.by("clip")).to_have_count(count)
    expect(person.by("timeline")).to_have_attribute("data-saved", "true")


def cut(person: Candidate, hands: Hands) -> None:
    """Split, duplicate, delete, trim, put in order, set speed and transition."""
    hands.stand_in(0)
    hands.press("clip-split")
    clips(person, 11)
    hands.press("clip-duplicate")
    clips(person, 12)
    hands.stand_in(5)
    hands.press("clip-split")
    clips(person, 13)
    hands.press("clip-delete")
    clips(person, 12)
    hands.shorten(7)
    clips(person, 12)
    hands.stand_in(8)
    hands.press("open-speed")
    hands.press("clip-speed-1.25")
    hands.press("clip-panel-back")
    clips(person, 12)
    hands.stand_in(9)
    hands.press("open-transition")
    hands.press("clip-transition-fade")
    hands.press("clip-panel-back")
    clips(person, 12)
    hands.stand_in(3)
    hands.press("clip-left")
    hands.press("clip-left")
    clips(person, 12)


def dress(person: Candidate, hands: Hands) -> None:
    """Choose a look and music."""
    hands.press("tool-look")
    hands.press("look-warm")
    expect(person.by("look-warm")).to_have_attribute("aria-pressed", "true")
    hands.press("tool-music")
    hands.press("bed-calm")
    expect(person.by("bed-calm")).to_have_attribute("aria-pressed", "true")
    expect(person.by("preview")).to_have_attribute("data-playing", "true")
    hands.press("play")


def lay(person: Candidate, hands: Hands) -> None:
    """Lay four texts and two stickers over it, and move the last text."""
    hands.press("tool-text")
    for number, words in enumerate(TEXTS):
        hands.press("add-text")
        expect(person.by("text")).to_have_count(number + 1)
        hands.write(words)
        expect(person.by("text").nth(number)).to_have_text(words)
        if number == 0:
            hands.nudge()
            person.until(lambda: saved_edit(person)["overlays"][0]["y"] > 0.3)
        hands.press("text", number)
        hands.forward()
    hands.press("tool-stickers")
    for number, name in enumerate(STICKERS):
        hands.press(f"sticker-{name}")
        expect(person.by("used-sticker")).to_have_count(number + 1)


def as_planned(edit: dict[str, Any]) -> None:
    """Everything that was done is in the saved list."""
    lengths = [((clip["out_ms"] or 1000 * TAKE_S) - clip["in_ms"]) / clip["speed"] for clip in edit["clips"]]
    assert (len(lengths), 80_000 < sum(lengths) < 90_000) == (12, True)
    assert edit["clips"][0]["out_ms"] == pytest.approx(4_000, abs=900), "split"
    halves = [clip["in_ms"] for clip in edit["clips"] if clip["in_ms"] > 0]
    assert len(halves) == 2 and halves[0] == halves[1], "split and duplicated, the other half deleted"
    assert edit["clips"][7]["out_ms"] == pytest.approx(7_900, abs=250), "trimmed"
    assert [clip["speed"] for clip in edit["clips"]] == [1.0] * 8 + [1.25] + [1.0] * 3
    assert [clip["transition"] for clip in edit["clips"]] == ["cut"] * 9 + ["fade"] + ["cut"] * 2
    assert edit["clips"][1]["in_ms"] == 0, "put in front of the halves"
    assert (edit["look"], edit["music"]["bed"]) == ("warm", "calm")
    assert [one["text"] for one in edit["overlays"]] == list(TEXTS)
    assert edit["overlays"][0]["y"] == pytest.approx(0.36, abs=0.02)
    starts = [one["start_ms"] for one in edit["overlays"]]
    assert starts == sorted(starts) and starts[-1] - starts[0] == pytest.approx(60_000, abs=4_000)
    assert [one["name"] for one in edit["stickers"]] == list(STICKERS)
