"""Drafts are deleted by keyboard: the focus goes on to the next one, and by Undo to the one that is there again."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.deck_world import signed_in
from tests.browser.server import Site
from tests.browser.sizes import on_desktop
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_draft

HERE = "document.activeElement.ariaLabel || document.activeElement.innerText"
JOBS = ("Baker", "Barista", "Waiter")


async def begun() -> str:
    """A candidate's session, with a draft for each of the jobs."""
    user = await make_user()
    who = await identity_for(user)
    for title in JOBS:
        await keep_take(who, await make_draft(who, await make_job(title=title)))
    return await sign_in(user)


def stands(page: Page, name: str) -> None:
    """The focus comes to the control of this name, and stays there."""
    for _ in range(200):
        if name in str(page.evaluate(HERE)):
            break
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)
    assert name in str(page.evaluate(HERE))


@on_desktop
@pytest.mark.parametrize(
    ("path", "button", "end"),
    [("/studio", "delete-video", "New video"), ("/applications", "delete-draft", "")],
)
def test_the_focus_goes_on_from_a_deleted_draft(
    page: Page, context: BrowserContext, site: Site, path: str, button: str, end: str
) -> None:
    signed_in(context, site.run(begun()), site.url)
    page.goto(path)
    buttons = page.get_by_test_id(button)
    expect(buttons).to_have_count(3)
    names = [str(one.get_attribute("aria-label")) for one in buttons.all()]
    buttons.nth(1).press("Enter")
    expect(buttons).to_have_count(2)
    stands(page, names[2])
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(1)
    stands(page, names[0])
    page.get_by_test_id("notice-action").last.press("Enter")
    expect(buttons).to_have_count(2)
    stands(page, names[2])
    for left in (1, 0):
        buttons.first.press("Enter")
        expect(buttons).to_have_count(left)
    if end:
        stands(page, end)
