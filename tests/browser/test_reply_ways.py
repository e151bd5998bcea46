"""The page of a reply where the usual way is not open: no secure address, two tabs, a keyboard, a refused take."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Playwright, expect

from resumes_app.accounts.service import COOKIE
from resumes_app.models import Job
from tests.browser.axe import found
from tests.browser.replying import LOCAL_TAKES, SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.server import Site
from tests.browser.sizes import PHONE, on_phone
from tests.browser.steady import assert_steady, watch
from tests.factories import identity_for, make_job, sign_in
from tests.studio.factories import keep_take, make_draft, recording

PLAIN = "resumes.test"


@pytest.fixture
def plain_http(
    playwright: Playwright,
    site: Site,
    job: Job,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
) -> Iterator[Candidate]:
    """Somebody whose browser reaches the site by a name over plain HTTP, as in an office without a certificate."""
    arguments = [*browser_type_launch_args["args"], f"--host-resolver-rules=MAP {PLAIN} 127.0.0.1"]
    browser = playwright.chromium.launch(**{**browser_type_launch_args, "args": arguments})
    context = browser.new_context(**{**browser_context_args, "permissions": []})
    somebody = Candidate(site, context.new_page(), job)
    somebody.address = f"http://{PLAIN}:{site.port}"
    cookie = {"name": COOKIE, "value": site.run(sign_in(somebody.user)), "url": somebody.address}
    context.add_cookies([cookie])  # type: ignore[list-item]  # playwright's own type is not exported
    yield somebody
    browser.close()


@on_phone
def test_over_plain_http_the_page_says_so_and_takes_a_file(plain_http: Candidate) -> None:
    plain_http.open()
    assert not plain_http.page.evaluate("isSecureContext")
    plain_http.by("ask-camera").click()
    expect(plain_http.by("trouble")).to_contain_text("Recording needs a secure address")
    expect(plain_http.by("trouble")).to_contain_text("https")
    expect(plain_http.page.get_by_test_id("file-camera")).to_have_attribute("capture", "user")
    plain_http.page.get_by_test_id("file-camera").set_input_files(recording(2.0))
    plain_http.kept(1)
    (take,), _ = plain_http.saved()
    assert take.size_bytes == recording(2.0).stat().st_size
    plain_http.next()
    expect(plain_http.by("edit")).to_be_visible()


@on_phone
def test_what_one_tab_changes_the_other_shows_and_neither_is_lost(ana: Candidate) -> None:
    async def two_takes() -> None:
        from tests.factories import identity_for

        who = await identity_for(ana.user)
        draft = await make_draft(who, ana.job)
        for seconds in (1.0, 1.5):
            await keep_take(who, draft, recording(seconds))

    ana.site.run(two_takes())
    ana.open("edit")
    other = ana.also(ana.page.context.new_page())
    other.open("edit")
    for tab in (ana, other):
        expect(tab.by("edit")).to_be_visible()
        expect(tab.by("preview")).to_be_visible()
    for tab in (ana, other):
        tab.by("tool-look").click()
    ana.by("look-mono").click()
    expect(other.by("look-mono")).to_have_attribute("aria-pressed", "true")
    other.lay_text("Ana, barista")
    expect(ana.by("preview-text")).to_have_text("Ana, barista")
    ana.by("tool-text").click()
    ana.by("text").click()
    expect(ana.by("text-words")).to_have_value("Ana, barista")
    ana.by("tool-takes").click()
    ana.by("remove").first.click()
    other.by("tool-takes").click()
    expect(other.by("take")).to_have_count(1)
    other.page.reload()
    expect(other.by("preview-text")).to_have_text("Ana, barista")
    other.by("tool-look").click()
    expect(other.by("look-mono")).to_have_attribute("aria-pressed", "true")


@on_phone
def test_the_space_bar_starts_and_stops_once_and_types_in_fields(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.turn_countdown_off()
    ana.page.evaluate("document.activeElement.blur()")
    ana.page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    ana.page.evaluate("document.querySelector('main > input').focus()")
    ana.page.keyboard.type("two words")
    assert ana.page.evaluate("document.querySelector('main > input').value") == "two words"
    expect(ana.by("record")).to_have_attribute("data-phase", "idle")
    assert ana.page.evaluate(LOCAL_TAKES) == []
    ana.page.evaluate("document.querySelector('main > input').remove()")

    ana.page.keyboard.down("Space")
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    for _ in range(5):
        ana.page.keyboard.down("Space")  # It is held: the keyboard repeats it.
    ana.page.wait_for_timeout(1500)
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.keyboard.up("Space")
    expect(ana.by("record")).to_be_enabled(timeout=SLOW_MS)
    ana.kept(1)

    ana.by("record").focus()
    ana.page.keyboard.press("Space")
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    ana.page.keyboard.press("Space")
    expect(ana.by("record")).to_be_enabled(timeout=SLOW_MS)
    ana.kept(2)
    assert len(ana.saved()[0]) == 2


def test_the_stage_offers_the_other_ways_until_there_is_a_take(ana: Candidate) -> None:
    async def earlier() -> None:
        who = await identity_for(ana.user)
        await keep_take(who, await make_draft(who, await make_job()), recording(1.5))

    ana.site.run(earlier())
    ana.open()
    ana.turn_camera_on()
    ana.by("open-ways").click()
    for way in ("ask-sound", "write-instead", "earlier-video"):
        expect(ana.by(way)).to_be_visible()
    app = ana.page.locator("label", has=ana.page.get_by_test_id("file-camera"))
    expect(app).to_be_visible(visible=ana.page.viewport_size == PHONE)
    assert found(ana.page) == {}
    ana.by("write-instead").click()
    expect(ana.by("written")).to_be_visible()
    expect(ana.by("write-instead")).to_have_count(0)
    ana.page.keyboard.press("Escape")
    ana.by("open-ways").click()
    ana.page.get_by_test_id("file").set_input_files(recording(1.5))
    ana.kept(1)
    expect(ana.page.locator("dialog[open]")).to_have_count(0)
    expect(ana.page.get_by_test_id("file-live")).to_be_attached()
    if ana.page.viewport_size == PHONE:
        ana.by("open-takes").click()
    expect(ana.by("take").locator("img")).to_be_visible()
    ana.by("remove").click()
    expect(ana.page.get_by_test_id("open-ways")).to_be_attached()
    expect(ana.by("write-instead")).to_have_count(0)


def test_the_settings_of_the_stage_leave_the_shutter_free(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    panel, shutter = _box(ana.by("devices-panel")), _box(ana.by("record"))
    assert panel[1] >= 0 and panel[1] + panel[3] <= shutter[1]
    ground = ana.by("devices-panel").evaluate("(panel) => getComputedStyle(panel).backgroundColor")
    assert re.fullmatch(r"rgb\(\d+, \d+, \d+\)", ground), "what is under it shows through"


@on_phone
def test_a_refused_take_stops_the_sending_until_it_is_removed(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    block_parts(ana.page)
    ana.take(1.5)
    ana.page.unroute_all()
    refusal = {"status": 422, "json": {"error": "There is no video in this file."}}
    ana.page.route("**/uploads/**", lambda r: r.fulfill(**refusal) if r.request.method == "PATCH" else r.continue_())
    expect(ana.page.get_by_test_id("take").last).to_contain_text("no video", timeout=SLOW_MS)
    ana.page.unroute_all()
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    said = ana.page.get_by_role("alert").filter(has_text="did not arrive")
    expect(said).to_be_visible()
    assert ana.saved()[1] is None
    ana.by("back").click()
    ana.by("tool-takes").click()
    ana.by("remove").last.click()
    expect(ana.by("take")).to_have_count(1)
    ana.next()
    expect(said).to_have_count(0)  # It is over.
    ana.by("submit").click()
    expect(ana.by("sent")).to_be_visible()
    assert ana.saved()[1] is not None
    quiet_about(console_errors, r"status of 422", r"ERR_FAILED")


@on_phone
def test_a_file_that_is_no_video_is_told_of_at_once_and_is_no_take(
    ana: Candidate, tmp_path: Path, console_errors: list[str]
) -> None:
    (tmp_path / "notes.mp4").write_bytes(b"these are notes, not a film" * 100)
    ana.open()
    ana.page.get_by_test_id("file").set_input_files(recording(1.5))
    ana.kept(1)
    ana.page.get_by_test_id("file").set_input_files(tmp_path / "notes.mp4")
    expect(ana.page.get_by_text("“notes.mp4” was not added. ")).to_contain_text("neither a video")
    (tmp_path / "nothing.mp4").touch()
    ana.page.get_by_test_id("file").set_input_files(tmp_path / "nothing.mp4")
    expect(ana.page.get_by_text("“nothing.mp4” was not added. The file is empty.")).to_be_visible()
    # Where the browser has allowed the camera before, the stage may be there by now: takes are then behind a button.
    expect(ana.page.locator("[data-testid=take][data-kept=false]")).to_have_count(0)
    assert len(ana.saved()[0]) == 1
    ana.until(lambda: ana.page.evaluate(LOCAL_TAKES) == [])
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_be_visible()
    assert ana.saved()[1] is not None
    quiet_about(console_errors, r"status of 422")


def test_no_step_moves_by_itself_or_complains(ana: Candidate) -> None:
    phone = ana.page.viewport_size == PHONE
    watch(ana.page)
    ana.open()
    expect(ana.by("preflight")).to_be_visible()
    assert_steady(ana.page)
    ana.turn_camera_on()
    ana.take(1.5, countdown=True)
    ana.kept(1)
    assert_steady(ana.page)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    if phone:
        places = []
        for tool in ("clips", "look", "adjust", "music", "text", "stickers", "captions", "cover", "takes"):
            ana.by(f"tool-{tool}").click()
            ana.page.wait_for_timeout(300)
            places.append([_box(ana.by(part)) for part in ("preview", f"tool-{tool}", "next")])
        assert len({(preview, tool[1], next_) for preview, tool, next_ in places}) == 1, places
    assert_steady(ana.page)
    for step in ("edit", "send"):
        ana.open(step)
        expect(ana.by("preview")).to_be_visible()
        assert_steady(ana.page)
    expect(ana.by("submit")).to_be_disabled()
    expect(ana.by("submit")).to_have_accessible_description(
        "Tick the box above first: it says who may watch your reply."
    )
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    assert_steady(ana.page)
    ana.open()
    expect(ana.by("sent")).to_be_visible()
    assert_steady(ana.page)


def _box(part: Locator) -> tuple[float, float, float, float]:
    box = part.first.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def test_what_cannot_be_pressed_yet_is_readable_and_says_why(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    expect(ana.by("next")).to_be_disabled()
    expect(ana.by("next")).to_have_accessible_description("Record a take first.")
    assert _contrast(ana.by("next")) >= 4.5
    assert found(ana.page) == {}


CONTRAST = """
(button) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(button);
  const [ground, ink] = [light(style.backgroundColor), light(style.color)].sort((a, b) => b - a);
  return style.opacity === '1' ? (ground + 0.05) / (ink + 0.05) : 0;
}
"""


def _contrast(button: Locator) -> float:
    return float(button.evaluate(CONTRAST))
