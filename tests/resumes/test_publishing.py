"""A video goes public: by its person alone, agreed, looked over, for a while, and off at once."""

from collections.abc import Collection
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.applications import service as applications
from resumes_app.errors import InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.files.service import may_read
from resumes_app.models import Consent, Render
from resumes_app.models.studio import RenderStatus
from resumes_app.resumes import service, tasks
from resumes_app.resumes.schemas import Finding, OwnResume
from resumes_app.studio.service import begin_draft, draft_view, rendering
from tests.factories import identity_for, make_company, make_job, make_member
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def begun() -> tuple[Identity, str]:
    """A candidate with a draft of one take."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    return who, draft["id"]


async def publish(who: Identity, draft: str, *, days: int = 30, seen: Collection[Finding] = ()) -> str:
    return await service.publish(who, draft, title="I fix  bicycles ", days=days, agreed=True, seen=seen)


async def make_the_video() -> None:
    async with db.reading() as session:
        ids = (await session.exec(select(Render.id).where(Render.status == RenderStatus.QUEUED))).all()
    for render_id in ids:
        await rendering.render(render_id or 0)
        await tasks.attach_clip(render_id=render_id or 0)


async def renders() -> int:
    async with db.reading() as session:
        return (await session.exec(select(sa.func.count()).select_from(Render))).one()


async def only(who: Identity) -> OwnResume:
    (mine,) = await service.own(who)
    return mine


async def test_the_name_of_a_company_one_replies_to_is_found_in_a_video_without_a_job_too() -> None:
    _, who = await make_candidate()
    await make_draft(who, await make_job(await make_company(name="Halden Coffee")))
    draft_id = await begin_draft(who)
    await keep_take(who, await draft_view(who, draft_id))
    assert await service.look_over(who, draft_id, "Hello") == []
    (found,) = await service.look_over(who, draft_id, "Hello, Halden Coffee")
    assert found["kind"] == "company"
    await publish(who, draft_id)
    await make_the_video()
    assert (await only(who))["standing"] == "public"
    assert (await service.tagged("resumes"))["total"] == 1


async def test_a_video_is_public_when_it_is_made_and_gone_when_it_is_taken_down() -> None:
    who, draft = await begun()
    public_id = await publish(who, draft)
    assert (await only(who))["standing"] == "making"
    assert (await service.tagged("resumes"))["total"] == 0
    await make_the_video()
    view = await service.resume_view(public_id)
    key = f"clips/{view['clip']['token']}/480.mp4"
    assert (view["title"], (await only(who))["standing"], await may_read(GUEST, key)) == (
        "I fix bicycles",
        "public",
        True,
    )
    await service.take_down(who, public_id)
    await service.take_down(who, public_id)
    assert ((await only(who))["standing"], await may_read(GUEST, key), await may_read(who, key)) == ("off", False, True)
    with pytest.raises(NotFound):
        await service.resume_view(public_id)
    # Published again it keeps its address, and nothing is encoded a second time.
    assert await publish(who, draft, days=7) == public_id
    assert (await renders(), await may_read(GUEST, key)) == (1, True)
    assert (await service.tagged("resumes"))["total"] == 1


async def test_what_was_taken_down_while_it_was_made_never_gets_public() -> None:
    who, draft = await begun()
    public_id = await publish(who, draft)
    await service.take_down(who, public_id)
    await make_the_video()
    async with db.reading() as session:
        render = (await session.exec(select(Render))).one()
    assert render.status == RenderStatus.DONE
    assert not await may_read(GUEST, f"clips/{render.public_id}/480.mp4")
    assert (await service.tagged("resumes"))["total"] == 0


async def test_a_video_past_its_time_is_off_and_can_be_published_again() -> None:
    who, draft = await begun()
    await publish(who, draft, days=7)
    await make_the_video()
    now = clock.now()
    clock.set_source(lambda: now + timedelta(days=8))
    await tasks.unlist_due()
    assert (await only(who))["standing"] == "off"
    await publish(who, draft)
    assert (await only(who))["standing"] == "public"


async def test_the_words_that_were_agreed_to_are_kept() -> None:
    who, draft = await begun()
    public_id = await publish(who, draft, days=90)
    async with db.reading() as session:
        consent = (await session.exec(select(Consent).where(Consent.purpose == "resume"))).one()
    assert (consent.text, consent.subject) == (service.consent_words(90), f"resume:{public_id}")
    assert "everybody" in consent.text


async def test_what_tells_who_somebody_is_goes_public_only_when_they_have_seen_it() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who, await make_job(await make_company(name="Halden Coffee")))
    await keep_take(who, draft)
    await lay_text(who, draft, "Hello, Halden Coffee: ada@example.org")
    found = await service.look_over(who, draft["id"], "Call 07700 900 123")
    assert [(one["kind"], one["where"]) for one in found] == [
        ("phone", "Title"),
        ("e-mail", "Text at 0:00"),
        ("company", "Text at 0:00"),
    ]
    with pytest.raises(InvalidInput):
        await publish(who, draft["id"])
    assert (await renders(), await service.own(who)) == (0, [])
    await publish(who, draft["id"], seen=await service.look_over(who, draft["id"], "I fix bicycles"))
    assert (await only(who))["standing"] == "making"


@pytest.mark.parametrize(
    "wrong", [{"title": "  "}, {"title": "x" * 121}, {"days": 31}, {"agreed": False}], ids=lambda wrong: str(*wrong)
)
async def test_without_title_time_or_consent_nothing_is_published(wrong: dict) -> None:  # type: ignore[type-arg]
    who, draft = await begun()
    with pytest.raises(InvalidInput):
        await service.publish(who, draft, **({"title": "Me", "days": 30, "agreed": True} | wrong))
    assert await service.own(who) == []


async def test_other_people_guests_and_companies_publish_and_take_down_nothing() -> None:
    who, draft = await begun()
    public_id = await publish(who, draft)
    _, stranger = await make_candidate()
    member = await identity_for(await make_member(await make_company()))
    for other, error in ((stranger, NotFound), (GUEST, SignInNeeded), (member, NotPermitted)):
        with pytest.raises(error):
            await publish(other, draft)
        with pytest.raises(error):
            await service.look_over(other, draft, "Me")
        with pytest.raises(error):
            await service.take_down(other, public_id)
    assert await service.own(stranger) == []
    assert (await only(who))["standing"] == "making"


async def test_a_reply_that_is_taken_back_does_not_stop_the_video_that_is_to_be_public() -> None:
    _, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    await applications.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    await publish(who, draft["id"])
    (reply,) = await applications.mine(who)
    await applications.withdraw(who, reply["id"])
    await make_the_video()
    assert (await only(who))["standing"] == "public"
