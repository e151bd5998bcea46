"""What somebody records for a company's job is never taken for a reply or a video of their own, nor the other way."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications import service
from resumes_app.errors import NotFound, NotPermitted
from resumes_app.jobs import service as jobs
from resumes_app.models import Company, Job, Member
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.studio.factories import keep_take, lay_text, make_draft

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def both() -> tuple[Identity, Company, Job]:
    """Somebody who rehearses as an ambassador, and writes the jobs of a company."""
    company = await make_company(name="Halden Coffee")
    who = await identity_for(await make_member(company, await make_user(roles=["ambassador"])))
    return who, company, await make_job(company, closes_at=clock.now() + timedelta(hours=20))


async def recorded(who: Identity, job: Job, place: str = "clip") -> str:
    page = await jobs.clip_page(who, job.slug, place)
    await keep_take(who, await studio.draft_view(who, page["draft_id"]))
    return page["draft_id"]


async def test_it_is_in_no_list_of_a_candidate(both: tuple[Identity, Company, Job]) -> None:
    who, _, job = both
    await recorded(who, job)
    await recorded(who, job, "question")
    assert await service.video_groups(who) == []
    assert await service.unsent(who) == []
    assert (await jobs.job_view(who, job.slug))["drafted"] is False
    assert await jobs.closing_soon(who) is None, "nobody is reminded of a reply that they did not begin"


async def test_it_is_not_published_sent_or_copied_into_a_video_of_ones_own(both: tuple[Identity, Company, Job]) -> None:
    who, _, job = both
    draft = await recorded(who, job)
    with pytest.raises(NotFound):
        await resumes.publish(who, draft, title="Me", days=30, agreed=True, shown=resumes.consent_words(30))
    with pytest.raises(NotFound):
        await service.send_reply(who, (await make_job()).slug, draft_id=draft, agreed=True)
    with pytest.raises(NotFound):
        await service.begin_without_job(who, draft)
    assert (await service.studio_page(who, draft))["access"] == "missing"


async def test_a_new_video_of_ones_own_does_not_begin_with_it(both: tuple[Identity, Company, Job]) -> None:
    who, _, job = both
    page = await jobs.clip_page(who, job.slug, "clip")
    assert await studio.begin_draft(who) != page["draft_id"]


async def test_the_guard_of_public_videos_does_not_take_the_own_company_for_one_replied_to(
    both: tuple[Identity, Company, Job],
) -> None:
    who, _, job = both
    await recorded(who, job)
    mine = await studio.begin_draft(who)
    await keep_take(who, await studio.draft_view(who, mine))
    await lay_text(who, await studio.draft_view(who, mine), "I am with Halden Coffee")
    assert await resumes.look_over(who, mine, "Me") == []


async def test_a_reply_is_no_clip_of_a_job(both: tuple[Identity, Company, Job]) -> None:
    who, _, job = both
    reply = await make_draft(who, await make_job())
    await keep_take(who, reply)
    page = await jobs.clip_page(who, job.slug, "clip")
    with pytest.raises(NotFound):
        await jobs.use_clip(who, job.slug, "clip", draft_id=reply["id"], agreed=True, shown=page["consent"])
    with pytest.raises(NotFound):
        await studio.cut_from(who, page["draft_id"], reply["id"])
    assert await service.earlier_videos(who, page["draft_id"]) == []


async def test_a_clip_begins_with_one_that_was_recorded_for_another_job(both: tuple[Identity, Company, Job]) -> None:
    who, company, job = both
    first = await recorded(who, job)
    page = await jobs.clip_page(who, (await make_job(company)).slug, "question")
    (offered,) = await service.earlier_videos(who, page["draft_id"])
    assert (offered["draft"], offered["title"], offered["about"]) == (first, job.title, "The clip")
    view, other = await service.begin_with(who, page["draft_id"], first)
    assert (len(view["takes"]), other) == (1, "")


async def test_what_was_recorded_for_one_company_is_not_for_another(both: tuple[Identity, Company, Job]) -> None:
    _, company, job = both
    person = await make_user()
    other = await make_company()
    await make_member(company, person)
    who = await identity_for(await make_member(other, person))
    first = await recorded(who, job)
    page = await jobs.clip_page(who, (await make_job(other)).slug, "clip")
    assert await service.earlier_videos(who, page["draft_id"]) == []
    with pytest.raises(NotFound):
        await studio.cut_from(who, page["draft_id"], first)


async def test_a_deleted_job_opens_what_was_recorded_for_it_to_no_other_company(
    both: tuple[Identity, Company, Job],
) -> None:
    _, company, job = both
    person = await make_user()
    draft = await recorded(await identity_for(await make_member(company, person)), job)
    async with db.transaction() as session:
        await session.exec(sa.delete(Job).where(col(Job.id) == job.id))
        await session.exec(sa.delete(Member).where(col(Member.user_id) == person.id))
    who = await identity_for(await make_member(await make_company(), person))
    with pytest.raises(NotPermitted):
        await studio.draft_view(who, draft)


async def test_it_may_be_a_minute_and_a_half_whatever_the_job_says_of_replies(
    both: tuple[Identity, Company, Job],
) -> None:
    who, company, _ = both
    page = await jobs.clip_page(who, (await make_job(company, reply_limit_s=20)).slug, "clip")
    assert (await studio.draft_view(who, page["draft_id"]))["cap_ms"] == 90_000


async def test_a_recruiter_makes_nothing_of_a_candidates(both: tuple[Identity, Company, Job]) -> None:
    _, company, job = both
    person = await make_user()
    reply = await make_draft(await identity_for(person), await make_job())
    now = await identity_for(await make_member(company, person))
    with pytest.raises(NotPermitted):
        await studio.draft_view(now, reply["id"])
    async with db.transaction() as session:
        with pytest.raises(NotPermitted):
            await studio.request_render(session, now, reply["id"])
    assert (await jobs.clip_page(now, job.slug, "clip"))["access"] == "open"
