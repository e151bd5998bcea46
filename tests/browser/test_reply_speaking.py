"""What helps to speak on the stage: a plan taken part by part, and a teleprompter whose lines become captions."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from sqlmodel import select

from resumes_app import db
from resumes_app.models import Draft
from tests.browser.axe import found
from tests.browser.replying import LOCAL_TAKES, SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.sizes import DESKTOP, PHONE, TURNED, on_phone
from tests.browser.test_reply_shape import WIDE, faults

SCRIPT = "Hello, I am Ana. I made coffee for three years.\n\nI like mornings. Let us meet."
LINES = ["Hello, I am Ana.", "I made coffee for three years.", "I like mornings.", "Let us meet."]


async def draft_of(person: Candidate) -> Draft:
    async with db.reading() as session:
        return (await session.exec(select(Draft).where(Draft.owner_id == person.user.id))).one()


def captions(person: Candidate) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.site.run(draft_of(person)).edit.get("captions", [])
    return found


def write(person: Candidate, script: str = SCRIPT) -> None:
    """Turn the teleprompter on and write a script."""
    person.by("prompter-on").click()
    person.by("script").fill(script)
    person.page.keyboard.press("Escape")
    expect(person.by("prompter")).to_contain_text(script.split(".")[0])


def shift(page: Page) -> float:
    """Return by how many pixels the script has moved."""
    found: float = page.evaluate(
        "new DOMMatrix(getComputedStyle(document.querySelector('[data-testid=prompter] ol')).transform).f"
    )
    return -found


def test_a_plan_is_taken_part_by_part(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    plan = ana.by("plan")
    expect(plan.locator("option").first).to_have_text("No plan")
    expect(plan).to_have_value("")
    expect(ana.by("stage")).to_contain_text("What do you do when the queue is long")
    expect(ana.by("target")).to_have_count(0)
    plan.select_option("why-me")
    expect(ana.by("segment")).to_contain_text("Hook · 1 of 3 · about 6 s")
    expect(ana.by("stage")).not_to_contain_text("What do you do when the queue is long")
    ana.by("swap").click()
    expect(ana.by("stage")).to_contain_text("What do you do when the queue is long")
    ana.by("swap").click()
    mark = ana.by("target").bounding_box()
    bar = ana.by("target").locator("..").bounding_box()
    assert mark and bar
    assert (mark["x"] + mark["width"] / 2 - bar["x"]) / bar["width"] == pytest.approx(6 / 90, abs=0.02)
    assert found(ana.page) == {}
    ana.start_take()
    expect(ana.by("plan")).to_have_count(0)
    expect(ana.by("segment")).to_contain_text("Hook")
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    expect(ana.by("segment")).to_contain_text("Proof · 2 of 3 · about 16 s")
    ana.kept(1)
    ana.page.wait_for_timeout(2000)
    expect(ana.by("segment")).to_contain_text("Proof")
    for _ in range(2):
        ana.take(1.5)
    expect(ana.by("segment")).to_contain_text("Your takes fill this plan.")
    ana.kept(3)
    ana.page.reload()
    expect(ana.by("segment")).to_contain_text("Your takes fill this plan.")
    plan.select_option("")
    expect(ana.by("stage")).to_contain_text("What do you do when the queue is long")
    expect(ana.by("segment")).to_have_count(0)


SEGMENTS = """() => {
  window.segments = [];
  const note = () => {
    const words = document.querySelector("[data-testid=segment]")?.innerText.split(" ")[0];
    if (words && window.segments.at(-1) !== words) window.segments.push(words);
  };
  note();
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
"""Notes each part of the plan that is shown."""


def answer_late(route: Route) -> None:
    """Answer a part of an upload a while after the server has it."""
    if route.request.method != "PATCH":
        return route.fallback()
    answer = route.fetch()
    time.sleep(0.5)
    return route.fulfill(response=answer)


def test_the_part_of_the_plan_that_is_due_stands_still_while_a_take_arrives(ana: Candidate) -> None:
    ana.page.route("**/uploads/**", answer_late)
    ana.open()
    ana.turn_camera_on()
    ana.by("plan").select_option("why-me")
    expect(ana.by("segment")).to_contain_text("Hook")
    ana.page.evaluate(SEGMENTS)
    ana.take(1.5)
    ana.kept(1)
    ana.page.wait_for_timeout(2500)
    assert ana.page.evaluate("window.segments") == ["Hook", "Proof"]


def test_the_lines_of_the_teleprompter_become_captions_in_the_takes_own_time(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    expect(ana.by("prompter")).to_have_count(0)
    write(ana)
    expect(ana.by("asked")).to_contain_text("What do you do when the queue is long")
    assert found(ana.page) == {}
    while "240 words" not in ana.by("pace").inner_text():
        ana.by("faster").click()
    ana.start_take()
    expect(ana.by("prompter")).to_have_attribute("data-at", "1")
    ana.by("pause").click()
    expect(ana.by("stage")).to_have_attribute("data-phase", "paused")
    before = shift(ana.page)
    ana.page.wait_for_timeout(1500)
    assert shift(ana.page) == before > 0
    ana.by("pause").click()
    expect(ana.by("prompter")).to_have_attribute("data-at", "3")
    ana.page.wait_for_timeout(600)
    ana.by("stop").click()
    ana.kept(1)
    ana.until(lambda: len(captions(ana)) == 4)
    (take,), _ = ana.saved()
    lines = captions(ana)
    assert [line["text"] for line in lines] == LINES
    # At 240 words a minute, which a typist counts as six signs each.
    lengths = [line["end_ms"] - line["start_ms"] for line in lines[:3]]
    assert lengths == pytest.approx([len(line) / 6 * 250 for line in LINES[:3]], abs=350), "the pause is left out"
    assert lines[0]["start_ms"] < 300 and lines[-1]["end_ms"] <= take.duration_ms + 300
    assert ana.page.evaluate(SPOKEN) == []


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("again", ["record", "retake"])
def test_a_take_without_the_teleprompter_has_no_lines_of_the_one_before(ana: Candidate, again: str) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    ana.take(1.5)
    ana.kept(1)
    ana.until(lambda: len(captions(ana)) > 0)
    said = len(captions(ana))
    ana.by("prompter-on").click()
    expect(ana.by("stage")).to_have_attribute("data-prompter", "false")
    ana.by(again).click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording", timeout=SLOW_MS)
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    ana.kept(2 if again == "record" else 1)
    ana.until(lambda: len(ana.saved()[0]) == 2 and ana.page.evaluate(LOCAL_TAKES) == [])
    ana.page.wait_for_timeout(1000)
    assert len(captions(ana)) == (said if again == "record" else 0)


SPOKEN = LOCAL_TAKES.replace('"takes"', '"spoken"')


@on_phone
def test_what_was_spoken_is_told_although_the_page_was_left_before(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    block_parts(ana.page)
    ana.start_take()
    ana.page.wait_for_timeout(2500)
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.goto("about:blank")  # As in a crash, nothing is finished.
    ana.page.unroute_all()
    ana.open()
    ana.by("keep").click()
    ana.until(lambda: [line["text"] for line in captions(ana)][:1] == LINES[:1])
    quiet_about(console_errors, r"ERR_FAILED|ERR_ABORTED")


@on_phone
def test_the_teleprompter_is_moved_by_hand_and_remembers_how_it_was_set(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    ana.by("larger").click()
    ana.by("faster").click()
    ana.by("mirror").click()
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    expect(ana.by("pace")).to_contain_text("140")
    expect(ana.by("prompter").locator("ol")).to_have_css("font-size", "34px")
    expect(ana.by("prompter").locator("div")).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    ana.by("prompter").press("ArrowDown")
    expect(ana.by("prompter")).to_have_attribute("data-at", "1")
    box = ana.by("prompter").bounding_box()
    assert box
    ana.page.mouse.move(box["x"] + 50, box["y"] + 80)
    ana.page.mouse.down()
    ana.page.mouse.move(box["x"] + 50, box["y"] - 120, steps=4)
    ana.page.mouse.up()
    expect(ana.by("prompter")).not_to_have_attribute("data-at", "1")
    ana.by("from-the-top").click()
    expect(ana.by("prompter")).to_have_attribute("data-at", "0")
    ana.start_take()
    ana.by("script-halt").click()
    expect(ana.by("script-halt")).to_have_accessible_name("Let the script go on")
    still = shift(ana.page)
    ana.page.wait_for_timeout(1200)
    assert shift(ana.page) == still
    ana.by("script-halt").click()
    expect(ana.by("prompter")).to_have_attribute("data-at", "1")
    ana.by("stop").click()
    ana.kept(1)
    ana.by("write-script").click()
    ana.by("script").fill("")
    ana.page.keyboard.press("Escape")
    ana.until(lambda: ana.site.run(draft_of(ana)).script == "")
    ana.page.reload()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
    expect(ana.by("stage")).to_have_attribute("data-prompter", "false")  # There is nothing to read.


DRAWN = """() => {
  const list = document.querySelector("[data-testid=prompter] ol");
  const note = () => {
    const at = -new DOMMatrix(getComputedStyle(list).transform).f;
    if (window.drawn.at(-1) !== at) window.drawn.push(at);
  };
  window.drawn = [];
  note();
  new MutationObserver(note).observe(list, { attributes: true, attributeFilter: ["style"] });
}"""
"""Notes each place that the script is drawn at, in pixels."""


@on_phone
def test_with_less_motion_the_script_goes_line_by_line(ana: Candidate) -> None:
    ana.page.emulate_media(reduced_motion="reduce")
    ana.open()
    ana.turn_camera_on()
    write(ana)
    ana.page.evaluate(DRAWN)
    ana.start_take()
    expect(ana.by("prompter")).to_have_attribute("data-at", "2")
    tops = "[...document.querySelectorAll('[data-testid=prompter] li')].map((line) => line.offsetTop)"
    drawn, places = ana.page.evaluate("window.drawn"), ana.page.evaluate(tops)
    assert drawn == places[: len(drawn)] and len(drawn) > 1, "it stands at a line, then at the next: never between"


@pytest.mark.parametrize("viewport", [PHONE, TURNED, WIDE], ids=["phone", "turned", "wide"])
def test_plan_and_teleprompter_lie_on_nothing(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.by("plan").select_option("why-me")
    expect(ana.by("segment")).to_be_visible()
    assert faults(ana) == []
    write(ana)
    assert faults(ana) == []
    ana.start_take()
    assert faults(ana) == []


def test_the_script_stands_at_the_lens_and_the_question_is_read_beside_it_by_a_key(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    frame, script, asked = (ana.by(part).bounding_box() for part in ("frame", "prompter", "asked"))
    assert frame and script and asked
    assert script["y"] + script["height"] < asked["y"], "nothing is between the script and the lens"
    face = frame["y"] + 0.4 * frame["height"]
    assert asked["y"] + asked["height"] < face < (ana.by("faster").bounding_box() or frame)["y"]
    ana.by("asked").press("Enter")
    expect(ana.by("asked")).to_have_attribute("aria-expanded", "true")
    ana.by("asked").press("Enter")
    expect(ana.by("asked")).to_have_attribute("aria-expanded", "false")
    expect(ana.by("record")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_plan_is_chosen_beside_the_teleprompter(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    ana.by("plan").select_option("why-me")
    expect(ana.by("segment")).to_contain_text("Hook · 1 of 3")
    assert faults(ana) == []
    ana.start_take()
    expect(ana.by("plan")).to_have_count(0)


@on_phone
def test_smaller_and_larger_letters_stand_side_by_side(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    write(ana)
    smaller = ana.page.get_by_role("button", name="Smaller letters").locator("visible=true").bounding_box()
    larger = ana.by("larger").bounding_box()
    assert smaller and larger and smaller["y"] == larger["y"]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP, TURNED], ids=["phone", "desktop", "turned"])
def test_the_question_is_folded_to_one_line_and_stays_so(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    asked = ana.by("asked")
    expect(asked).to_have_attribute("aria-expanded", "true")
    asked.press("Enter")
    expect(asked).to_have_attribute("aria-expanded", "false")
    expect(asked).to_have_css("height", "44px")
    assert faults(ana) == []
    assert found(ana.page) == {}
    ana.take(1.5)
    ana.next()
    ana.by("back").click()
    expect(asked).to_have_attribute("aria-expanded", "false", timeout=SLOW_MS)
    ana.by("plan").select_option("why-me")
    expect(ana.by("segment")).not_to_contain_text("Show")
    ana.by("segment").click()
    expect(ana.by("segment")).to_have_attribute("aria-expanded", "true")
