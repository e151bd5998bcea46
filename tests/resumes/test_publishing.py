"""A video goes public: by its person alone, agreed, looked over, for a while, and off at once."""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import identity_of_user
from resumes_app.applications import service as applications
from resumes_app.errors import InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.files.service import may_read
from resumes_app.models import Consent, Member, Render, User
from resumes_app.models.companies import CompanyRole
from resumes_app.models.studio import RenderStatus
from resumes_app.resumes import service, tasks
from resumes_app.resumes.schemas import Finding, OwnResume
from resumes_app.resumes.service import publishing
from resumes_app.studio.service import begin_draft, draft_view, rendering
from tests.factories import identity_for, make_company, make_job, make_member
from tests.resumes.factories import make_resume
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")


async def begun() -> tuple[Identity, str]:
    """A candidate with a draft of one take."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    return who, draft["id"]


async def publish(who: Identity, draft: str, *, days: int = 30, seen: Collection[Finding] = ()) -> str:
    shown = service.consent_words(days)
    return await service.publish(who, draft, title="I fix  bicycles ", days=days, agreed=True, shown=shown, seen=seen)


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
    "wrong",
    [{"title": "  "}, {"title": "x" * 121}, {"days": 31}, {"agreed": False}, {"shown": "Until another day."}],
    ids=lambda wrong: str(*wrong),
)
async def test_without_title_time_or_consent_nothing_is_published(wrong: dict) -> None:  # type: ignore[type-arg]
    who, draft = await begun()
    with pytest.raises(InvalidInput):
        right = {"title": "Me", "days": 30, "agreed": True, "shown": service.consent_words(30)}
        await service.publish(who, draft, **(right | wrong))
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
    for other, error in ((stranger, NotFound), (GUEST, SignInNeeded), (member, NotFound)):
        with pytest.raises(error):
            await service.take_down(other, public_id)
    assert await service.own(stranger) == await service.own(member) == []
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


async def joined(who: Identity) -> Identity:
    """The person once they act for a company."""
    async with db.transaction() as session:
        company = await make_company(session)
        session.add(Member(company_id=company.id or 0, user_id=who.id, role=CompanyRole.RECRUITER))
    return await identity_of_user(who.id)


async def test_who_joins_a_company_still_sees_what_is_public_and_takes_it_down() -> None:
    who, draft = await begun()
    public_id = await publish(who, draft)
    await make_the_video()
    member = await joined(who)
    assert ((await only(member))["standing"], await service.is_shown(member, draft)) == ("public", True)
    await service.take_down(member, public_id)
    assert ((await only(member))["standing"], await service.is_shown(member, draft)) == ("off", False)
    with pytest.raises(NotPermitted):
        await publish(member, draft)


async def test_a_video_that_is_made_and_not_yet_attached_has_not_failed() -> None:
    who, draft = await begun()
    await publish(who, draft)
    for status, standing in (("done", "making"), ("failed", "failed"), ("cancelled", "failed"), ("queued", "making")):
        async with db.transaction() as session:
            await session.exec(sa.update(Render).values(status=RenderStatus(status)))
        assert (await only(who))["standing"] == standing
        assert await service.is_shown(who, draft) == (standing == "making")


async def test_a_corrected_video_takes_the_place_of_the_one_that_was_public() -> None:
    who, draft = await begun()
    first = await publish(who, draft)
    await make_the_video()
    key = f"clips/{(await service.resume_view(first))['clip']['token']}/480.mp4"
    await lay_text(who, await draft_view(who, draft), "Corrected")
    second = await publish(who, draft)
    assert second != first
    assert not await may_read(GUEST, key)
    assert [one["standing"] for one in await service.own(who)] == ["making", "off"]
    await make_the_video()
    assert [one["public_id"] for one in await service.own(who)] == [second, first]
    assert (await service.tagged("resumes"))["total"] == 1


async def test_what_is_public_is_listed_before_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "OWN_LIMIT", 1)
    who, _ = await begun()
    now = clock.now()
    async with db.reading() as session:
        owner = await session.get(User, who.id)
    public = await make_resume(owner, published_at=now - timedelta(days=2))
    await make_resume(owner, published_at=now, unlisted_at=now)
    assert (await only(who))["public_id"] == public.public_id


async def test_open_pages_of_its_person_hear_that_it_is_on_its_way_and_off() -> None:
    who, draft = await begun()
    async with db.subscription(f"candidate:{who.id}") as notices:
        while "resync" not in await asyncio.wait_for(notices.get(), 5):
            pass
        public_id = await publish(who, draft)
        assert (await _told(notices)) == public_id
        await service.take_down(who, public_id)
        assert (await _told(notices)) == public_id
        await publish(who, draft, days=7)
        assert (await _told(notices)) == public_id
        now = clock.now()
        clock.set_source(lambda: now + timedelta(days=8))
        await tasks.unlist_due()
        assert (await _told(notices)) == public_id


async def _told(notices: Any) -> str:
    while "resume" not in (notice := await asyncio.wait_for(notices.get(), 5)):
        pass
    return str(notice["resume"])


async def test_looking_it_over_asks_for_no_second_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    who, draft = await begun()
    reading = db.reading

    def counted() -> Any:
        opened.append(1)
        return reading()

    opened: list[int] = []
    monkeypatch.setattr(db, "reading", counted)
    await publish(who, draft)
    assert opened == []
