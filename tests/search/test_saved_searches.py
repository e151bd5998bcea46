"""Searches that people keep: what they hear of, and the feed."""

from datetime import timedelta

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service.mail import outbox
from resumes_app.errors import Conflict, InvalidInput, SignInNeeded, TooMany
from resumes_app.jobs import service
from resumes_app.jobs.service import keeping
from resumes_app.jobs.service.asked import Asked
from resumes_app.models import Job, SavedSearch
from tests.factories import identity_for, make_job, make_user
from tests.jobs.reading import ask, xml
from tests.queries import counted_queries

ATOM = "{http://www.w3.org/2005/Atom}"


def later(**span: float) -> None:
    now = clock.now() + timedelta(**span)
    clock.set_source(lambda: now)


async def keeper(alerts: str = "daily", query: str = "q=cook") -> Identity:
    who = await identity_for(await make_user())
    await service.save_search(who, "Mine", query, alerts)
    return who


async def mails() -> list[str]:
    """Run what waits for the worker; return the mails' texts, and forget them."""
    statement = "SELECT args FROM procrastinate_jobs WHERE task_name = 'jobs.tell_news' AND status = 'todo'"
    async with db.transaction() as session:
        tasks = [row[0] for row in await session.exec(_sql(statement))]  # type: ignore[call-overload]
        await session.exec(_sql("DELETE FROM procrastinate_jobs"))  # type: ignore[call-overload]
    for args in tasks:
        for _ in range(2):  # A task that runs twice writes one mail.
            await service.tell_news(**args)
    files = sorted(outbox().glob("*-search-*.eml")) if outbox().exists() else []
    texts = [file.read_text() for file in files]
    for file in files:
        file.unlink()
    return texts


def _sql(text: str):  # type: ignore[no-untyped-def]
    import sqlalchemy as sa

    return sa.text(text)


@pytest.mark.parametrize(("alerts", "hours"), [("daily", 24), ("weekly", 168)])
async def test_new_jobs_are_told_once_and_no_sooner_than_asked(database: None, alerts: str, hours: int) -> None:
    await make_job(title="Old cook")
    await keeper(alerts)
    later(hours=1)
    await make_job(title="New cook", closes_at=None)
    await make_job(title="New nurse", closes_at=None)
    later(hours=hours - 2)
    assert await service.look_for_news() == 0
    later(hours=1)
    assert (await service.look_for_news(), await service.look_for_news()) == (1, 0)
    (mail,) = await mails()
    assert "New cook" in mail
    assert "Old cook" not in mail
    assert "New nurse" not in mail
    assert "tab=3Dsearches" in mail or "tab=searches" in mail
    later(hours=hours)
    assert (await service.look_for_news(), await mails()) == (0, [])


async def test_a_job_of_the_last_minutes_is_told_the_next_time_and_no_job_twice(database: None) -> None:
    await keeper()
    later(hours=24)
    await make_job(title="First cook", closes_at=None)
    later(minutes=1)
    assert await service.look_for_news() == 0  # Another's transaction may not be over yet.
    later(hours=12)
    await make_job(title="Second cook", closes_at=None)
    later(hours=12)
    assert await service.look_for_news() == 1
    await make_job(title="Third cook", closes_at=None)  # Before the worker writes.
    (mail,) = await mails()
    assert "First cook" in mail and "Second cook" in mail and "Third cook" not in mail
    later(hours=24)
    assert await service.look_for_news() == 1
    (mail,) = await mails()
    assert "Third cook" in mail and "First cook" not in mail and "Second cook" not in mail


