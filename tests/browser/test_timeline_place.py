"""Where the timeline is looked at: it shows the playhead, fingers and buttons zoom it, a grip moves the playhead."""

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.cutting import Cutting
from tests.browser.projects import show
from tests.browser.sizes import PHONE, on_phone

PLAYHEAD_X = """
() => {
  const [strip, line] = ['strip', 'playhead'].map((name) => document.querySelector(`[data-testid=${name}]`));
  const { x, width } = line.getBoundingClientRect();
  return (x + width / 2 - strip.getBoundingClientRect().x) / strip.clientWidth;
}
"""
"""How far across the strip the playhead stands: what is seen of it lies between 0 and 1."""
SCROLLED = "(strip) => strip.scrollLeft"
ALL_SEEN = "(strip) => strip.scrollWidth <= strip.clientWidth"

Point = tuple[float, float]


def playhead_x(cutting: Cutting) -> float:
    return float(cutting.page.evaluate(PLAYHEAD_X))


def zoom_in(cutting: Cutting, times: int = 5) -> None:
    for _ in range(times):
        cutting.by("zoom-in").click()


def sees_the_playhead(cutting: Cutting) -> None:
    cutting.ana.until(lambda: 0 <= playhead_x(cutting) <= 1)


def put(fingers: CDPSession, kind: str, *points: Point) -> None:
    """Let fingers be there, each by its place in the order."""
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def middle(cutting: Cutting, test_id: str, place: int = 0) -> Point:
    box = cutting.by(test_id).nth(place).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_timeline_shows_the_playhead_wherever_it_is_moved_from(cutting: Cutting) -> None:
    zoom_in(cutting)
    for at_ms in ("12000", "1000"):
        cutting.by("scrubber").fill(at_ms)
        sees_the_playhead(cutting)
    cutting.page.locator("body").press("End")
    sees_the_playhead(cutting)
    show(cutting.ana, "look")
    cutting.by("scrubber").fill("6000")
    show(cutting.ana, "clips")
    sees_the_playhead(cutting)
    before = playhead_x(cutting)
    cutting.by("zoom-in").click()
    cutting.by("zoom-in").click()
    assert playhead_x(cutting) == pytest.approx(before, abs=0.01)


def test_who_scrolls_by_hand_stays_there_and_zooms_there(cutting: Cutting) -> None:
    page, strip = cutting.page, cutting.by("strip")
    zoom_in(cutting)
    if page.viewport_size == PHONE:
        for _ in range(3):
            cutting.drag(strip, -150)
    else:
        strip.hover()
        page.mouse.wheel(1500, 0)
    cutting.ana.until(lambda: playhead_x(cutting) < -0.3)
    page.wait_for_timeout(1000)
    stood, pps = strip.evaluate(SCROLLED), cutting.pps()
    page.wait_for_timeout(500)
    assert strip.evaluate(SCROLLED) == stood
    assert playhead_x(cutting) < 0
    within = strip.evaluate("(strip) => strip.clientWidth / 2 - 44")
    cutting.by("zoom-in").click()
    at_s, after_s = (stood + within) / pps, (strip.evaluate(SCROLLED) + within) / cutting.pps()
    assert after_s == pytest.approx(at_s, abs=0.05)


def test_all_is_seen_at_first(cutting: Cutting) -> None:
    assert cutting.by("strip").evaluate(ALL_SEEN)


@on_phone
@pytest.mark.parametrize("way", ["reload", "send"])
def test_all_is_seen_at_first_also_where_another_tool_was_open(cutting: Cutting, way: str) -> None:
    show(cutting.ana, "captions")
    if way == "send":
        cutting.by("next").click()
        expect(cutting.by("summary")).to_be_visible()
        cutting.by("back").click()
    else:
        cutting.page.reload()
    expect(cutting.by("tool-captions")).to_have_attribute("aria-pressed", "true")
    cutting.page.wait_for_timeout(1000)
    show(cutting.ana, "clips")
    expect(cutting.by("clip")).to_have_count(3)
    cutting.ana.until(lambda: cutting.by("strip").evaluate(ALL_SEEN))


@on_phone
def test_two_fingers_on_two_clips_zoom(cutting: Cutting) -> None:
    pps = cutting.pps()
    (left, y), (right, _) = middle(cutting, "clip", 0), middle(cutting, "clip", 2)
    centre, apart = (left + right) / 2, (right - left) / 2
    fingers = cutting.page.context.new_cdp_session(cutting.page)
    for step in range(9):
        far = apart * (0.5 + step / 16)
        assert cutting.page.evaluate("([x, y]) => Boolean(document.elementFromPoint(x, y))", [centre - far, y])
        put(fingers, "touchMove" if step else "touchStart", (centre - far, y), (centre + far, y))
    put(fingers, "touchEnd")
    assert cutting.pps() == pytest.approx(2 * pps, rel=0.05)
    cutting.saved(4, 3, 6)


@on_phone
@pytest.mark.parametrize("first", ["trim-out", "clip"])
def test_a_second_finger_ends_what_the_first_one_does_to_a_clip_and_nothing_is_changed(
    cutting: Cutting, first: str
) -> None:
    cutting.select(1)
    pps = cutting.pps()
    fingers = cutting.page.context.new_cdp_session(cutting.page)
    (x, y), (other, _) = middle(cutting, first), middle(cutting, "clip", 2)
    put(fingers, "touchStart", (x, y))
    cutting.page.wait_for_timeout(600)
    for step in range(1, 4):
        put(fingers, "touchMove", (x - 5 * step, y))
    put(fingers, "touchStart", (x - 15, y), (other, y))
    for step in range(1, 6):
        put(fingers, "touchMove", (x - 15 - 6 * step, y), (other + 6 * step, y))
    put(fingers, "touchEnd", (x - 45, y))
    put(fingers, "touchMove", (x - 60, y))
    put(fingers, "touchEnd")
    cutting.page.wait_for_timeout(500)
    assert cutting.pps() > 1.2 * pps
    cutting.saved(4, 3, 6)
    assert cutting.draft()["undo"] == "Add take"


def test_the_playhead_is_dragged_by_its_grip(cutting: Cutting) -> None:
    cutting.by("scrubber").fill("2000")
    expect(cutting.by("playhead")).to_have_attribute("aria-valuenow", "2000")
    box = cutting.by("playhead").bounding_box()
    assert box
    least = 44 if cutting.page.viewport_size == PHONE else 24
    assert min(box["width"], box["height"]) >= least
    cutting.drag(cutting.by("playhead"), 3 * cutting.pps())
    cutting.ana.until(lambda: abs(int(cutting.by("playhead").get_attribute("aria-valuenow") or 0) - 5000) <= 100)
    cutting.saved(4, 3, 6)
