"""The feed's order and pages."""

from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import InvalidInput
from resumes_app.jobs import service
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_company, make_job, make_user
from tests.jobs.factories import make_feed, slugs, whole_feed
from tests.queries import counted_queries


@pytest.fixture
async def ada(database: None) -> AsyncIterator[Identity]:
    yield await identity_for(await make_user())


async def test_only_published_open_jobs_with_a_clip_are_in_the_feed(database: None) -> None:
    good = await make_job(clip=True)
    await make_job()
    await make_job(clip=True, status=JobStatus.DRAFT, published_at=None)
    await make_job(clip=True, status=JobStatus.CLOSED)
    await make_job(clip=True, closes_at=clock.now() - timedelta(seconds=1))
    await make_job(clip=True, published_at=clock.now() + timedelta(hours=1))
    endless = await make_job(clip=True, closes_at=None)
    assert set(slugs(await whole_feed(GUEST))) == {good.slug, endless.slug}


async def test_an_empty_feed_is_one_empty_page(database: None) -> None:
    assert await service.feed(GUEST) == {"cards": [], "cursor": "", "after": "", "total": 0}


@pytest.mark.parametrize("size", [1, 3, 7, 30])
async def test_paging_neither_skips_nor_repeats(database: None, size: int) -> None:
    made = await make_feed(5, 1, 8, 3)
    found = slugs(await whole_feed(GUEST, size))
    assert sorted(found) == sorted(job.slug for job in made)
    assert found == slugs(await whole_feed(GUEST, 30))


async def test_passing_closing_and_publishing_meanwhile_neither_skips_nor_repeats(ada: Identity) -> None:
    made = await make_feed(5, 5, 5)
    before = slugs(await whole_feed(ada, 30))
    page = await service.feed(ada, size=4)
    found = slugs(page["cards"])
    await service.pass_(ada, found[0])
    await service.pass_(ada, found[2])
    await service.seen(ada, found[1], 900)
    async with db.transaction() as session:
        company = await make_company(session)
        await make_job(company, session, clip=True)
        closing = sa.update(type(made[0])).where(sa.column("slug") == before[6])
        await session.exec(closing.values(closed_at=clock.now(), status=JobStatus.CLOSED))
    while page["cursor"]:
        page = await service.feed(ada, cursor=page["cursor"], size=4)
        found += slugs(page["cards"])
    assert found == [slug for slug in before if slug != before[6]]


async def test_neighbours_are_of_different_companies_while_there_are_two(database: None) -> None:
    await make_feed(6, 2, 4)
    companies = [card["company"]["slug"] for card in await whole_feed(GUEST)]
    last_mix = len(companies) - 2  # the greatest company's last jobs have nobody left to take turns with
    assert all(one != other for one, other in pairwise(companies[:last_mix]))


async def test_the_soonest_to_close_and_the_newest_come_first(database: None) -> None:
    now = clock.now()
    async with db.transaction() as session:
        old = await make_job(None, session, clip=True, published_at=now - timedelta(days=9), closes_at=None)
        newest = await make_job(None, session, clip=True, published_at=now, closes_at=now + timedelta(days=90))
        soonest = await make_job(
            None, session, clip=True, published_at=now - timedelta(days=8), closes_at=now + timedelta(hours=2)
        )
    assert slugs(await whole_feed(GUEST)) == [newest.slug, soonest.slug, old.slug]


async def test_passed_jobs_are_left_out_and_come_back_when_taken_back(ada: Identity) -> None:
    made = await make_feed(2, 2)
    before = slugs(await whole_feed(ada))
    await service.pass_(ada, made[1].slug)
    assert slugs(await whole_feed(ada)) == [slug for slug in before if slug != made[1].slug]
    assert len(await whole_feed(GUEST)) == 4
    await service.undo_pass(ada, made[1].slug)
    assert slugs(await whole_feed(ada)) == before


async def test_seen_jobs_keep_their_place_during_the_visit_and_go_behind_afterwards(ada: Identity) -> None:
    await make_feed(1, 1, 1)
    first, second, third = slugs(await whole_feed(ada))
    await service.seen(ada, first, 5000)
    seen_at = clock.now()
    clock.set_source(lambda: seen_at + timedelta(minutes=25))
    assert slugs(await whole_feed(ada)) == [first, second, third]
    clock.set_source(lambda: seen_at + timedelta(minutes=35))
    await service.seen(ada, first, 100)
    assert slugs(await whole_feed(ada)) == [second, third, first]


