"""Companies in a real browser: applying, being admitted, inviting a colleague; and their public pages."""

import email
import email.policy
import re
import time
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from resumes_app.accounts.service.mail import outbox
from tests.browser.axe import found
from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.browser.site_pages import COMPANY
from tests.browser.sizes import DESKTOP
from tests.companies.factories import waiting_request
from tests.factories import make_company, make_user, sign_in

MAIL_WITHIN_S = 20


def mailed_path(address: str) -> str:
    """Wait for the mail to `address` with a link, take it out of the outbox, and return the link's path."""
    deadline = time.monotonic() + MAIL_WITHIN_S
    while time.monotonic() < deadline:
        for path in outbox().glob("*.eml"):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = mail.get_body(("plain",))
            link = re.search(r"https?://[^/\s]+(/(?:companies|hire)/\S+)", body.get_content() if body else "")
            if address in str(mail["To"]) and link:
                path.unlink()
                return link[1]
        time.sleep(0.1)
    raise AssertionError(f"No mail to {address} within {MAIL_WITHIN_S} s")


@pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
def test_a_company_applies_is_admitted_and_grows_a_team(
    page: Page,
    context: BrowserContext,
    browser: Browser,
    site: Site,
    watch_console: Callable[[BrowserContext], None],
) -> None:
    def somebody(address: str, **more: object) -> Page:
        other = browser.new_context(base_url=site.url, viewport=DESKTOP)
        watch_console(other)
        signed_in(other, site.run(sign_in(site.run(make_user(email=address, **more)))), site.url)
        return other.new_page()

    host = f"halden-{uuid4().hex[:8]}.example"
    signed_in(context, site.run(sign_in(site.run(make_user(display_name="Dana")))), site.url)
    page.goto("/companies/apply")
    page.get_by_label("Company", exact=True).fill(f"Halden {host[7:15]}")
    page.get_by_label("Website").fill(host)
    page.get_by_label("Your address at the company").fill("dana@gmail.com")
    page.get_by_role("textbox", name="About").fill("Two bars and a roastery.")
    page.get_by_label("City").fill("Halden")
    page.get_by_label("Country").select_option("NO")
    page.get_by_test_id("apply").click()
    expect(page.get_by_text("Anybody can have an address at gmail.com")).to_be_visible()
    expect(page.get_by_role("textbox", name="About")).to_have_value("Two bars and a roastery.")
    assert found(page) == {}
    page.get_by_label("Your address at the company").fill(f"dana@{host}")
    page.get_by_test_id("apply").click()
    expect(page.get_by_test_id("own-request")).to_contain_text("to be confirmed")
    page.goto(mailed_path(f"dana@{host}"))
    page.get_by_role("button", name="Confirm my work address").click()
    expect(page.get_by_test_id("own-request")).to_contain_text("Your work address is confirmed.")
    assert found(page) == {}

    boss = somebody(f"boss@{host}", roles=["admin"])
    boss.goto("/admin")
    request = boss.get_by_test_id("request").filter(has_text=host)
    expect(request).to_be_visible()
    assert found(boss) == {}
    request.get_by_test_id("admit").click()
    expect(request).to_have_count(0)

    page.goto("/hire/team")
    expect(page.get_by_test_id("member")).to_have_count(1)
    page.get_by_label("E-mail").fill(f"noor@{host}")
    page.get_by_test_id("invite").click()
    expect(page.get_by_test_id("invitation")).to_contain_text(f"noor@{host}")
    assert found(page) == {}

    noor = somebody(f"noor@{host}", display_name="Noor")
    noor.goto(mailed_path(f"noor@{host}"))
    expect(noor.get_by_text("hiring manager", exact=False).first).to_be_visible()
    assert found(noor) == {}
    noor.get_by_test_id("accept").click()
    expect(noor.get_by_test_id("member")).to_have_count(2)
    page.reload()
    page.get_by_test_id("member").filter(has_text="Noor").locator("summary").click()
    page.get_by_role("button", name="Remove from the team").click()
    expect(page.get_by_test_id("member")).to_have_count(1)
    noor.reload()
    expect(noor.get_by_test_id("refused")).to_be_visible()
    for other in (boss, noor):
        other.context.close()


@pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
def test_an_admin_refuses_suspends_and_renames_the_one_that_is_pressed(
    page: Page, context: BrowserContext, site: Site
) -> None:
    host = f"halden-{uuid4().hex[:8]}.example"
    site.run(waiting_request(name="Halden Copy", website=host, work_email=f"dana@{host}"))
    # Named so as to be listed first: other tests have made hundreds.
    kept, stopped = (site.run(make_company(name=f"Aa {name} {host[7:15]}")) for name in ("kept", "stopped"))
    signed_in(context, site.run(sign_in(site.run(make_user(roles=["admin"])))), site.url)
    page.goto("/admin")
    request = page.get_by_test_id("request").filter(has_text=host)
    request.locator("summary").click()
    request.get_by_label("Reason").fill("The website is empty.")
    request.get_by_role("button", name="Refuse the application").click()
    expect(request).to_have_count(0)

    def company(name: str) -> Locator:
        return page.get_by_test_id("company").filter(has_text=name)

    company(stopped.name).locator("summary").filter(has_text="Suspend").click()
    company(stopped.name).get_by_label("Reason").fill("Reported twice.")
    company(stopped.name).get_by_role("button", name="Suspend the company").click()
    expect(company(stopped.name)).to_contain_text("Reported twice.")
    company(kept.name).locator("summary").filter(has_text="Rename").click()
    company(kept.name).get_by_label("New name").fill(f"Aa renamed {host[7:15]}")
    company(kept.name).get_by_test_id("rename").click()
    expect(company(f"Aa renamed {host[7:15]}")).to_be_visible()
    expect(company(kept.name)).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_companies_are_found_and_tell_of_themselves(page: Page, theme: str) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto("/companies")
    page.get_by_test_id("search").fill("lisbon")
    expect(page.get_by_test_id("result")).to_have_count(1)
    assert found(page) == {}
    page.get_by_test_id("result").get_by_role("link").click()
    expect(page).to_have_url(re.compile(COMPANY))
    expect(page.get_by_test_id("promise")).to_contain_text("÷")
    clip = page.get_by_test_id("clip").first
    expect(clip.locator("track[kind=captions]")).to_have_count(1)
    assert found(page) == {}
    clip.locator("video").evaluate("video => { video.muted = true; return video.play(); }")
    page.get_by_test_id("job").first.get_by_role("link").click()
    page.get_by_role("main").get_by_role("link", name="Slow Tide Coffee").click()
    expect(page).to_have_url(re.compile(COMPANY))


@pytest.mark.parametrize("viewport", [DESKTOP], ids=["desktop"])
def test_a_card_of_the_feed_leads_to_its_company(page: Page) -> None:
    page.goto("/")
    card = page.get_by_test_id("feed-card").first
    name = card.locator(".vf-company a").inner_text()
    card.locator(".vf-company a").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_a_company_that_is_gone_is_a_404_that_leads_on(page: Page, console_errors: list[str]) -> None:
    response = page.goto("/company/never-was")
    assert response and response.status == 404
    expect(page.get_by_test_id("missing").get_by_role("link").first).to_be_visible()
    # The browser itself notes a page's 404.
    console_errors[:] = [error for error in console_errors if "/company/never-was" not in error]
