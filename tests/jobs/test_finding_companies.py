"""Companies by words that are nearly right."""

from functools import partial

import pytest
import sqlalchemy as sa

from resumes_app import db
from resumes_app.jobs import service
from tests.factories import make_company
from tests.queries import counted_queries
from tests.search import plans

MANY = """
INSERT INTO company (slug, name, about, website, city, country, colour, verified_at, created_at, suspended_for)
SELECT 'many-' || n, md5(n::text) || ' Works', '', '', 'Porto', 'PT', '', now(), now(), ''
FROM generate_series(1, 5000) n
"""


async def found(q: str) -> tuple[list[str], str]:
    listed = await service.list_companies(q)
    return [row["company"]["name"] for row in listed["rows"]], listed["said"]


@pytest.mark.parametrize(
    ("q", "name", "said"),
    [
        ("tallybrid", "Tallybird", "Tallybird"),
        ("Fernwya", "Fernway Logistics", "Fernway"),
        ("fernwya logistisc", "Fernway Logistics", "Fernway Logistics"),
        ("logistics malmo", "Fernway Logistics", "logistics Malmö"),
        ("tallybird portgual", "Tallybird", "tallybird Portugal"),
        ("Fern", "Fernway Logistics", ""),
    ],
)
async def test_a_mistyped_word_is_taken_for_the_one_that_was_meant(
    database: None, q: str, name: str, said: str
) -> None:
    await make_company(name="Tallybird", city="Porto", country="PT")
    await make_company(name="Fernway Logistics", city="Malmö", country="SE")
    await make_company(name="Tallybrid Hidden", verified_at=None)
    assert await found(q) == ([name], said)


@pytest.mark.parametrize("q", ["xylophone", "tz", "tallybird sweden", "100%"])
async def test_what_is_like_no_companys_words_finds_none(database: None, q: str) -> None:
    await make_company(name="Tallybird", city="Porto", country="PT")
    await make_company(name="Fernway Logistics", city="Malmö", country="SE")
    assert await found(q) == ([], "")


async def test_each_word_that_is_looked_for_takes_one_query(database: None) -> None:
    await make_company(name="Tallybird", city="Porto", country="PT")
    counts = []
    for q in ("tallybrid", "tallybrid prto", "tallybrid prto portgual"):
        with counted_queries() as queries:
            await service.list_companies(q)
        counts.append(len(queries))
    assert [counts[1] - counts[0], counts[2] - counts[1]] == [1, 1]


async def test_of_many_companies_the_alike_are_found_by_an_index(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with db.transaction() as session:
        await session.execute(sa.text(MANY.replace("::", "\\:\\:")))
        await session.execute(sa.text("ANALYZE company"))
    monkeypatch.setattr(plans, "MANY", ("company",))
    assert {"ix_company_alike"} in await plans.ways(partial(service.list_companies, "wroks"))
