"""The form for a job on the screen: what stays at its foot and its head covers nothing that is worked on."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.factories import make_company, make_job, make_member, sign_in


@pytest.fixture
def rosa(site: Site, context: BrowserContext) -> str:
    """Somebody who writes jobs, signed in in this browser; returns the slug of a published job."""

    async def recruiter() -> tuple[str, str]:
        company = await make_company()
        job = await make_job(company, title="Roaster of the week")
        return job.slug, await sign_in(await make_member(company))

    slug, cookie = site.run(recruiter())
    signed_in(context, cookie, site.url)
    return slug


def box(of: Locator) -> dict[str, float]:
    bounds: Any = of.bounding_box()
    assert bounds
    return {**bounds, "bottom": bounds["y"] + bounds["height"]}


def clashing(page: Page, rosa: str, context: BrowserContext) -> Locator:
    """Open the form, and have another window save other words into a field that is typed in; return that."""
    page.goto(f"/hire/jobs/{rosa}/edit")
    expect(page.get_by_label("Title")).to_have_value("Roaster of the week")
    second = context.new_page()
    second.goto(page.url)
    second.get_by_label("Description").fill("You roast.")
    second.get_by_test_id("job-save").click()
    expect(second.get_by_test_id("saved")).to_contain_text("Saved.")
    field = page.get_by_label("Description")
    field.fill("You roast at night.")
    return field


def test_who_types_on_elsewhere_keeps_that_in_sight_when_two_versions_clash(
    page: Page, rosa: str, context: BrowserContext
) -> None:
    clashing(page, rosa, context)
    elsewhere = page.get_by_label("Most replies")
    elsewhere.fill("12")
    elsewhere.evaluate("field => field.scrollIntoView({block: 'center'})")
    page.get_by_test_id("job-save").evaluate("button => button.click()")
    expect(page.get_by_role("alert").filter(has_text="changed the same meanwhile: Description")).to_be_visible()
    page.wait_for_timeout(500)
    expect(elsewhere).to_be_focused()
    expect(elsewhere).to_be_in_viewport(ratio=1)


def test_the_choice_between_two_versions_is_low_and_leaves_the_field_in_sight(
    page: Page, rosa: str, context: BrowserContext
) -> None:
    field = clashing(page, rosa, context)
    field.evaluate("field => window.scrollTo(0, field.getBoundingClientRect().top + window.scrollY - 70)")
    page.get_by_test_id("job-save").evaluate("button => button.click()")
    banner = page.get_by_role("alert").filter(has_text="changed the same meanwhile: Description")
    expect(banner).to_be_visible()
    assert box(banner)["height"] <= 210, "it is low"
    words = banner.get_by_text("What you typed is still here")
    assert box(words)["width"] >= 180, "its words are not squeezed"
    page.wait_for_function(
        """() => {
            const [banner] = [...document.querySelectorAll("[role=alert]")].filter((one) => one.closest(".sticky"));
            const field = document.getElementById("description").getBoundingClientRect();
            return field.top >= banner.getBoundingClientRect().bottom;
        }"""
    )


def test_what_has_the_focus_is_never_under_the_bars(page: Page, rosa: str) -> None:
    page.goto(f"/hire/jobs/{rosa}/edit")
    expect(page.get_by_label("Title")).to_have_value("Roaster of the week")
    page.get_by_label("Title").focus()
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const one = document.activeElement, bar = document.querySelector(".foot-bar");
                if (!one.closest("[data-testid=job-form]") || bar.contains(one)) return null;
                const at = one.getBoundingClientRect(), head = document.querySelector("header");
                const top = head ? head.getBoundingClientRect().bottom : 0;
                const hidden = Math.min(at.bottom, at.top + 64) > bar.getBoundingClientRect().top || at.top < top;
                return hidden ? one.id || one.name || one.textContent : "";
            }"""
        )
        if seen:
            covered.append(seen)
        if page.evaluate("() => document.querySelector('.foot-bar').contains(document.activeElement)"):
            break
    assert covered == []


def test_the_bar_is_no_higher_than_its_buttons_while_it_says_nothing(page: Page, rosa: str) -> None:
    page.goto(f"/hire/jobs/{rosa}/edit")
    save = page.get_by_test_id("job-save")
    expect(save).to_be_visible()
    assert box(save)["y"] - box(page.locator(".foot-bar"))["y"] <= 16