async def test_at_reaches_to_the_end_of_the_page_that_holds_the_card(database: None) -> None:
    await make_feed(9, 9)
    order = slugs(await whole_feed(GUEST, 30))
    page = await service.feed(GUEST, at=order[6], size=5)
    assert slugs(page["cards"]) == order[:10]
    rest = await service.feed(GUEST, cursor=page["cursor"], size=30)
    assert slugs(rest["cards"]) == order[10:]


async def test_at_deep_in_the_feed_comes_first_and_nothing_is_left_out(database: None) -> None:
    await make_feed(*[10] * 10)
    order = slugs(await whole_feed(GUEST, 30))
    page = await service.feed(GUEST, at=order[95], size=30)
    cards = list(page["cards"])
    assert slugs(cards) == [order[95], *order[:29]]
    while page["cursor"]:
        page = await service.feed(GUEST, cursor=page["cursor"], size=30)
        cards += page["cards"]
    assert slugs(cards) == [order[95], *order[:95], *order[96:]]


async def test_at_a_card_that_is_not_in_the_feed_gives_the_first_page(ada: Identity) -> None:
    await make_feed(9, 9)
    order = slugs(await whole_feed(ada, 30))
    await service.pass_(ada, order[12])
    assert slugs((await service.feed(ada, at=order[12]))["cards"]) == order[:10]
    assert slugs((await service.feed(ada, at="no-such-job"))["cards"]) == order[:10]


async def test_a_page_costs_the_same_few_queries_however_long_it_is(ada: Identity) -> None:
    await make_feed(20, 20)
    for size in (2, 15):
        with counted_queries() as first:
            page = await service.feed(ada, size=size)
        with counted_queries() as later:
            await service.feed(ada, cursor=page["cursor"], size=size)
        # Taste, windows, cards, clips; later pages have the order with them.
        assert (len(first), len(later)) == (4, 3)


FOREIGN = [
    "x",
    "1-0-1-1-1; DROP TABLE job",
    urlsafe_b64encode(b"[" * 5000).decode(),
    urlsafe_b64encode(b"[1,2,[3],null,null,[]]").decode(),
    urlsafe_b64encode(b'[1,2,["3"],null,null,[],null]').decode(),
    urlsafe_b64encode(b"[1,2,[99999999999],null,null,[],null]").decode(),
    urlsafe_b64encode(b"[99999999999999999999,2,[3],null,null,[],null]").decode(),
    urlsafe_b64encode(b"[1,2,[3],[1],null,[],null]").decode(),
    urlsafe_b64encode(b"[1,2,[3],null,null,[],[true,1]]").decode(),
]


@pytest.mark.parametrize("cursor", FOREIGN)
async def test_a_foreign_cursor_is_refused(database: None, cursor: str) -> None:
    with pytest.raises(InvalidInput, match="Reload"):
        await service.feed(GUEST, cursor=cursor)


async def test_a_card_tells_the_facts_in_words(ada: Identity) -> None:
    company = await make_company(name="Mola Surf", slug="mola", colour="#ffd23f", verified_at=None)
    job = await make_job(
        company, clip=True, slug="surf", remote="hybrid", place="Ericeira", pay_min=12, pay_max=14, reply_by_days=7
    )
    await service.save(ada, job.slug)
    (card,) = await whole_feed(ada)
    assert card["company"] == {
        "name": "Mola Surf",
        "slug": "mola",
        "colour": "#ffd23f",
        "ink": "#14161a",
        "letters": "MS",
        "verified": False,
    }
    assert (card["pay"], card["place"], card["employment"]) == ("€12–14 an hour", "Ericeira\u00a0· hybrid", "Full-time")
    assert card["promise"] == "You hear back within 7 days of your reply."
    assert card["closes_at"].endswith("Z")
    assert (card["saved"], card["replied"]) == (True, False)
    assert card["clip"]["mp4_480"].startswith("/media/clips/")
