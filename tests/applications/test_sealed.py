"""The draft of a reply that was sent takes nothing more until it is made anew."""

import asyncio

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications import service
from resumes_app.errors import InvalidInput
from resumes_app.files.schemas import Offer, UploadView
from resumes_app.files.service import uploads
from resumes_app.models import Application, Job
from resumes_app.models.applications import ApplicationStatus
from resumes_app.studio.service import discard_draft, restore_draft, seal_draft, write_reply
from tests.applications.factories import blocked
from tests.factories import make_job
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def offered(who: Identity, intake: str, client_id: str) -> UploadView:
    size_bytes = recording().stat().st_size
    return await uploads.begin(who, Offer(size_bytes, "take", client_id, intake, "video/mp4"))


async def sent() -> tuple[Identity, Job, str, str]:
    """Return who sent a reply to which job, its draft's intake until then, and the reply."""
    job, (_, who) = await make_job(), await make_candidate()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    reply = await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    return who, job, draft["intake"], reply["id"]


async def test_a_take_for_a_reply_that_was_sent_is_refused_and_told_why() -> None:
    who, job, intake, _ = await sent()
    for guess in (intake, f"{intake}.1", f"{intake}.2"):
        with pytest.raises(InvalidInput, match="Your reply was sent without this take"):
            await offered(who, guess, "recorded-elsewhere")
    assert (await service.reply_view(who, job.slug))["access"] == "sent"


async def test_a_reply_in_writing_that_was_sent_is_not_written_anew() -> None:
    job, (_, who) = await make_job(), await make_candidate()
    draft = await make_draft(who, job)
    await write_reply(who, draft["id"], "Hello, I am Ana.", "moss")
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    with pytest.raises(InvalidInput, match="Your reply was sent"):
        await write_reply(who, draft["id"], "Hello, I am Bo.", "moss")


async def test_a_reply_that_is_made_anew_takes_what_is_recorded_then_and_the_rest_when_asked() -> None:
    who, job, intake, reply = await sent()
    await service.withdraw(who, reply)
    draft = (await service.reply_view(who, job.slug))["draft"]
    assert draft["intake"] != intake and len(draft["takes"]) == 1
    with pytest.raises(InvalidInput, match="You sent or deleted this draft after"):
        await offered(who, intake, "recorded-elsewhere")
    await offered(who, draft["intake"], "recorded-elsewhere")
    again = (await service.reply_view(who, job.slug))["draft"]
    assert again["intake"] == draft["intake"], "looking at the page changes nothing"


async def test_a_look_beside_the_putting_back_does_not_open_the_draft_of_a_reply_that_stands() -> None:
    who, job, intake, reply = await sent()
    await service.withdraw(who, reply)
    async with db.transaction() as putting_back:  # As `restore`, which has not ended yet.
        await seal_draft(putting_back, who, job.id or 0)
        application = (await putting_back.exec(select(Application))).one()
        application.status, application.withdrawn_at = ApplicationStatus.SUBMITTED, None
        await putting_back.flush()
        looking = asyncio.create_task(service.reply_view(who, job.slug))
        await blocked(1)
    assert (await looking)["access"] == "sent"
    with pytest.raises(InvalidInput, match="Your reply was sent without this take"):
        await offered(who, f"{intake}.1", "recorded-elsewhere")


async def test_a_reply_that_is_put_back_takes_nothing_more() -> None:
    who, job, _, reply = await sent()
    await service.withdraw(who, reply)
    draft = (await service.reply_view(who, job.slug))["draft"]
    await service.restore(who, reply)
    with pytest.raises(InvalidInput, match="Your reply was sent without this take"):
        await offered(who, draft["intake"], "recorded-elsewhere")


async def test_a_sent_draft_that_is_deleted_and_brought_back_still_takes_nothing() -> None:
    who, _, intake, _ = await sent()
    takes = await discard_draft(who, intake)
    for guess in (intake, f"{intake}.1", f"{intake}.2"):
        with pytest.raises(InvalidInput, match="Your reply was sent"):
            await offered(who, guess, "recorded-elsewhere")
    await restore_draft(who, intake, takes)
    for guess in (intake, f"{intake}.1", f"{intake}.2"):
        with pytest.raises(InvalidInput, match="Your reply was sent"):
            await offered(who, guess, "recorded-elsewhere")


async def test_an_upload_that_began_before_the_sending_does_not_come_into_the_draft() -> None:
    job, (_, who) = await make_job(), await make_candidate()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    with pytest.raises(InvalidInput, match="Your reply was sent without this take"):
        await keep_take(who, draft, client_id="recorded-elsewhere")
