"""Companies by the words of their name, city and country, and the words that were meant where one is mistyped."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.companies.service.places import countries, country_name
from resumes_app.models import Company
from resumes_app.search import most_alike, plain

MAX_WORDS = 6
SHORTEST_MEANT = 3
LOOKED_AT = 40
# As its index has it.
_NAMED = sa.literal_column("lower(company.name || ' ' || company.city)", sa.Text())


def company_words(q: str) -> list[str]:
    """Return the words that are looked for, at most `MAX_WORDS`."""
    return q.split()[:MAX_WORDS]


def matching(words: Sequence[str]) -> list[Any]:
    """Return the conditions that a company's name, city or country hold every one of the words."""
    return [_holds(word) for word in words]


async def meant(session: AsyncSession, words: Sequence[str], among: Sequence[Any]) -> list[str]:
    """Return the words, those that no company has in place of them replaced by the most alike that one has.

    Args:
        among: The conditions under which a company counts.
    """
    here = sa.select(col(Company.country)).where(*among).distinct()
    codes = (await session.exec(here)).scalars().all()  # type: ignore[call-overload]  # one column
    places = [country_name(code) for code in codes]
    return [await _meant(session, word, places, among) for word in words]


def _holds(word: str) -> Any:
    named = [code for code, name in countries() if plain(word) in plain(name)]
    here = sa.func.concat_ws(" ", col(Company.name), col(Company.city)).icontains(word, autoescape=True)
    return sa.or_(here, col(Company.country).in_(named))


async def _meant(session: AsyncSession, word: str, places: Sequence[str], among: Sequence[Any]) -> str:
    if len(word) < SHORTEST_MEANT:
        return word
    nearest = (
        sa.select(col(Company.name), col(Company.city))
        .where(*among)
        .order_by(sa.literal(word.lower(), sa.Text()).op("<<->")(_NAMED))
        .limit(LOOKED_AT)
    )
    held = [f"{row.name} {row.city}" for row in (await session.exec(nearest)).all()]  # type: ignore[call-overload]  # columns
    said = [*held, *places]
    if any(word.lower() in text.lower() for text in said):
        return word
    known = {plain(one): one for text in said for one in text.split()}
    found = most_alike(plain(word), [one for one in known if len(one) >= SHORTEST_MEANT])
    return known[found] if found else word
