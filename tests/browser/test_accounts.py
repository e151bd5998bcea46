"""An account's life in a real browser: opened, confirmed, used, lost, found again and left."""

import email
import email.policy
import re
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from resumes_app.accounts.service.mail import outbox
from tests.browser import steady
from tests.browser.axe import found
from tests.browser.server import Site
from tests.factories import PASSWORD, make_user

MAIL_WITHIN_S = 20


@pytest.fixture(autouse=True)
def _watched(page: Page) -> Iterator[None]:
    steady.watch(page)
    yield


def assert_sound(page: Page) -> None:
    """Nothing on the page has moved by itself, and axe has nothing to say."""
    steady.assert_steady(page)
    assert found(page) == {}


def mailed_link(address: str) -> str:
    """Wait for the newest mail to `address`, take it out of the outbox, and return its link's path."""
    deadline = time.monotonic() + MAIL_WITHIN_S
    while time.monotonic() < deadline:
        for path in sorted(outbox().glob("*.eml"), reverse=True):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = mail.get_body(("plain",))
            link = re.search(r"https?://[^/\s]+(/auth/\S+)", body.get_content() if body else "")
            if address in str(mail["To"]) and link:
                path.unlink()
                return link[1]
        time.sleep(0.1)
    raise AssertionError(f"No mail to {address} within {MAIL_WITHIN_S} s")


def test_an_account_is_opened_confirmed_used_and_found_again(page: Page) -> None:
    address = f"{uuid4().hex[:8]}@example.org"
    page.goto("/signin?next=/about/terms")
    assert_sound(page)

    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("heading", name="Create your account")).to_be_visible()
    page.get_by_label("Name").fill("Ada Byron")
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("2")
    page.get_by_label("Year").fill("2001")
    page.get_by_role("button", name="Create account").click()

    problems = page.get_by_role("alert").filter(has_text="There is no 31 February 2001.")
    expect(problems).to_be_visible()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.get_by_label("Name")).to_have_value("Ada Byron")
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    expect(page.get_by_label("Day")).to_have_attribute("aria-invalid", "true")
    assert_sound(page)

    page.get_by_label("Day").fill("28")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"We have sent a mail to {address}")).to_be_visible()
    assert_sound(page)

    page.goto(mailed_link(address))
    expect(page).to_have_url(re.compile("/about/terms$"))
    expect(page.get_by_role("status").filter(has_text="Your e-mail address is confirmed.")).to_be_visible()
    page.goto("/settings")
    expect(page.get_by_text("This browser")).to_be_visible()
    assert_sound(page)
    page.get_by_label("Name").fill("Ada Lovelace")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name")).to_have_value("Ada Lovelace")
    page.get_by_test_id("sign-out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    assert_sound(page)

    page.get_by_role("link", name="Forgotten your password?").click()
    expect(page).to_have_url(re.compile("/reset$"))
    page.get_by_label("E-mail").fill(address)
    page.keyboard.press("Enter")
    expect(page.get_by_text("its owner now has a mail")).to_be_visible()
    assert_sound(page)
    page.goto(mailed_link(address))
    expect(page).to_have_url(re.compile("/reset/new$"))
    page.get_by_label("New password").fill("another good one")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your password is changed")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value(address)
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.keyboard.type("another good one")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/$"))


def test_an_empty_sign_up_is_answered_with_all_that_is_missing_and_links_to_it(page: Page) -> None:
    page.goto("/signup")
    page.get_by_label("Name").fill("Ada Byron")
    page.get_by_label("E-mail").fill("not an address")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Create account").click()
    summary = page.locator("#problems")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link")
    expect(links).to_have_count(3)
    for link, field in zip(links.all(), ("email", "password", "birth_day"), strict=True):
        link.click()
        expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.get_by_label("Name")).to_have_value("Ada Byron")
    expect(page.get_by_label("E-mail")).to_have_value("not an address")
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    assert_sound(page)


def test_a_link_for_a_new_password_that_is_no_longer_good_leads_to_another(page: Page) -> None:
    for address in ("/reset/new", "/reset/new/", "/auth/reset?token=made-up"):
        page.goto(address)
        expect(page.get_by_role("alert").filter(has_text="Ask for a new one.")).to_be_visible()
        expect(page.get_by_label("New password")).to_have_count(0)
        expect(page.get_by_role("button", name="Mail me a link")).to_be_visible()
    assert_sound(page)


def test_the_password_can_be_seen_and_hidden(page: Page) -> None:
    page.goto("/signin")
    field = page.get_by_label("Password", exact=True)
    field.fill("secret words")
    page.get_by_role("button", name="Show password").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value("secret words")


def test_what_is_typed_before_the_page_is_connected_stays(page: Page) -> None:
    """The tab's state still holds the answer of the page before."""
    page.goto("/signin?notice=confirm#answer")
    expect(page.get_by_text("that confirms your address")).to_be_visible()
    page.goto("/signin", wait_until="commit")
    page.get_by_label("E-mail").fill("ada@example.org")
    page.wait_for_timeout(3000)
    expect(page.get_by_label("E-mail")).to_have_value("ada@example.org")
    assert_sound(page)


def test_an_answer_does_not_follow_to_another_page(page: Page) -> None:
    page.goto("/signin")
    page.get_by_label("E-mail").fill("ada@example.org")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_text("do not match")).to_be_visible()
    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("heading", name="Create your account")).to_be_visible()
    assert page.get_by_text("do not match").count() == 0
    assert_sound(page)


@pytest.mark.parametrize("address", ["/about/privacy", "/about/terms", "/about/accessibility"])
def test_the_other_pages_are_sound(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_sound(page)


def test_a_guest_is_sent_to_sign_in_and_back(page: Page, site: Site) -> None:
    user = site.run(make_user())
    page.goto("/settings")
    expect(page).to_have_url(re.compile(r"/signin\?next=%2Fsettings"))
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/settings$"))
    expect(page.get_by_label("Name")).to_have_value(user.display_name)


def test_signing_in_works_without_javascript(
    site: Site, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    user = site.run(make_user())
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/signin?next=/about/privacy")
    for password, outcome in (("not the password", "do not match"), (PASSWORD, "What Resumes keeps about you")):
        page.locator("#email").fill(user.email)
        page.locator("#password").fill(password)
        page.locator("#password").press("Enter")
        expect(page.locator("body")).to_contain_text(outcome)
        if outcome == "do not match":
            page.go_back()
    plain.close()


def test_everything_on_the_sign_in_page_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/signin")
    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"))
    assert [name for name in reached if name in {"email", "password", "Show password"}] == [
        "email",
        "password",
        "Show password",
    ]