async def test_a_search_that_fails_stops_nobody_elses(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    await keeper(query="q=broken")
    await keeper()
    later(hours=1)
    await make_job(title="Cook", closes_at=None)
    later(hours=24)
    read = keeping.read_address

    def reads(query: str) -> Asked:
        if "broken" in query:
            raise ValueError(query)
        return read(query)

    monkeypatch.setattr(keeping, "read_address", reads)
    assert (await service.look_for_news(), len(await mails())) == (1, 1)
    async with db.reading() as session:
        rows = (await session.exec(select(SavedSearch))).all()
    assert {row.looked_at for row in rows} == {clock.now()}


async def test_nothing_is_told_of_a_search_that_was_switched_off_or_deleted(database: None) -> None:
    who = await keeper()
    later(hours=1)
    await make_job(title="Cook", closes_at=None)
    later(hours=24)
    assert await service.look_for_news() == 1
    (row,) = await service.saved_searches(who)
    await service.change_alerts(who, row["public_id"], "none")
    assert await mails() == []
    later(hours=48)
    assert await service.look_for_news() == 0
    await service.change_alerts(who, row["public_id"], "daily")
    later(hours=24)
    assert await service.look_for_news() == 0  # What came while it was off is no news.
    await service.delete_search(who, row["public_id"])
    assert await service.saved_searches(who) == []


async def test_a_deleted_search_comes_back_with_its_feed_and_its_alerts(database: None) -> None:
    who = await keeper()
    (row,) = await service.saved_searches(who)
    deleted = await service.delete_search(who, row["public_id"])
    await service.restore_search(who, deleted)
    assert await service.saved_searches(who) == [row]
    with pytest.raises(Conflict):
        await service.restore_search(who, deleted)
    later(hours=1)
    await make_job(title="Cook", closes_at=None)
    later(hours=24)
    assert await service.look_for_news() == 1


async def test_a_deleted_search_comes_back_only_where_there_is_room(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_SEARCHES", 1)
    who = await keeper()
    (row,) = await service.saved_searches(who)
    deleted = await service.delete_search(who, row["public_id"])
    with pytest.raises(SignInNeeded):
        await service.restore_search(GUEST, deleted)
    await service.save_search(who, "Another", "q=baker", "none")
    with pytest.raises(TooMany):
        await service.restore_search(who, deleted)


async def test_the_same_search_is_kept_once_and_the_number_has_a_bound(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_SEARCHES", 2)
    who = await keeper(query="kind=INTERN&q=cook")
    await service.save_search(who, "Renamed", "?q=cook&kind=INTERN".removeprefix("?"), "weekly")
    (row,) = await service.saved_searches(who)
    assert (row["name"], row["alerts"], row["what"]) == ("Renamed", "weekly", "“cook” · Internship")
    await service.save_search(who, "Second", "q=nurse", "none")
    with pytest.raises(TooMany, match="Delete one"):
        await service.save_search(who, "Third", "q=guide", "none")


async def test_a_guest_or_bad_input_keeps_nothing(database: None) -> None:
    who = await identity_for(await make_user())
    with pytest.raises(SignInNeeded):
        await service.save_search(GUEST, "Mine", "q=a", "none")
    for name, query, alerts in ((" ", "", "none"), ("x" * 81, "", "none"), ("x", "", "hourly")):
        with pytest.raises(InvalidInput):
            await service.save_search(who, name, query, alerts)
    assert await service.saved_searches(who) == []


async def test_the_feed_lists_the_newest_to_whoever_has_its_address(database: None) -> None:
    who = await keeper()
    job = await make_job(title="Cook & <baker>\x01", description_html="<p>Bread</p>")
    await make_job(title="Nurse")
    (row,) = await service.saved_searches(who)
    root = await xml(row["feed"])
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"http://localhost:8000/jobs/{job.slug}"
    assert (entry.findtext(f"{ATOM}title") or "").startswith("Cook & <baker> at")
    assert entry.findtext(f"{ATOM}content") == "<p>Bread</p>"
    for name in ("id", "updated", "title", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    assert (await ask("/feeds/searches/nonsense.atom")).status_code == 404


async def test_a_feed_reader_is_told_when_nothing_has_changed(database: None) -> None:
    (row,) = await service.saved_searches(await keeper())
    first = await ask(row["feed"])
    assert first.headers["x-robots-tag"] == "noindex" and "private" in first.headers["cache-control"]
    assert (await ask(row["feed"], if_none_match=first.headers["etag"])).status_code == 304
    assert (await ask(row["feed"], if_modified_since=first.headers["last-modified"])).status_code == 304
    await make_job(title="Cook")
    assert (await ask(row["feed"], if_none_match=first.headers["etag"])).status_code == 200


async def test_a_job_that_is_found_no_longer_is_a_change_by_the_date_too(database: None) -> None:
    (row,) = await service.saved_searches(await keeper())
    job = await make_job(title="Cook", updated_at=clock.now())
    first = await ask(row["feed"])
    later(minutes=5)
    async with db.transaction() as session:
        shown = await session.get(Job, job.id)
        assert shown is not None
        shown.title, shown.updated_at = "Nurse", clock.now()
    again = await ask(row["feed"], if_modified_since=first.headers["last-modified"])
    assert (again.status_code, "Cook" in again.text) == (200, False)


@pytest.mark.parametrize("query", ["&" * 100, "q=cook" + "&tag=a" * 70])
async def test_an_address_with_too_many_fields_asks_for_nothing(query: str) -> None:
    assert service.read_address(query) == Asked()
    assert service.with_value(query, "sort", "newest") == "/jobs?sort=newest"


async def test_tokens_are_unguessable_and_queries_few(database: None) -> None:
    await keeper()
    async with db.reading() as session:
        (row,) = (await session.exec(select(SavedSearch))).all()
    assert len(row.feed_token) >= 24
    later(hours=30)
    with counted_queries() as queries:
        await service.look_for_news()
    assert len(queries) <= 8
