"""The timeline of the edit: what is done to clips with fingers, a mouse and keys is seen, saved and rendered."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.models import Clip
from resumes_app.studio import service
from tests.browser import axe
from tests.browser.cutting import Cutting
from tests.browser.replying import BELIEVES_ONLINE, SLOW_MS, Candidate, quiet_about
from tests.browser.sizes import DESKTOP, PHONE, TURNED, on_desktop, on_phone
from tests.factories import sign_in
from tests.studio.factories import keep_take, recording

LAYOUT = """
[...document.querySelectorAll('[data-testid=timeline] > *, [data-testid=preview], [data-testid=next]')]
  .map((part) => { const {x, y, width, height} = part.getBoundingClientRect(); return [x, y, width, height]; })
"""


def test_clips_are_cut_set_and_undone_and_a_reload_keeps_it_all(cutting: Cutting) -> None:
    page = cutting.page
    cutting.go(2000)
    cutting.by("clip-split").click()
    cutting.saved(2, 2, 3, 6)
    expect(cutting.by("clip").nth(1)).to_have_attribute("data-selected", "true")
    cutting.by("clip-delete").click()
    cutting.saved(2, 3, 6)
    cutting.by("clip-duplicate").click()
    cutting.saved(2, 3, 3, 6)
    cutting.setting("speed")
    cutting.by("clip-speed-2").click()
    cutting.saved(2, 3, 1.5, 6)
    page.reload()
    cutting.saved(2, 3, 1.5, 6)

    for what, lengths in (("Speed", (2, 3, 3, 6)), ("Duplicate", (2, 3, 6)), ("Delete clip", (2, 2, 3, 6))):
        expect(cutting.by("undo")).to_have_attribute("aria-label", f"Undo: {what}")
        cutting.by("undo").click()
        cutting.saved(*lengths)
    expect(cutting.by("redo")).to_have_attribute("aria-label", "Redo: Delete clip")
    cutting.by("redo").click()
    cutting.saved(2, 3, 6)
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_count(1)


def test_what_fits_into_the_frame_is_moved_once_it_is_zoomed(cutting: Cutting) -> None:
    cutting.setting("crop")
    expect(cutting.by("clip-focus_x")).to_be_disabled()
    expect(cutting.page.get_by_text("Zoom in to move it")).to_be_visible()
    cutting.by("clip-zoom").press("End")
    expect(cutting.by("clip-focus_x")).to_be_enabled()
    expect(cutting.page.get_by_text("Zoom in to move it")).to_have_count(0)


def test_a_clip_is_trimmed_by_dragging_and_by_keys(cutting: Cutting) -> None:
    cutting.select(1)
    pps = cutting.pps()
    cutting.drag(cutting.by("trim-in"), pps)
    cutting.saved(4, 2, 6)
    assert cutting.draft()["clips"][1]["in_ms"] == pytest.approx(1000, abs=60)
    cutting.drag(cutting.by("trim-out"), -pps / 2)
    cutting.saved(4, 1.5, 6)
    assert cutting.draft()["clips"][1]["out_ms"] == pytest.approx(2500, abs=80)

    handle = cutting.by("trim-in")
    handle.press("Shift+ArrowLeft")
    expect(handle).to_have_attribute("aria-valuenow", "0")
    expect(handle).to_have_attribute("aria-valuetext", "0.0 of 3.0 seconds of the take")
    cutting.saved(4, 2.5, 6)
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", "33")
    cutting.by("trim-out").press("Home")  # As far as it goes: a clip stays long enough to be taken hold of.
    cutting.saved(4, 0.2, 6)
    cutting.by("trim-out").press("End")
    cutting.saved(4, 3, 6)


@on_phone
def test_a_narrow_clip_is_taken_hold_of_between_its_handles_and_all_is_shown_again(cutting: Cutting) -> None:
    cutting.select(1)
    for _ in range(2):
        cutting.by("trim-out").press("Shift+ArrowLeft")
    cutting.saved(4, 1, 6)
    pps = cutting.pps()
    box = cutting.by("clip").nth(1).bounding_box()
    assert box and box["width"] < 35
    hit = "([x, y]) => document.elementFromPoint(x, y).closest('[data-clip]')?.dataset.clip"
    for share in (0.15, 0.85):
        assert cutting.page.evaluate(hit, [box["x"] + share * box["width"], box["y"] + box["height"] / 2]) == "1"
    cutting.drag(cutting.by("clip").nth(1), -4 * pps, hold_ms=600)
    cutting.saved(1, 4, 6)
    cutting.by("zoom-fit").click()
    cutting.ana.until(lambda: cutting.pps() > 1.1 * pps)


def test_clips_are_put_in_order_by_dragging_and_by_buttons(cutting: Cutting) -> None:
    pps = cutting.pps()
    cutting.drag(cutting.by("clip").nth(0), 6 * pps, hold_ms=600)
    cutting.saved(3, 4, 6)
    expect(cutting.by("clip").nth(1)).to_have_attribute("data-selected", "true")
    cutting.by("clip-right").click()
    cutting.saved(3, 6, 4)
    expect(cutting.by("clip-right")).to_have_attribute("aria-disabled", "true")
    cutting.by("clip-left").click()
    cutting.by("clip-left").click()
    cutting.saved(4, 3, 6)


def test_a_clip_that_is_left_out_waits_beside_the_others(cutting: Cutting) -> None:
    cutting.select(1)
    cutting.by("clip-delete").click()
    cutting.saved(4, 6)
    cutting.ana.open("send")
    expect(cutting.by("summary")).to_have_text("2 takes, 0:10")
    cutting.open()
    unused = cutting.by("unused-take")
    expect(unused).to_have_attribute("aria-label", "Add take 3, 3.0 s")
    unused.click()
    cutting.saved(4, 6, 3)
    expect(unused).to_have_count(0)


@on_phone
def test_a_video_that_is_too_long_says_by_how_much(cutting: Cutting) -> None:
    async def another() -> None:
        who = await identity_of_cookie(await sign_in(cutting.ana.user))
        draft = await service.draft_view(who, cutting.draft_id)
        for seconds in (40.0, 38.0, 2.0):
            await keep_take(who, draft, recording(seconds))

    expect(cutting.by("length")).to_have_text("13.1 of 90 s")
    cutting.ana.site.run(another())
    expect(cutting.by("over")).to_contain_text("s too long. Trim or delete a clip.")
    cutting.by("clip").nth(3).locator("button").click()
    cutting.by("clip-delete").click()
    expect(cutting.page.get_by_test_id("over")).to_be_empty()


@on_desktop
def test_another_window_is_read_again_where_its_clips_differ(cutting: Cutting, console_errors: list[str]) -> None:
    page = cutting.page

    async def elsewhere(act: Callable[..., Any], *arguments: object) -> None:
        who = await identity_of_cookie(await sign_in(cutting.ana.user))
        await act(who, cutting.draft_id, *arguments)

    cutting.go(2000)
    page.evaluate(BELIEVES_ONLINE)
    page.context.set_offline(True)
    cutting.ana.site.run(elsewhere(service.remove_clip, cutting.draft()["version"], 2))
    cutting.by("clip-split").click()
    expect(cutting.by("clip")).to_have_count(4)
    page.context.set_offline(False)
    expect(page.get_by_text("changed in another window")).to_be_visible(timeout=SLOW_MS)
    cutting.saved(4, 3)
    quiet_about(console_errors, r"ERR_INTERNET_DISCONNECTED .*/media/takes/")


@on_desktop
def test_keys_do_what_the_sheet_says_and_can_be_turned_off(cutting: Cutting) -> None:
    page = cutting.page
    page.locator("body").press("End")
    expect(cutting.by("playhead")).to_have_attribute("aria-valuetext", "13.1 of 13.1 seconds")
    page.locator("body").press("Home")
    page.locator("body").press("Shift+ArrowRight")
    page.locator("body").press("Shift+ArrowRight")
    page.locator("body").press("ArrowLeft")
    expect(cutting.by("playhead")).to_have_attribute("aria-valuetext", "2.0 of 13.1 seconds")
    page.locator("body").press("s")
    cutting.saved(2, 2, 3, 6)
    page.locator("body").press("d")
    cutting.saved(2, 2, 2, 3, 6)
    page.locator("body").press("Delete")
    cutting.saved(2, 2, 3, 6)
    page.locator("body").press("Control+z")
    cutting.saved(2, 2, 2, 3, 6)
    page.locator("body").press("Control+Shift+Z")
    cutting.saved(2, 2, 3, 6)
    page.locator("body").press("d")
    cutting.saved(2, 2, 2, 3, 6)
    page.locator("body").press("Control+z")
    cutting.saved(2, 2, 3, 6)
    expect(cutting.by("clip").nth(1)).to_have_attribute("data-selected", "true")
    cutting.ana.lay_text("does s and d")
    cutting.by("text-words").press("Delete")
    cutting.saved(2, 2, 3, 6)

    cutting.by("clip").nth(0).locator("button").focus()
    page.keyboard.press("ArrowRight")
    expect(cutting.by("clip").nth(1)).to_have_attribute("data-selected", "true")
    expect(cutting.by("clip").nth(1).locator("button")).to_be_focused()

    page.locator("body").press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_contain_text("Split at the playhead")
    sheet.get_by_role("switch").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").press("d")
    page.locator("body").press("Delete")
    cutting.saved(2, 2, 3, 6)
    page.reload()
    expect(cutting.by("clip")).to_have_count(4)
    page.locator("body").press("s")
    cutting.saved(2, 2, 3, 6)


@pytest.mark.parametrize("viewport", [PHONE, TURNED, DESKTOP], ids=["phone", "turned", "desktop"])
def test_everything_can_be_reached_and_nothing_jumps(cutting: Cutting) -> None:
    page = cutting.page
    before = page.evaluate(LAYOUT)
    for place in (1, 2, 0):
        cutting.select(place)
        assert page.evaluate(LAYOUT) == before
    assert axe.found(page) == {}
    small = 44 if page.viewport_size == PHONE else 24
    for part in page.locator("[data-testid=timeline] :is(button, [role=slider]):visible").all():
        box = part.bounding_box()
        assert box and min(box["width"], box["height"]) >= small, part.evaluate("(part) => part.outerHTML")
    for panel in ("speed", "sound", "crop", "transition"):
        if page.viewport_size == DESKTOP:
            cutting.by(f"panel-{panel}").click()
        else:
            cutting.by(f"open-{panel}").click()
        assert page.evaluate(LAYOUT)[0] == before[0]
        assert axe.found(page) == {}
        if page.viewport_size != DESKTOP:
            cutting.by("clip-panel-back").click()
    expect(cutting.by("undo")).to_have_attribute("aria-label", "Undo: Add take")
    if page.viewport_size != DESKTOP:
        stood = cutting.by("preview").bounding_box()
        for tool in ("music", "takes"):
            cutting.by(f"tool-{tool}").click()
            expect(cutting.by("timeline")).to_have_count(0)
            expect(cutting.by("undo")).to_be_in_viewport(ratio=1)
            assert cutting.by("preview").bounding_box() == stood
        cutting.by("undo").click()
        cutting.ana.until(lambda: len(cutting.draft()["clips"]) == 2)


@on_phone
def test_two_fingers_and_buttons_zoom_and_a_swipe_scrolls(cutting: Cutting) -> None:
    page, strip = cutting.page, cutting.by("strip")
    pps = cutting.pps()
    cutting.by("zoom-in").click()
    cutting.by("zoom-in").click()
    assert cutting.pps() == pytest.approx(2.25 * pps, rel=0.02)
    box = strip.bounding_box()
    assert box
    y, middle = box["y"] + box["height"] / 2, box["x"] + box["width"] / 2
    fingers = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 30), ("touchMove", 45), ("touchMove", 60), ("touchEnd", 0)):
        points = [{"x": middle - apart, "y": y, "id": 0}, {"x": middle + apart, "y": y, "id": 1}] if apart else []
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert cutting.pps() == pytest.approx(4.5 * pps, rel=0.03)
    before = strip.evaluate("(strip) => strip.scrollLeft")
    cutting.drag(strip, -120)
    cutting.ana.until(lambda: strip.evaluate("(strip) => strip.scrollLeft") > before + 60)
    cutting.saved(4, 3, 6)


def test_what_was_cut_is_what_is_sent(cutting: Cutting) -> None:
    cutting.go(2000)
    cutting.by("clip-split").click()
    cutting.saved(2, 2, 3, 6)
    cutting.by("clip-delete").click()
    cutting.select(2)
    cutting.setting("speed")
    cutting.by("clip-speed-2").click()
    cutting.setting("transition") if cutting.page.viewport_size == DESKTOP else cutting.by("panel-transition").click()
    cutting.by("clip-transition-fade").click()
    cutting.saved(2, 3, 3)
    expect(cutting.by("length")).to_contain_text("7.5 of 90 s")
    ana = cutting.ana
    ana.open("send")
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    assert ana.site.run(_length_ms(ana)) == pytest.approx(7500, abs=100)


async def _length_ms(person: Candidate) -> int:
    async with db.reading() as session:
        return (await session.exec(select(Clip.duration_ms).where(Clip.owner_id == person.user.id))).one()
