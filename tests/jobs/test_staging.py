"""Switching the stages of a job's reveal: told on the job, copied, noted, and fixed once somebody relies on it."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import FormRejected
from resumes_app.applications import service as applications
from resumes_app.jobs import service
from resumes_app.models import AuditEntry, Company, Draft, Job
from tests.applications.factories import make_reply
from tests.factories import identity_for, make_company, make_member, make_user
from tests.jobs.factories import NOON
from tests.jobs.test_authoring import row
from tests.jobs.writing import filled

TOLD = "They read your words first, without your name, then hear you, then see you."


@pytest.fixture
async def company(database: None) -> Company:
    clock.set_source(lambda: NOON)
    return await make_company(name="Beans")


@pytest.fixture
async def rosa(company: Company) -> Identity:
    return await identity_for(await make_member(company))


async def published(rosa: Identity, company: Company, **changes: Any) -> str:
    sheet, _ = await service.begin_job(rosa, filled(**changes), company.id or 0)
    return (await service.publish_job(rosa, sheet["slug"], filled(**changes), sheet["version"]))["slug"]


async def switch(rosa: Identity, slug: str, staged: bool) -> bool:
    version = (await service.job_sheet(rosa, slug))["version"]
    sheet, problems = await service.save_job(rosa, slug, filled(staged_reveal=staged), version)
    assert not problems
    return sheet["form"]["staged_reveal"]


async def test_candidates_are_told_on_the_job_and_before_they_send(rosa: Identity, company: Company) -> None:
    slug, plain = await published(rosa, company, staged_reveal=True), await published(rosa, company)
    assert (await service.job_view(GUEST, slug))["reveal"] == TOLD
    assert (await service.job_view(GUEST, plain))["reveal"] == ""
    ada = await identity_for(await make_user())
    assert (await applications.reply_view(ada, slug))["job"]["reveal"] == TOLD
    written = await published(rosa, company, staged_reveal=True, reply_kinds=["text"])
    assert (await service.job_view(GUEST, written))["reveal"] == "They read your words first, without your name."
    spoken = await published(rosa, company, staged_reveal=True, reply_kinds=["sound", "text"])
    assert (await service.job_view(GUEST, spoken))["reveal"].endswith("without your name, then hear you.")


async def test_candidates_are_told_what_captions_are_for_before_they_send(rosa: Identity, company: Company) -> None:
    ada = await identity_for(await make_user())
    told = []
    for changes in ({"staged_reveal": True}, {}, {"staged_reveal": True, "reply_kinds": ["text"]}):
        slug = await published(rosa, company, **changes)
        told.append((await applications.reply_view(ada, slug))["job"]["uncaptioned"])
    assert told == ["Without captions they hear you first.", "", ""]


async def test_a_duplicate_has_it_and_the_log_tells_of_each_change(rosa: Identity, company: Company) -> None:
    slug = await published(rosa, company)
    assert await switch(rosa, slug, True)
    assert (await row(await service.duplicate_job(rosa, slug))).staged_reveal
    async with db.reading() as session:
        mine = select(AuditEntry).where(AuditEntry.act == "job.change").order_by(col(AuditEntry.id))
        (entry,) = (await session.exec(mine)).all()
    assert (entry.before, entry.after) == ({"staged_reveal": False}, {"staged_reveal": True})


async def test_it_goes_on_until_the_first_reply_is_sent(rosa: Identity, company: Company) -> None:
    slug = await published(rosa, company)
    await make_reply(await row(slug))
    with pytest.raises(FormRejected) as refused:
        await switch(rosa, slug, True)
    assert "Duplicate the job" in refused.value.problems["staged_reveal"]
    assert not (await row(slug)).staged_reveal


async def test_it_goes_off_until_the_first_reply_is_begun(rosa: Identity, company: Company) -> None:
    slug = await published(rosa, company, staged_reveal=True)
    assert not await switch(rosa, slug, False)
    assert await switch(rosa, slug, True)
    async with db.transaction() as session:
        session.add(Draft(owner_id=(await make_user(session)).id or 0, job_id=(await row(slug)).id))
    with pytest.raises(FormRejected) as refused:
        await switch(rosa, slug, False)
    assert "was told" in refused.value.problems["staged_reveal"]
    # Whatever else is changed goes on being saved.
    assert await switch(rosa, slug, True)


async def test_a_reply_that_gets_its_number_while_somebody_writes_is_no_conflict(
    rosa: Identity, company: Company
) -> None:
    slug = await published(rosa, company, staged_reveal=True)
    version = (await service.job_sheet(rosa, slug))["version"]
    async with db.transaction() as session:
        await session.exec(sa.update(Job).where(col(Job.slug) == slug).values(numbered=1))
    saved, _ = await service.save_job(rosa, slug, filled(staged_reveal=True, title="Other"), version)
    assert saved["form"]["title"] == "Other"


async def test_a_draft_changes_freely(rosa: Identity, company: Company) -> None:
    sheet, _ = await service.begin_job(rosa, filled(), company.id or 0)
    assert await switch(rosa, sheet["slug"], True)
    assert not await switch(rosa, sheet["slug"], False)
