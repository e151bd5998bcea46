"""What the factories make is what the rest of the app recognises."""

from resumes_app import db
from resumes_app.accounts.schemas import Role
from resumes_app.studio.service import clip_views
from tests.factories import identity_for, make_clip, make_company, make_job, make_member, make_user


async def test_a_user_without_a_company_is_a_candidate(database: None) -> None:
    who = await identity_for(await make_user())
    assert who.roles == {Role.CANDIDATE} and who.email_verified


async def test_a_member_holds_the_role_in_that_company_only(database: None) -> None:
    company = await make_company()
    who = await identity_for(await make_member(company, role="viewer"))
    assert who.companies == {company.id: Role.VIEWER} and not who.roles


async def test_a_clip_has_every_rendition(database: None) -> None:
    clip = await make_clip()
    async with db.reading() as session:
        views = await clip_views(session, [clip.id or 0])
    assert all(views[clip.id or 0][kind] for kind in ("mp4_480", "mp4_720", "preview", "poster", "captions"))


async def test_a_job_is_published_and_can_have_a_clip(database: None) -> None:
    job = await make_job(clip=True)
    assert job.clip_id and job.published_at and job.closes_at and job.closes_at > job.published_at
