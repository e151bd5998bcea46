"""A candidate at the page of a reply: what the tests of it share."""

import re
import time
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlmodel import select

from resumes_app import db, storage
from resumes_app.accounts.service import COOKIE
from resumes_app.models import Application, Clip, Draft, Job, Take, User
from tests.browser.server import Site
from tests.browser.sizes import PHONE
from tests.factories import RENDITIONS, make_company, make_job, make_user, sign_in

SLOW_MS = 60_000
"""For what a loaded machine may take its time with."""


async def make_question(tmp: Path, **overrides: Any) -> Job:
    """A job with a question and an employer's clip whose files are there."""
    company = await make_company(name="Café Luz", colour="#0a6c78")
    fields = {
        "title": "Barista, mornings",
        "question": "What do you do when the queue is long and the milk runs out?",
        "accommodation_contact": "hello@cafeluz.example",
        "clip": True,
    }
    job = await make_job(company, **(fields | overrides))
    await _store_clip(job, tmp)
    return job


async def _store_clip(job: Job, tmp: Path) -> None:
    from tests.studio.factories import recording

    async with db.reading() as session:
        token = (await session.exec(select(Clip.token).where(Clip.id == job.clip_id))).one()
    poster, captions = tmp / "poster.webp", tmp / "captions.vtt"
    poster.write_bytes(b"RIFF\x16\x00\x00\x00WEBPVP8L\n\x00\x00\x00/\x00\x00\x00\x00E\xff#\xfa\x1f")
    captions.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    files = {"poster": poster, "captions": captions}
    for kind, (name, _) in RENDITIONS.items():
        await storage.put(f"clips/{token}/{name}", files.get(kind, recording()))


async def rows(user: User, job: Job) -> tuple[list[Take], Application | None]:
    """Return the takes and the reply that the database has of the user for the job."""
    async with db.reading() as session:
        takes = await session.exec(
            select(Take).join(Draft).where(Draft.owner_id == user.id, Draft.job_id == job.id).order_by(Take.id)
        )
        reply = await session.exec(select(Application).where(Application.candidate_id == user.id))
        return list(takes.all()), reply.one_or_none()


