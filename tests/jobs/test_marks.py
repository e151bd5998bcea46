"""Saving, passing and watching."""

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import NotFound, SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.schemas import Shelf
from resumes_app.models import SeenJob
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_job, make_user

ACTS = [service.save, service.unsave, service.pass_, service.undo_pass]


@pytest.fixture
async def ada(database: None) -> Identity:
    return await identity_for(await make_user())


async def titles(who: Identity, shelf: Shelf) -> list[str]:
    return [row["title"] for row in (await service.list_jobs(who, shelf))["rows"]]


async def test_a_repeated_act_changes_nothing(ada: Identity) -> None:
    job = await make_job()
    for act, shelf, expected in [
        (service.save, Shelf.SAVED, [job.title]),
        (service.pass_, Shelf.PASSED, [job.title]),
        (service.unsave, Shelf.SAVED, []),
        (service.undo_pass, Shelf.PASSED, []),
    ]:
        for _ in range(2):
            await act(ada, job.slug)
            assert await titles(ada, shelf) == expected


async def test_one_persons_marks_are_not_anothers(ada: Identity) -> None:
    bob = await identity_for(await make_user())
    job = await make_job()
    await service.save(ada, job.slug)
    assert await titles(bob, Shelf.SAVED) == []
    await service.unsave(bob, job.slug)
    assert await titles(ada, Shelf.SAVED) == [job.title]


@pytest.mark.parametrize("act", ACTS)
async def test_a_guest_is_asked_to_sign_in(database: None, act) -> None:  # type: ignore[no-untyped-def]
    job = await make_job()
    with pytest.raises(SignInNeeded):
        await act(GUEST, job.slug)
    with pytest.raises(SignInNeeded):
        await service.seen(GUEST, job.slug, 1)


@pytest.mark.parametrize("act", ACTS)
async def test_a_draft_or_unknown_job_is_not_found(ada: Identity, act) -> None:  # type: ignore[no-untyped-def]
    draft = await make_job(status=JobStatus.DRAFT, published_at=None)
    for slug in (draft.slug, "nothing"):
        with pytest.raises(NotFound):
            await act(ada, slug)


async def test_the_longest_watching_and_the_first_moment_are_kept(ada: Identity) -> None:
    job = await make_job()
    for watched_ms in (4000, 9000, 1000, -5):
        await service.seen(ada, job.slug, watched_ms)
    async with db.reading() as session:
        (row,) = (await session.exec(select(SeenJob))).all()
    assert row.watched_ms == 9000
