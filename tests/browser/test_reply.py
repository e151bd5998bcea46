"""A reply in a real Chromium with a camera fed from a file: recorded, edited, sent; and what may go wrong."""

import pytest
from playwright.sync_api import Page, expect

from resumes_app.models import Job
from resumes_app.models.applications import ApplicationStatus
from tests.browser.axe import found
from tests.browser.projects import moving, project
from tests.browser.replying import (
    LOCAL_TAKES,
    SLOW_MS,
    WATCH_TRACKS,
    Candidate,
    live_tracks,
)
from tests.browser.server import Site
from tests.browser.sizes import PHONE, on_phone
from tests.studio.factories import keep_take, make_draft, recording


def test_two_takes_are_recorded_edited_sent_and_rendered(ana: Candidate) -> None:
    page = ana.page
    ana.open()
    expect(ana.by("preflight")).to_contain_text("hello@cafeluz.example" if page.viewport_size == PHONE else "camera")
    assert found(page) == {}
    ana.turn_camera_on()
    ana.take(2.5, countdown=True)
    ana.take(2.0)
    ana.kept(2)
    ana.until(lambda: page.evaluate(LOCAL_TAKES) == [])  # What the server has confirmed is not kept twice.
    assert found(page) == {}

    ana.next()
    expect(ana.by("edit")).to_be_visible()
    if page.viewport_size == PHONE:
        assert found(page) == {}
    ana.by("tool-look").click()
    ana.by("look-mono").click()
    ana.by("tool-music").click()
    ana.by("bed-calm").click()
    ana.stand_at_the_beginning()
    ana.lay_text("Ana, barista")
    expect(ana.by("preview-text")).to_have_text("Ana, barista")
    page.reload()
    expect(ana.by("preview-text")).to_have_text("Ana, barista")
    expect(page.get_by_test_id("look-mono")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("bed-calm")).to_have_attribute("aria-pressed", "true")
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-clip", "1")

    ana.next()
    expect(ana.by("submit")).to_be_disabled()
    assert found(page) == {}
    ana.by("consent").check()
    ana.by("submit").dblclick()
    expect(ana.by("sent")).to_have_attribute("data-standing", "sent", timeout=2 * SLOW_MS)
    expect(ana.by("sent-label")).to_have_text("Sent")
    assert found(page) == {}

    takes, reply = ana.saved()
    assert len(takes) == 2 and all(1500 < take.duration_ms < 6000 for take in takes)
    assert reply is not None and reply.clip_id is not None
    assert reply.status == ApplicationStatus.SUBMITTED
    ana.open()
    expect(ana.by("sent")).to_be_visible()


@on_phone
def test_takes_can_be_retaken_removed_put_back_and_put_in_order(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    ana.by("retake").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.wait_for_timeout(1500)
    ana.by("stop").click()
    ana.kept(1)
    ana.take(1.5)
    ana.kept(2)
    order = "[...document.querySelectorAll('dialog [data-testid=take]')].map(row => row.dataset.take)"
    ana.by("open-takes").click()
    first, second = ana.page.evaluate(order)
    ana.page.get_by_role("button", name="Move take 1 down").click()
    ana.until(lambda: ana.page.evaluate(order) == [second, first])
    assert found(ana.page) == {}

    handle = ana.page.locator("dialog [data-drag]").first.bounding_box()
    row = ana.page.locator("dialog [data-testid=take]").nth(1).bounding_box()
    assert handle and row
    ana.page.mouse.move(handle["x"] + 5, handle["y"] + handle["height"] / 2)
    ana.page.mouse.down()
    ana.page.mouse.move(handle["x"] + 5, row["y"] + row["height"], steps=5)
    ana.page.mouse.up()
    ana.until(lambda: ana.page.evaluate(order) == [first, second])

    ana.by("remove").first.click()
    ana.until(lambda: ana.page.evaluate(order) == [second])
    ana.page.locator("dialog [data-testid=notice-action]").last.click()
    ana.until(lambda: ana.page.evaluate(order) == [first, second])


@on_phone
def test_pausing_hiding_the_page_and_losing_the_camera_keep_the_take(ana: Candidate) -> None:
    ana.page.add_init_script(WATCH_TRACKS)
    ana.open()
    ana.turn_camera_on()
    ana.start_take()
    ana.page.wait_for_timeout(1200)
    ana.by("pause").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "paused")
    ana.page.wait_for_timeout(1500)
    ana.by("pause").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording")
    ana.page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(ana.by("stop")).to_have_attribute("data-phase", "paused")
    ana.page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true})")
    ana.by("pause").click()
    ana.page.wait_for_timeout(800)
    ana.page.evaluate(
        "const [track] = window.__streams.at(-1).getVideoTracks();track.stop(); track.dispatchEvent(new Event('ended'))"
    )
    expect(ana.by("trouble")).to_contain_text("kept as a take")
    expect(ana.page.locator("[data-testid=take][data-kept=true]").first).to_be_attached()
    takes, _ = ana.saved()
    assert len(takes) == 1 and takes[0].duration_ms < 4500, "the pauses are left out"
    ana.by("try-again").click()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    assert live_tracks(ana.page) == 2
    ana.page.get_by_label("Back to the job").click()
    ana.page.wait_for_url("**/jobs/**")
    ana.until(lambda: live_tracks(ana.page) == 0)