class Candidate:
    """Somebody signed in, with a page."""

    def __init__(self, site: Site, page: Page, job: Job) -> None:
        self.site, self.page, self.job = site, page, job
        self.address = site.url
        self.user = site.run(make_user(display_name="Ana Luz"))
        sign_in_browser(site, page.context, self.user)
        page.set_default_timeout(SLOW_MS)

    def also(self, page: Page) -> "Candidate":
        """Return the same person in another tab."""
        tab = copy(self)
        tab.page = page
        page.set_default_timeout(SLOW_MS)
        return tab

    def by(self, test_id: str) -> Locator:
        """Return the visible element of the test id."""
        return self.page.locator(f'[data-testid="{test_id}"]:visible')

    def open(self, step: str = "") -> None:
        """Open the page of the reply."""
        self.page.goto(f"{self.address}/reply/{self.job.slug}{f'?step={step}' if step else ''}")

    def turn_camera_on(self) -> None:
        """Go through the preflight."""
        self.by("ask-camera").click()
        expect(self.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)

    def turn_countdown_off(self) -> None:
        """Let the shutter record at once."""
        while self.by("countdown").inner_text() != "Off":
            self.by("countdown").click()

    def start_take(self, *, countdown: bool = False) -> None:
        """Press the shutter and wait until it records."""
        if not countdown:
            self.turn_countdown_off()
        self.by("record").click()
        expect(self.by("stop")).to_have_attribute("data-phase", "recording", timeout=SLOW_MS)

    def take(self, seconds: float = 2.0, **how: bool) -> None:
        """Record one take."""
        self.start_take(**how)
        self.page.wait_for_timeout(seconds * 1000)
        self.by("stop").click()
        expect(self.by("record")).to_be_enabled(timeout=SLOW_MS)

    def hold(self, ms: int) -> None:
        """Press the shutter as long, once it can be pressed: with a finger on a phone, else with the mouse."""
        expect(self.by("record")).to_be_enabled()
        box = self.by("record").bounding_box()
        assert box
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        if self.page.viewport_size == PHONE:
            finger = self.page.context.new_cdp_session(self.page)
            finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
            self.page.wait_for_timeout(ms)
            finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            return
        self.page.mouse.move(at["x"], at["y"])
        self.page.mouse.down()
        self.page.wait_for_timeout(ms)
        self.page.mouse.up()

    def kept(self, count: int) -> None:
        """Wait until the server has so many takes of the draft, in use or not."""
        kept = "[...document.querySelectorAll('[data-testid=take][data-kept=true]')].map(row => row.dataset.take)"
        self.until(lambda: len(set(self.page.evaluate(kept))) >= count)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds. (The page's policy forbids playwright's own `wait_for_function`.)"""
        deadline = time.monotonic() + SLOW_MS / 1000
        while not holds():
            assert time.monotonic() < deadline, "it took too long"
            self.page.wait_for_timeout(50)

    def stand_at_the_beginning(self) -> None:
        """Pause the preview, which choosing a bed of music has started, and go to its first picture."""
        self.page.get_by_role("button", name="Pause the preview").click()
        self.by("scrubber").press("Home")

    def lay_text(self, words: str) -> None:
        """Lay a text over the picture where the preview stands, in the edit."""
        self.by("tool-text").click()
        self.by("add-text").click()
        expect(self.by("text-words")).to_have_value("Your text")
        self.by("text-words").fill(words)

    def next(self) -> None:
        """Go to the next step."""
        self.by("next").first.click()

    def send_before_all_is_up(self) -> None:
        """Record two takes, the second of which cannot go up, and press Send."""
        self.open()
        self.turn_camera_on()
        self.take(1.5)
        self.kept(1)
        block_parts(self.page)
        self.take(1.5)
        self.next()
        expect(self.by("edit")).to_be_visible()
        self.next()
        self.by("consent").check()
        self.by("submit").click()

    def leaves_and_sends_later(self) -> "Candidate":
        """Leave while a take cannot go up, and send from another tab, which is returned, once it has."""
        self.send_before_all_is_up()
        expect(self.by("send-step")).to_contain_text("Keep this page open")
        self.page.close()
        later = self.also(self.page.context.new_page())
        block_parts(later.page)
        later.open()
        expect(later.page.get_by_text("Your reply has not been sent yet.")).to_be_visible()
        expect(later.by("stage")).to_have_attribute("data-camera", "live", timeout=SLOW_MS)
        later.page.unroute_all()
        expect(later.by("send-step")).to_be_visible(timeout=SLOW_MS)
        later.by("consent").check()
        later.by("submit").click()
        expect(later.by("sent")).to_be_visible()
        assert len(later.saved()[0]) == 2
        return later

    def saved(self) -> tuple[list[Take], Application | None]:
        """Return what the database has."""
        return self.site.run(rows(self.user, self.job))


def sign_in_browser(site: Site, context: BrowserContext, user: User) -> None:
    """Give the browser a session of the user."""
    context.add_cookies([{"name": COOKIE, "value": site.run(sign_in(user)), "url": site.url}])


def live_tracks(page: Page) -> int:
    """Return how many camera and microphone tracks run; needs `WATCH_TRACKS` as an init script."""
    return int(
        page.evaluate("window.__streams.flatMap(s => s.getTracks()).filter(t => t.readyState === 'live').length")
    )


WATCH_TRACKS = """
window.__streams = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await ask(wanted);
  window.__streams.push(stream);
  return stream;
};
"""

BELIEVES_ONLINE = "Object.defineProperty(navigator, 'onLine', { get: () => true })"
"""A browser that does not know that its network has gone, as behind a router that has lost its own."""

LOCAL_TAKES = """
new Promise((done, fail) => {
  const opening = indexedDB.open("resumes-takes");
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    if (!opening.result.objectStoreNames.contains("takes")) return done([]);
    const all = opening.result.transaction("takes").objectStore("takes").getAll();
    all.onsuccess = () => { opening.result.close(); done(all.result); };
  };
})
"""


def block_parts(page: Page) -> None:
    """Let no part of an upload reach the server, until `page.unroute_all()`."""
    page.route("**/uploads/**", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_())


def quiet_about(console_errors: list[str], *patterns: str) -> None:
    """Forget complaints that the test itself has caused."""
    console_errors[:] = [line for line in console_errors if not any(re.search(p, line) for p in patterns)]


DEVICE = """
new Promise((done, fail) => {
  const opening = indexedDB.open("resumes-takes");
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const stores = opening.result.transaction(["takes", "chunks", "thumbs"]);
    const found = {};
    for (const name of stores.objectStoreNames)
      stores.objectStore(name).getAll().onsuccess = ({target}) => {
        found[name] = target.result.map((row) => row.take ?? row.id);
      };
    stores.oncomplete = () => { opening.result.close(); done(found); };
  };
})
"""
"""What the browser keeps: the ids of takes in each of the three stores."""
