"""Pages with letters twice as large, and zoomed to half a window: all that can be pressed is in reach."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.deck_world import make_deck, signed_in
from tests.browser.replying import Candidate
from tests.browser.server import Site
from tests.browser.site_pages import JOB, candidate
from tests.browser.sizes import PHONE

ZOOMED = {"width": 720, "height": 450}
"""1440×900 at 200 %."""
DOUBLED = """
const grow = () => document.documentElement && (document.documentElement.style.fontSize = '200%');
if (!grow()) new MutationObserver((_, watch) => grow() && watch.disconnect()).observe(document, {childList: true});
"""
OUT_OF_REACH = """() => {
  const faults = [];
  for (const part of document.querySelectorAll('a[href], button')) {
    if (!part.checkVisibility({visibilityProperty: true}) || part.matches('[href="#content"]')) continue;
    if (part.closest('[inert], article[tabindex="-1"]')) continue;
    part.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    const name = part.ariaLabel ?? part.textContent;
    const box = part.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`${name} reaches out of the window`);
    const line = part.getClientRects()[0]; // Of words that go over several lines.
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    if (!part.contains(top)) faults.push(`${name} lies under ${top?.outerHTML.slice(0, 120) ?? 'nothing'}`);
  }
  const wide = document.documentElement.scrollWidth;
  return wide > screen.width ? [...faults, `the page is ${wide} wide`] : faults;
}"""

in_large_letters = pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])


def all_in_reach(page: Page, address: str, testid: str = "") -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    if testid:
        expect(page.get_by_test_id(testid).first).to_be_visible(timeout=15_000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(OUT_OF_REACH) == [], address


@pytest.fixture(autouse=True)
def letters(page: Page, viewport: dict[str, int]) -> None:
    if viewport == PHONE:
        page.add_init_script(DOUBLED)


@in_large_letters
@pytest.mark.parametrize(
    ("address", "testid"),
    [("/", "reply"), ("/jobs", "result"), (JOB, "reply"), ("/signin", ""), ("/signup", ""), ("/examples", "resume")],
)
def test_a_guest_reaches_all_in_large_letters(page: Page, address: str, testid: str) -> None:
    all_in_reach(page, address, testid)


@in_large_letters
def test_a_candidate_reaches_all_in_large_letters(page: Page, context: BrowserContext, site: Site) -> None:
    signed_in(context, site.run(candidate()).cookie, site.url)
    for address in ("/applications", "/studio", "/settings"):
        all_in_reach(page, address)


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_whoever_replies_reaches_all(ana: Candidate) -> None:
    all_in_reach(ana.page, f"/reply/{ana.job.slug}", "preflight")
    ana.turn_camera_on()
    expect(ana.by("preflight")).to_have_count(0)
    assert ana.page.evaluate(OUT_OF_REACH) == []


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_a_recruiter_reaches_all(page: Page, context: BrowserContext, site: Site) -> None:
    world = site.run(make_deck("Jonas", "Maria-Magdalena Constantinescu"))
    signed_in(context, world.recruiter, site.url)
    all_in_reach(page, "/hire", "hire-job")
    all_in_reach(page, world.deck, "deck-card")
    page.get_by_role("button", name="Replies and details").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")


@pytest.mark.parametrize("viewport", [ZOOMED], ids=["zoomed"])
def test_the_feed_is_in_reach_in_a_zoomed_window(page: Page) -> None:
    all_in_reach(page, "/", "reply")
