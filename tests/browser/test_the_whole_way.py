"""From the first scroll to the answer: one candidate, one recruiter, a real camera file, a real worker."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy

from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col, select

from resumes_app import db
from resumes_app.models import Application, Company, Job
from tests.browser.server import Site
from tests.conftest import DATA_DIR

RENDER_MS = 120_000
PASSWORD = "harbour lights at noon"


def quiet_job(site: Site) -> tuple[str, str]:
    """Return slug and title of an open job of the first company that nobody has replied to."""

    async def find() -> tuple[str, str]:
        async with db.reading() as session:
            first = (await session.exec(select(Company.id).order_by(col(Company.id)).limit(1))).one()
            replied = select(Application.job_id)
            query = select(Job.slug, Job.title).where(Job.company_id == first, col(Job.id).not_in(replied))
            return (await session.exec(query.order_by(col(Job.id)).limit(1))).one()

    return site.run(find())


def mailed_link(address: str, path: str) -> str:
    """Return the link that starts with `path` in the newest mail to `address`."""
    for file in sorted((DATA_DIR / "outbox").glob("*.eml"), key=lambda one: one.stat().st_mtime_ns, reverse=True):
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        if mail["To"] and address in mail["To"]:
            body = mail.get_body(("plain",))
            assert body is not None
            found = re.search(rf"https?://[^/\s]+({re.escape(path)}\S*)", body.get_content())
            if found:
                return found[1]
    raise AssertionError(f"no mail to {address} holds a link to {path}")


def sign_up(page: Page, address: str) -> None:
    page.goto("/signup?next=/")
    page.get_by_label("Name", exact=True).fill("Noor El-Amrani")
    page.get_by_label("E-mail").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=birth_day]").fill("9")
    page.locator("input[name=birth_month]").fill("4")
    page.locator("input[name=birth_year]").fill("2004")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text(address)).to_be_visible()
    page.wait_for_function("() => true")
    for _ in range(100):
        try:
            link = mailed_link(address, "/auth/verify")
            break
        except (AssertionError, FileNotFoundError):
            page.wait_for_timeout(100)
    page.goto(link)


def sign_in(page: Page, address: str, password: str, then: str) -> None:
    page.goto(f"/signin?next={then}")
    page.get_by_label("E-mail").fill(address)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{then}")


def scroll_and_save(page: Page) -> str:
    """Go two cards down by key, save the second; return its slug."""
    page.goto("/")
    feed = page.get_by_test_id("feed")
    expect(feed.get_by_test_id("feed-card").first).to_be_visible()
    feed.focus()
    for _ in range(2):
        before = page.url
        page.keyboard.press("ArrowDown")
        page.wait_for_function("before => location.href !== before", arg=before)
    saved = re.search(r"at=([^&]+)", page.url)
    assert saved
    feed.get_by_test_id("feed-card").nth(2).get_by_test_id("save").click()
    return saved[1]


def record_take(page: Page, seconds: float) -> None:
    page.get_by_test_id("record").click()
    expect(page.get_by_test_id("stop")).to_be_visible(timeout=10_000)
    page.wait_for_timeout(seconds * 1000)
    page.get_by_test_id("stop").click()
    expect(page.get_by_test_id("record")).to_be_visible(timeout=15_000)


def reply(page: Page, slug: str) -> None:
    """Record two takes, choose a look, a bed and a text, and send."""
    page.goto(f"/reply/{slug}")
    # A browser that has been allowed before goes straight to the stage.
    expect(page.get_by_test_id("ask-camera").or_(page.get_by_test_id("record"))).to_be_visible()
    if page.get_by_test_id("ask-camera").is_visible():
        page.get_by_test_id("ask-camera").click()
    record_take(page, 3)
    record_take(page, 2)
    page.get_by_test_id("next").locator("visible=true").click()
    expect(page.get_by_test_id("edit")).to_be_visible()
    page.get_by_test_id("tool-look").locator("visible=true").click()
    page.get_by_test_id("look-warm").click()
    page.get_by_test_id("tool-music").locator("visible=true").click()
    page.get_by_test_id("bed-focus").click()
    page.get_by_test_id("tool-text").locator("visible=true").click()
    page.get_by_test_id("add-text").click()
    page.get_by_test_id("text-words").fill("Noor, early riser")
    page.get_by_test_id("next").locator("visible=true").click()
    page.get_by_test_id("consent").check()
    page.get_by_test_id("submit").click()
    expect(page.get_by_test_id("sent")).to_be_visible(timeout=60_000)


def drag_left(page: Page) -> None:
    box = page.get_by_test_id("deck-card").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 320, y, steps=12)
    page.mouse.up()


def test_a_reply_goes_the_whole_way_from_the_feed_to_the_answer(
    site: Site,
    page: Page,
    new_context: Callable[..., BrowserContext],
    watch_console: Callable[[BrowserContext], None],
    viewport: dict[str, int],
) -> None:
    slug, title = quiet_job(site)
    size = "phone" if viewport["width"] < 600 else "desktop"
    sign_up(page, f"noor.{size}@example.org")
    saved = scroll_and_save(page)
    page.goto("/jobs?tab=saved")
    expect(page.locator(f"a[href='/jobs/{saved}']").first).to_be_visible()

    reply(page, slug)
    page.goto("/applications")
    mine = page.get_by_test_id("application").filter(has_text=title)
    expect(mine).to_be_visible()
    expect(mine.get_by_test_id("render-progress")).to_have_count(0, timeout=RENDER_MS)

    desk = new_context()
    watch_console(desk)
    recruiter = desk.new_page()
    deck = f"/hire/jobs/{slug}/deck"
    sign_in(recruiter, "rec@demo.test", "demo-demo-demo", deck)
    expect(recruiter.get_by_test_id("deck-card")).to_be_visible(timeout=RENDER_MS)
    expect(recruiter.get_by_test_id("deck-card").locator("video")).to_have_js_property("paused", False)

    recruiter.keyboard.press("ArrowRight")
    expect(mine.get_by_test_id("reply-status")).to_have_text(re.compile("shortlist", re.IGNORECASE))
    recruiter.keyboard.press("z")
    expect(recruiter.get_by_test_id("deck-card")).to_be_visible()
    expect(mine.get_by_test_id("reply-status")).not_to_have_text(re.compile("shortlist", re.IGNORECASE))

    drag_left(recruiter)
    expect(mine.get_by_test_id("reply-status")).to_have_text(re.compile("not this time", re.IGNORECASE))
