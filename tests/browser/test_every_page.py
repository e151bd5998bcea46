"""What holds on every page, for guests and for candidates: it stands still, and whatever is on it does something."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import steady
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.browser.site_pages import CANDIDATES, GUESTS, a_resume, candidate
from tests.browser.sizes import PHONE

WITHOUT_ACT = """() => [...document.querySelectorAll('button')].filter((button) => {
  if (button.disabled || (button.type === 'submit' && button.form)) return false;
  const props = Object.entries(button).find(([name]) => name.startsWith('__reactProps'))?.[1] ?? {};
  return typeof props.onClick !== 'function' && !button.closest('form');
}).map((button) => button.outerHTML)"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => new URL(link.href)).map(String)"


def opened(page: Page, address: str, console_errors: list[str]) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    expect(page.get_by_role("status").filter(has_text=re.compile("^Loading"))).to_have_count(0)
    page.wait_for_load_state("networkidle")
    # The browser itself notes a page's 404.
    console_errors[:] = [error for error in console_errors if "no-such-page" not in error]


@pytest.mark.parametrize("address", [*GUESTS, "a résumé"])
def test_a_guests_page_holds_still(page: Page, site: Site, address: str, console_errors: list[str]) -> None:
    steady.watch(page)
    opened(page, a_resume(site) if address == "a résumé" else address, console_errors)
    steady.assert_steady(page)


@pytest.mark.parametrize("address", [*CANDIDATES, "a résumé"])
def test_a_candidates_page_holds_still(
    page: Page, context: BrowserContext, site: Site, address: str, console_errors: list[str]
) -> None:
    signed_in(context, site.run(candidate()).cookie, site.url)
    steady.watch(page)
    opened(page, a_resume(site) if address == "a résumé" else address, console_errors)
    steady.assert_steady(page)


def test_a_page_that_moves_or_comes_unstyled_is_noticed(page: Page) -> None:
    steady.watch(page)
    page.goto("/about/terms")
    steady.assert_steady(page)
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 300px'}))")
    with pytest.raises(AssertionError):
        steady.assert_steady(page)
    page.goto("/healthz")
    with pytest.raises(AssertionError):
        steady.assert_steady(page)


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
@pytest.mark.parametrize("who", ["guest", "candidate"])
def test_every_link_leads_somewhere_and_every_button_acts(
    page: Page, context: BrowserContext, site: Site, who: str, console_errors: list[str]
) -> None:
    if who == "candidate":
        signed_in(context, site.run(candidate()).cookie, site.url)
    found: dict[str, str] = {}
    for address in (*(GUESTS if who == "guest" else CANDIDATES), a_resume(site)):
        opened(page, address, console_errors)
        assert page.evaluate(WITHOUT_ACT) == [], address
        for link in page.evaluate(LINKS):
            assert link.startswith(("http://localhost:", "https://", "mailto:")), f"{link} on {address}"
            plain = link.partition("#")[0]
            if link.startswith(site.url) and not plain.endswith("/no-such-page"):
                found.setdefault(plain, address)
    assert len(found) > 20
    pages = []
    for link, address in found.items():
        answer = context.request.get(link)
        assert answer.status < 400, f"{link} on {address}: {answer.status}"
        if answer.headers["content-type"].startswith("text/html"):  # A calendar is no page.
            pages.append(link)
    # The server answers every address of a kind (`/tag/…`) alike: one of each is looked at.
    kinds = {re.sub(r"^(/[^/?]*/).+", r"\1…", urlsplit(link).path): link for link in pages}
    for link in kinds.values():
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_be_attached()
        expect(page.get_by_role("heading", name="There is no such page")).to_have_count(0)
