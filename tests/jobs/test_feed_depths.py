"""A feed that is longer than what is read at once: nothing is skipped, nothing comes twice, and it costs no more."""

from datetime import timedelta

import psycopg
import pytest
import sqlalchemy as sa

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.jobs import service
from resumes_app.jobs.service.feed import windows
from resumes_app.models import Job
from tests.factories import identity_for, make_company, make_job, make_user
from tests.jobs.factories import make_feed, slugs, whole_feed
from tests.queries import counted_queries


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of a few jobs, so that a small feed is a deep one."""
    monkeypatch.setattr(windows, "WINDOW", 4)
    monkeypatch.setattr(windows, "APART", 3)


async def make_viewer(**overrides: object) -> Identity:
    return await identity_for(await make_user(**overrides))


@pytest.mark.parametrize("size", [1, 3, 10, 30])
async def test_a_deep_feed_is_complete_and_each_job_is_in_it_once(database: None, size: int) -> None:
    made = await make_feed(13, 9, 5, 2)
    found = slugs(await whole_feed(GUEST, size))
    assert sorted(found) == sorted(job.slug for job in made)


async def test_jobs_of_one_moment_and_without_a_deadline_are_all_reached(database: None) -> None:
    moment = clock.now() - timedelta(days=1)
    async with db.transaction() as session:
        company = await make_company(session)
        made = [
            await make_job(
                company,
                session,
                clip=True,
                published_at=moment,
                closes_at=None if number % 2 else moment + timedelta(days=9),
            )
            for number in range(15)
        ]
    assert sorted(slugs(await whole_feed(GUEST, 4))) == sorted(job.slug for job in made)


async def test_seen_jobs_come_after_every_unseen_one_however_many_windows_that_takes(database: None) -> None:
    who = await make_viewer()
    made = await make_feed(8, 8)
    old = [job.slug for job in made[::3]]
    for slug in old:
        await service.seen(who, slug, 1000)
    later = clock.now() + timedelta(hours=5)
    clock.set_source(lambda: later)
    found = slugs(await whole_feed(who, 3))
    assert sorted(found) == sorted(job.slug for job in made)
    assert set(found[-len(old) :]) == set(old)


async def test_when_all_are_seen_all_return(database: None) -> None:
    who = await make_viewer()
    made = await make_feed(3, 4)
    for job in made:
        await service.seen(who, job.slug, 10)
    later = clock.now() + timedelta(hours=5)
    clock.set_source(lambda: later)
    assert sorted(slugs(await whole_feed(who, 2))) == sorted(job.slug for job in made)


async def test_what_is_taken_out_of_its_turn_does_not_come_again(database: None) -> None:
    who = await make_viewer(near_place="Porto", near_latitude=41.15, near_longitude=-8.61)
    made = await make_feed(10, 10)
    here = [job.slug for job in made[12:18]]
    place = {"latitude": 41.2, "longitude": -8.6, "tags": ["coffee", "surf"]}
    async with db.transaction() as session:
        await session.exec(sa.update(Job).where(sa.column("slug").in_(here)).values(place))
    await service.save(who, here[0])
    found = slugs(await whole_feed(who, 3))
    assert sorted(found) == sorted(job.slug for job in made)


async def test_nearer_jobs_without_a_clip_take_nobodys_place(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "NEAREST", 3)
    who = await make_viewer(near_place="Porto", near_latitude=41.15, near_longitude=-8.61)
    await make_feed(12)
    async with db.transaction() as session:
        company = await make_company(session)
        for number in range(6):
            await make_job(company, session, latitude=41.15, longitude=-8.61 + number / 1e4)
        old = clock.now() - timedelta(days=20)
        near = await make_job(
            company, session, clip=True, latitude=41.16, longitude=-8.6, published_at=old, closes_at=None
        )
    assert slugs(await whole_feed(GUEST, 3))[-1] == near.slug
    assert slugs(await whole_feed(who, 3))[-1] != near.slug


async def test_a_card_that_lies_far_behind_comes_first_and_not_again(database: None) -> None:
    made = await make_feed(10, 10)
    far = slugs(await whole_feed(GUEST))[-1]
    page = await service.feed(GUEST, at=far, size=5)
    assert slugs(page["cards"])[0] == far
    found = slugs(page["cards"])
    while page["cursor"]:
        page = await service.feed(GUEST, cursor=page["cursor"], size=5)
        found += slugs(page["cards"])
    assert sorted(found) == sorted(job.slug for job in made)


async def test_a_page_costs_the_same_wherever_it_is(database: None) -> None:
    await make_feed(20, 20)
    page = await service.feed(GUEST, size=3)
    costs = []
    while page["cursor"]:
        with counted_queries() as sent:
            page = await service.feed(GUEST, cursor=page["cursor"], size=3)
        costs.append(len(sent))
    assert max(costs) <= 5, "cards and clips, and once in a while the next windows with theirs"


@pytest.mark.parametrize("analysed", [False, True])
async def test_pages_of_somebody_who_looks_near_a_town_repeat_no_job(
    database: None, monkeypatch: pytest.MonkeyPatch, analysed: bool
) -> None:
    """However PostgreSQL joins the places to a window: with many rows it does so in any order."""
    monkeypatch.setattr(windows, "WINDOW", 100)
    one = await make_job(
        clip=True, published_at=clock.now() - timedelta(days=1), closes_at=clock.now() + timedelta(days=30)
    )
    own = {"id", "slug", "published_at", "closes_at", "latitude", "longitude"}
    names = ", ".join(column.name for column in sa.inspect(Job).columns if column.name not in own)
    made = f"""
        INSERT INTO job ({names}, slug, published_at, closes_at, latitude, longitude)
        SELECT {names}, 'near-' || n, now() - interval '1 day' * (1 + random() * 20),
          now() + interval '1 day' * (10 + random() * 20), 41 + random(), -8.6
        FROM job, generate_series(1, 600) n WHERE job.id = {one.id}"""
    with psycopg.connect(db.conninfo(), autocommit=True) as connection:
        connection.execute(made)
        if analysed:
            connection.execute("ANALYZE job, job_search")
    who = await make_viewer(near_place="Porto", near_latitude=41.15, near_longitude=-8.61)
    found = slugs(await whole_feed(who, 20))
    assert len(found) == len(set(found)) == 601
