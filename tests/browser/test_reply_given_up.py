"""A draft that is deleted on one device while another one still has a take of it."""

from playwright.sync_api import expect

from resumes_app.models import Job
from tests.browser.replying import LOCAL_TAKES, Candidate, block_parts, quiet_about
from tests.browser.sizes import PHONE, on_phone
from tests.studio.factories import keep_take, make_draft, recording

pytestmark = on_phone


def delete_elsewhere(ana: Candidate) -> None:
    """Delete the draft as another device would."""

    async def delete() -> None:
        from resumes_app.studio.service import discard_draft
        from tests.factories import identity_for

        who = await identity_for(ana.user)
        await discard_draft(who, (await make_draft(who, ana.job))["id"])

    ana.site.run(delete())


def begin(ana: Candidate, job: Job) -> None:
    """Keep one take on the server, as another device has recorded it."""

    async def keep() -> None:
        from tests.factories import identity_for

        who = await identity_for(ana.user)
        await keep_take(who, await make_draft(who, job), recording(1.0))

    ana.site.run(keep())


def clips(ana: Candidate) -> int:
    """Return of how many takes the draft is made."""

    async def number() -> int:
        from resumes_app.studio.service import draft_view
        from tests.factories import identity_for

        who = await identity_for(ana.user)
        return len((await draft_view(who, (await make_draft(who, ana.job))["id"]))["takes"])

    return int(ana.site.run(number()))


def test_a_take_of_a_draft_that_was_deleted_elsewhere_stays_here_until_it_is_sent_again(
    ana: Candidate, job: Job, console_errors: list[str]
) -> None:
    begin(ana, job)
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    block_parts(ana.page)
    ana.take(2.0)
    delete_elsewhere(ana)
    expect(ana.page.get_by_role("alert").filter(has_text="You sent or deleted this draft")).to_be_visible()
    ana.page.unroute_all()
    ana.page.reload()
    expect(ana.page.get_by_role("alert").filter(has_text="still on this device")).to_be_visible()
    ana.page.wait_for_timeout(2000)  # Long enough for a take to go up.
    assert clips(ana) == 0
    assert len(ana.page.evaluate(LOCAL_TAKES)) == 1
    ana.by("open-takes").click()
    dialog = ana.page.locator("dialog")
    expect(dialog.get_by_test_id("take")).to_have_count(1)
    expect(dialog.get_by_test_id("take")).to_contain_text("Recorded before the draft was sent or deleted")
    note = dialog.get_by_text("Recorded before the draft was").bounding_box()
    assert note and note["width"] > PHONE["width"] / 2
    dialog.get_by_role("button", name="Send again").click()
    expect(dialog.locator("[data-testid=take][data-kept=true]")).to_have_count(1)
    assert clips(ana) == 1, "the take that was recorded here, without the deleted one"
    assert ana.page.evaluate(LOCAL_TAKES) == []
    quiet_about(console_errors, r"ERR_FAILED|ERR_ABORTED")


def test_a_draft_that_is_deleted_elsewhere_while_this_device_records_does_not_come_back(
    ana: Candidate, job: Job, console_errors: list[str]
) -> None:
    begin(ana, job)
    ana.open()
    expect(ana.by("stage")).to_have_attribute("data-camera", "live")
    ana.start_take()
    ana.page.wait_for_timeout(1500)
    delete_elsewhere(ana)
    ana.page.wait_for_timeout(1000)
    ana.by("stop").click()
    expect(ana.by("record")).to_be_enabled()
    ana.by("open-takes").click()
    expect(ana.page.locator("dialog").get_by_test_id("take")).to_contain_text(
        "Recorded before the draft was sent or deleted"
    )
    ana.page.wait_for_timeout(1500)
    assert clips(ana) == 0
    (kept,) = ana.page.evaluate(LOCAL_TAKES)
    assert kept["size"] > 0
    assert console_errors == []
