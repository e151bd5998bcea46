"""The audit log."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import record_act
from resumes_app.errors import SignInNeeded
from resumes_app.models import AuditEntry, User
from tests.factories import identity_for, make_user

NOON = datetime.fromisoformat("2026-11-02T12:00:00+00:00")


async def entries() -> list[AuditEntry]:
    async with db.reading() as session:
        return list((await session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))).all())


async def an_act(who: Identity) -> None:
    async with db.transaction() as session:
        await record_act(session, who, "job.close", "job:barista", before={"status": "published"})


async def test_an_entry_tells_who_when_what_and_the_changed_fields_alone(database: None) -> None:
    clock.set_source(lambda: NOON)
    who = Identity(user_id=7)
    async with db.transaction() as session:
        before = {"title": "Barista", "closes_at": None}
        after = {"title": "Barista", "closes_at": NOON}
        await record_act(session, who, "job.extend", "job:barista", company_id=3, before=before, after=after)
    [entry] = await entries()
    assert (entry.actor_id, entry.company_id, entry.at) == (7, 3, NOON)
    assert (entry.act, entry.subject) == ("job.extend", "job:barista")
    assert (entry.before, entry.after) == ({"closes_at": None}, {"closes_at": "2026-11-02T12:00:00+00:00"})


async def test_an_act_that_fails_leaves_no_entry(database: None) -> None:
    with pytest.raises(RuntimeError):
        async with db.transaction() as session:
            await record_act(session, Identity(user_id=7), "job.close", "job:barista")
            raise RuntimeError("the act fails after its entry")
    assert await entries() == []


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor_id = 8", "DELETE FROM audit_entry"])
async def test_the_database_refuses_to_change_or_delete_an_entry(database: None, statement: str) -> None:
    await an_act(Identity(user_id=7))
    with pytest.raises(DBAPIError, match="append-only"):
        async with db.engine().begin() as connection:
            await connection.execute(sa.text(statement))
    assert [entry.actor_id for entry in await entries()] == [7]


async def test_an_entry_outlives_its_actors_account(database: None) -> None:
    user = await make_user()
    await an_act(await identity_for(user))
    async with db.transaction() as session:
        await session.exec(sa.delete(User).where(col(User.id) == user.id))
    assert [entry.actor_id for entry in await entries()] == [user.id]


async def test_a_guest_has_no_acts(database: None) -> None:
    with pytest.raises(SignInNeeded):
        await an_act(GUEST)
    assert await entries() == []
