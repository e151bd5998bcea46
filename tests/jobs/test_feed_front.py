"""Guests are shown one page: it is read anew as soon as anything has changed, or time has made it untrue."""

from datetime import timedelta

import psycopg
import pytest

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.jobs import service
from tests.factories import identity_for, make_job, make_user
from tests.jobs.factories import NOON, make_feed, slugs
from tests.queries import counted_queries


async def test_guests_after_the_first_cost_one_small_query(database: None) -> None:
    made = await make_feed(3)
    first = await service.feed(GUEST)
    with counted_queries() as queries:
        assert await service.feed(GUEST) == first
    assert len(first["cards"]) == len(made)
    assert len(queries) == 1 and "pg_current_snapshot" in queries[0]


async def test_what_another_process_changes_is_on_the_next_page(database: None) -> None:
    job = await make_job(clip=True, title="Barista")
    assert [card["title"] for card in (await service.feed(GUEST))["cards"]] == ["Barista"]
    with psycopg.connect(db.conninfo()) as elsewhere:
        elsewhere.execute("UPDATE job SET title = 'Baker' WHERE id = %s", (job.id,))
        assert [card["title"] for card in (await service.feed(GUEST))["cards"]] == ["Barista"], "not committed"
    assert [card["title"] for card in (await service.feed(GUEST))["cards"]] == ["Baker"]


@pytest.mark.parametrize("later", [timedelta(hours=2), timedelta(hours=-1)])
async def test_the_clock_alone_takes_a_card_away(
    database: None, monkeypatch: pytest.MonkeyPatch, later: timedelta
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    begun = NOON - timedelta(minutes=5)
    job = await make_job(clip=True, published_at=begun, closes_at=NOON + timedelta(hours=1))
    assert slugs((await service.feed(GUEST))["cards"]) == [job.slug]
    monkeypatch.setattr(clock, "now", lambda: NOON + later)
    assert slugs((await service.feed(GUEST))["cards"]) == []


async def test_who_is_signed_in_has_a_page_of_their_own(database: None) -> None:
    (first, *_) = await make_feed(2)
    who = await identity_for(await make_user())
    await service.save(who, first.slug)
    for viewer, saved in ((GUEST, []), (who, [first.slug]), (GUEST, [])):
        cards = (await service.feed(viewer))["cards"]
        assert [card["slug"] for card in cards if card["saved"]] == saved


async def test_pages_of_two_sizes_are_two(database: None) -> None:
    await make_feed(3)
    assert len((await service.feed(GUEST, size=2))["cards"]) == 2
    assert len((await service.feed(GUEST))["cards"]) == 3
