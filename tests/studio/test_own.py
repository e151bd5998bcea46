"""Videos without a job: begun, named, listed, deleted and taken up again."""

import asyncio

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.applications import service as applications
from resumes_app.errors import InvalidInput, NotFound, NotPermitted, SignInNeeded, TooMany
from resumes_app.models import Draft, Render, RenderRequest, User
from resumes_app.studio import service
from resumes_app.studio.service import own
from tests.factories import identity_for, make_company, make_member
from tests.resumes.factories import make_resume
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def begun(who: Identity, template: str = "") -> service.OwnDraft | None:
    """Begin a video with one take; return it as it is listed."""
    draft_id = await service.begin_draft(who, template)
    await keep_take(who, await service.draft_view(who, draft_id), recording(2.0))
    async with db.reading() as session:
        return (await service.drafts_of(session, who))[0]


async def test_a_video_without_a_job_is_begun_by_a_plan_and_kept_like_any_other() -> None:
    _, who = await make_candidate()
    listed = await begun(who, "why-me")
    assert listed is not None
    assert (listed.draft.job_id, listed.draft.template) == (None, "why-me")
    assert 1900 < listed.length_ms < 2200
    view = await service.draft_view(who, listed.draft.public_id)
    assert listed.picture == f"{view['takes'][0]['src']}#t=1.00"


async def test_a_draft_that_was_left_empty_is_taken_instead_of_a_new_one() -> None:
    _, who = await make_candidate()
    one, other = await asyncio.gather(*[service.begin_draft(who, "why-me") for _ in range(2)])
    assert one == other == await service.begin_draft(who)
    assert (await service.draft_view(who, one))["template"] == ""
    await service.write_script(who, one, "I mend bicycles.")
    another = await service.begin_draft(who)
    assert another != one
    await keep_take(who, await service.draft_view(who, another))
    await service.discard_draft(who, another)  # It can still be taken up again.
    assert await service.begin_draft(who) not in {one, another}


async def test_nobody_gathers_drafts_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST", 1)
    _, who = await make_candidate()
    await begun(who)
    with pytest.raises(TooMany):
        await service.begin_draft(who)
    await make_draft(who)  # A reply to a job is none of them.


async def test_what_is_listed_no_more_locks_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST", 1)
    _, who = await make_candidate()
    listed = await begun(who)
    assert listed is not None
    await service.discard_draft(who, listed.draft.public_id)
    assert await service.begin_draft(who) != listed.draft.public_id


async def test_a_draft_that_was_published_is_not_handed_out_as_a_new_one() -> None:
    _, who = await make_candidate()
    draft_id = await service.begin_draft(who)
    async with db.transaction() as session:
        draft = (await session.exec(select(Draft).where(Draft.public_id == draft_id))).one()
    await make_resume(await _user(who), draft_id=draft.id, owner_id=who.id)
    another = await service.begin_draft(who)
    assert another != draft_id
    async with db.transaction() as session:
        draft = (await session.exec(select(Draft).where(Draft.public_id == another))).one()
        render = Render(owner_id=who.id, content_key="1" * 64, edit={})
        session.add(render)
        await session.flush()
        session.add(RenderRequest(render_id=render.id or 0, draft_id=draft.id or 0))
    assert await service.begin_draft(who) not in {draft_id, another}


async def test_a_copy_never_shares_its_draft_with_a_video_that_is_begun() -> None:
    _, who = await make_candidate()
    listed = await begun(who)
    assert listed is not None
    empty = await service.begin_draft(who)
    copy, _ = await applications.begin_without_job(who, listed.draft.public_id)
    assert copy not in {empty, listed.draft.public_id}


async def test_when_its_takes_are_erased_its_title_goes_too() -> None:
    _, who = await make_candidate()
    listed = await begun(who)
    assert listed is not None
    draft_id = listed.draft.public_id
    await service.name_draft(who, draft_id, "Call Ada Byron")
    await service.discard_draft(who, draft_id)
    now = clock.now()
    clock.set_source(lambda: now + service.UNDO_FOR)
    await service.sweep_takes()
    assert (await service.draft_view(who, draft_id))["title"] == ""


async def _user(who: Identity) -> User:
    async with db.reading() as session:
        return (await session.exec(select(User).where(User.id == who.id))).one()


async def test_only_candidates_begin_and_only_the_owner_names() -> None:
    _, who = await make_candidate()
    draft_id = await service.begin_draft(who)
    member = await identity_for(await make_member(await make_company()))
    for nobody, error in ((GUEST, SignInNeeded), (member, NotPermitted)):
        with pytest.raises(error):
            await service.begin_draft(nobody)
    _, other = await make_candidate()
    for stranger, error in ((GUEST, SignInNeeded), (member, NotFound), (other, NotFound)):
        with pytest.raises(error):
            await service.name_draft(stranger, draft_id, "Mine")


async def test_a_title_is_one_line_and_kept() -> None:
    _, who = await make_candidate()
    draft_id = await service.begin_draft(who)
    assert (await service.name_draft(who, draft_id, " I mend\n bicycles "))["title"] == "I mend bicycles"
    assert (await service.draft_view(who, draft_id))["title"] == "I mend bicycles"
    for bad in ("x" * 121, "\0", None):
        with pytest.raises(InvalidInput):
            await service.name_draft(who, draft_id, bad)  # type: ignore[arg-type]  # a browser may send anything
    with pytest.raises(InvalidInput):
        await service.begin_draft(who, "no such plan")


async def test_a_deleted_one_is_listed_no_more_and_comes_back_whole() -> None:
    _, who = await make_candidate()
    listed = await begun(who)
    assert listed is not None
    draft_id = listed.draft.public_id
    takes = await service.discard_draft(who, draft_id)
    async with db.reading() as session:
        assert await service.drafts_of(session, who) == []
    await service.restore_draft(who, draft_id, takes)
    async with db.reading() as session:
        (back,) = await service.drafts_of(session, who)
    assert (back.draft.public_id, back.length_ms) == (draft_id, listed.length_ms)


async def test_a_reply_without_a_take_is_not_listed() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await service.write_script(who, draft["id"], "Hello")
    async with db.reading() as session:
        assert await service.drafts_of(session, who) == []
        assert (await session.get(Draft, 1)) is not None