@on_phone
def test_recording_stops_by_itself_at_the_limit(ana: Candidate) -> None:
    async def almost_full() -> None:
        from resumes_app.accounts.service import identity_of_cookie
        from tests.factories import sign_in

        who = await identity_of_cookie(await sign_in(ana.user))
        draft = await make_draft(who, ana.job)
        for seconds in (60, 28):
            await keep_take(who, draft, recording(seconds))

    ana.site.run(almost_full())
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.start_take()
    expect(ana.page.get_by_role("timer")).to_contain_text("s")
    expect(ana.by("stop")).to_have_count(0, timeout=10_000)
    ana.kept(3)
    expect(ana.by("record")).to_be_disabled()
    expect(ana.by("stage")).to_contain_text("The time is used up")


REFUSALS = {
    "NotAllowedError": "blocked",
    "NotFoundError": "found no camera",
    "NotReadableError": "busy",
    "OverconstrainedError": "cannot do it",
}


@on_phone
@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_camera_is_answered_with_help_and_another_way(ana: Candidate, name: str) -> None:
    ana.page.add_init_script(
        f"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{name}') }}"
    )
    ana.open()
    ana.by("ask-camera").click()
    expect(ana.by("trouble")).to_contain_text(REFUSALS[name])
    assert ana.by("trouble").locator("ol li").count() >= 2
    assert found(ana.page) == {}
    ana.page.get_by_test_id("file").set_input_files(recording(2.0))
    ana.kept(1)
    ana.by("next").first.click()
    expect(ana.by("edit")).to_be_visible()


GIVES_NOTHING = """Object.defineProperty(MediaRecorder.prototype, 'ondataavailable', {
  set(take) { this.addEventListener('dataavailable', () => take({ data: new Blob() })); },
})"""


@on_phone
def test_a_browser_that_records_nothing_says_so_and_a_file_is_taken(ana: Candidate) -> None:
    ana.page.add_init_script(GIVES_NOTHING)
    ana.open()
    ana.turn_camera_on()
    ana.take(3.5)
    expect(ana.page.get_by_text("Your browser gave us nothing of that recording.")).to_be_visible()
    expect(ana.by("take")).to_have_count(0)
    ana.by("open-ways").click()
    ana.page.get_by_test_id("file").set_input_files(recording(2.0))
    ana.kept(1)


@on_phone
def test_a_guest_signs_in_first_and_comes_back(site: Site, page: Page, job: Job) -> None:
    page.goto(f"{site.url}/reply/{job.slug}")
    page.wait_for_url(f"**/signin?next=/reply/{job.slug}")


@on_phone
def test_a_closed_job_says_so(ana: Candidate) -> None:
    from datetime import timedelta

    from resumes_app import clock
    from tests.factories import make_job

    ana.job = ana.site.run(make_job(closes_at=clock.now() - timedelta(hours=1)))
    ana.open()
    expect(ana.by("closed")).to_contain_text("takes no more replies")


def test_what_was_sent_is_watched_large_with_its_state_and_the_ways_on_in_sight(ana: Candidate) -> None:
    project(ana, [moving("portrait")], {"clips": [{"take": 0}]})
    ana.open("send")
    ana.by("consent").check()
    ana.by("submit").click()
    places = set()
    for standing, video in (("rendering", "first-cut"), ("sent", "own-video")):
        expect(ana.by("sent")).to_have_attribute("data-standing", standing, timeout=SLOW_MS)
        expect(ana.by(video)).to_be_visible()
        box = ana.by(video).bounding_box()
        assert box and box["width"] >= 250
        for shown in (ana.by(video), ana.by("sent").locator("h2").first, ana.by("withdraw"), ana.by("to-applications")):
            expect(shown).to_be_in_viewport(ratio=1)
        way = ana.by("withdraw").bounding_box()
        assert way
        places.add(round(way["y"]))
    assert len(places) == 1
