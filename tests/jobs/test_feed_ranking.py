"""What the feed's order knows of a person: what they saved and passed, and where they look. It says so on the card."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.jobs import service
from resumes_app.jobs.service.feed.order import Candidate, arranged, interest_s, reasons
from resumes_app.jobs.service.feed.taste import Taste
from tests.factories import identity_for, make_job, make_user
from tests.jobs.factories import NOON, slugs, whole_feed

PORTO, GAIA, LISBON = (41.15, -8.61), (41.13, -8.60), (38.72, -9.14)
LONG = timedelta(days=20)


def candidate(number: int = 1, **overrides: Any) -> Candidate:
    fields = {
        "id": number,
        "company_id": number,
        "published_at": NOON - timedelta(days=10),
        "closes_at": NOON + LONG,
    }
    return Candidate(**(fields | overrides))


async def viewer(**overrides: Any) -> Identity:
    return await identity_for(await make_user(**overrides))


async def job(**overrides: Any) -> str:
    fields = {"published_at": clock.now() - timedelta(days=10), "closes_at": clock.now() + LONG, "clip": True}
    return (await make_job(**(fields | overrides))).slug


async def test_jobs_like_the_saved_ones_come_sooner(database: None) -> None:
    who = await viewer()
    saved = await job(tags=["barista", "mornings"])
    other = await job(tags=["welding"], published_at=clock.now() - timedelta(days=9))
    alike = await job(tags=["barista"])
    assert slugs(await whole_feed(who)).index(other) < slugs(await whole_feed(who)).index(alike)
    await service.save(who, saved)
    found = await whole_feed(who)
    assert slugs(found).index(alike) < slugs(found).index(other)
    assert {card["slug"]: card["why"] for card in found}[alike] == "matches barista"


async def test_jobs_like_the_passed_ones_come_later_and_are_there(database: None) -> None:
    who = await viewer()
    passed = await job(tags=["night shift"])
    alike = await job(tags=["night shift"], published_at=clock.now() - timedelta(days=9))
    other = await job(tags=["mornings"])
    assert slugs(await whole_feed(who)).index(alike) < slugs(await whole_feed(who)).index(other)
    await service.pass_(who, passed)
    assert slugs(await whole_feed(who)) == [other, alike]


async def test_near_jobs_come_sooner_where_somebody_has_said_where_they_look(database: None) -> None:
    far = await job(latitude=LISBON[0], longitude=LISBON[1], published_at=clock.now() - timedelta(days=9))
    near = await job(latitude=GAIA[0], longitude=GAIA[1])
    assert slugs(await whole_feed(GUEST)) == [far, near]
    who = await viewer(near_place="Porto", near_latitude=PORTO[0], near_longitude=PORTO[1])
    found = await whole_feed(who)
    assert slugs(found) == [near, far]
    assert [card["why"] for card in found] == ["near Porto", "posted 9 days ago"]


async def test_what_others_like_changes_nothing(database: None) -> None:
    first, second = await job(), await job()
    before = slugs(await whole_feed(GUEST))
    for _ in range(3):
        who = await viewer()
        await service.save(who, before[1])
        await service.pass_(who, before[0])
        await service.seen(who, before[1], 60_000)
    assert slugs(await whole_feed(GUEST)) == before
    assert set(before) == {first, second}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"closes_at": NOON + timedelta(days=2, hours=1)}, ["closes in 2 days"]),
        ({"closes_at": NOON + timedelta(hours=30)}, ["closes in 30 hours"]),
        ({"closes_at": NOON + timedelta(hours=5, minutes=9)}, ["closes in 5 hours 9 minutes"]),
        ({"closes_at": NOON + timedelta(minutes=40)}, ["closes in 40 minutes"]),
        ({"closes_at": None}, ["posted 10 days ago"]),
        ({"published_at": NOON - timedelta(hours=3)}, ["new"]),
        ({"tags": ("surf", "coffee", "tea")}, ["matches coffee and surf"]),
        ({"latitude": PORTO[0], "longitude": PORTO[1]}, ["near Porto"]),
        (
            {"closes_at": NOON + timedelta(days=2), "latitude": GAIA[0], "longitude": GAIA[1], "tags": ("coffee",)},
            ["closes in 2 days", "near Porto", "matches coffee"],
        ),
    ],
)
def test_a_card_says_why_it_is_there(changed: dict[str, Any], why: list[str]) -> None:
    taste = Taste({"coffee": 4, "surf": 2, "tea": 1, "rain": -1}, PORTO, "Porto")
    assert reasons(candidate(**changed), taste, NOON) == why


def test_a_distance_is_that_of_the_globe() -> None:
    assert Taste(near=PORTO).distance_km(*LISBON) == pytest.approx(274, abs=3)
    assert Taste(near=(0, 179.9)).distance_km(0, -179.9) == pytest.approx(22, abs=1)
    assert Taste().distance_km(*LISBON) is None and Taste(near=PORTO).distance_km(None, None) is None


made = st.builds(
    candidate,
    st.integers(1, 40),
    company_id=st.integers(1, 4),
    published_at=st.integers(0, 500).map(lambda hours: NOON - timedelta(hours=hours)),
    closes_at=st.none() | st.integers(1, 500).map(lambda hours: NOON + timedelta(hours=hours)),
    tags=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(tuple),
)
tastes = st.builds(Taste, st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(-3, 3)))


@given(st.lists(made, unique_by=lambda one: one.id), tastes)
def test_the_order_is_one_of_all_jobs_and_companies_take_turns(jobs: list[Candidate], taste: Taste) -> None:
    order = arranged(jobs, taste, NOON)
    assert sorted(one.id for one in order) == sorted(one.id for one in jobs)
    assert order == arranged(reversed(jobs), taste, NOON)
    left = {company: sum(1 for one in jobs if one.company_id == company) for company in range(1, 5)}
    taken: dict[int, int] = dict.fromkeys(left, 0)
    for one in order:
        turn = taken[one.company_id]
        assert all(taken[company] >= min(turn, left[company]) for company in left), "nobody is two turns ahead"
        taken[one.company_id] += 1


@given(made, tastes)
def test_to_like_a_tag_never_puts_its_jobs_farther_away(one: Candidate, taste: Taste) -> None:
    more = Taste({**taste.tags, "a": abs(taste.tags.get("a", 0)) + 1})
    assert interest_s(one, more, NOON) <= interest_s(one, taste, NOON)
