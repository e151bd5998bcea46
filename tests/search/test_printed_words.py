"""What a card says is found by its words, and marked."""

from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa

from resumes_app import db
from resumes_app.companies.service import countries
from resumes_app.jobs.service import wording
from resumes_app.models.jobs import Level, Remote
from resumes_app.search import plain
from tests.factories import make_company, make_job
from tests.search.looking import look, titles


async def test_what_a_card_says_of_the_kind_the_level_and_the_place_of_work_is_found(database: None) -> None:
    shared: dict[str, Any] = {"question": "", "tags": [], "description_html": "<p>Not all of your time.</p>"}
    for number, kind in enumerate(wording.EMPLOYMENT):
        await make_job(**shared | {"title": f"Kind {number}", "employment_type": kind, "level": None})
    for level in Level:
        await make_job(**shared | {"title": level.value, "employment_type": "OTHER", "level": level})
    for remote in Remote:
        await make_job(**shared | {"title": remote.value, "employment_type": "OTHER", "level": None, "remote": remote})
    await make_job(**shared | {"title": "Said", "employment_type": "OTHER", "description_html": "A part-time job."})
    for number, label in enumerate(wording.EMPLOYMENT.values()):
        assert label == "Other" or f"Kind {number}" in await titles(urlencode({"q": label}))
    for typed in ("part-time", "Part time", "part-ti"):
        assert await titles(urlencode({"q": typed})) == ["Kind 1", "Said"]
    assert await titles("q=parttime") == ["Kind 1"]
    assert await titles("q=full time") == ["Kind 0"]
    assert [await titles(f"q={level.value} level") for level in Level] == [[level.value] for level in Level]
    assert [await titles(f"q={words}") for words in ("hybrid", "remote")] == [["hybrid"], ["remote"]]
    assert "onsite" in await titles("q=on site")


async def test_a_job_is_found_by_the_name_of_its_country(database: None) -> None:
    for code in ("PT", "DE", "GB", "NL"):
        await make_job(title=code, place="Somewhere", country=code)
    await make_job(title="Elsewhere", place="", country="")
    asked = ("Portugal", "germany", "United Kingdom", "netherlands", "Portugal somewhere")
    assert [await titles(urlencode({"q": q})) for q in asked] == [["PT"], ["DE"], ["GB"], ["NL"], ["PT"]]


async def test_the_database_names_each_country_as_the_job_form_does(database: None) -> None:
    async with db.reading() as session:
        for code, name in countries():
            named = await session.execute(sa.select(sa.func.country_name(code)))
            assert plain(named.scalar_one()) == plain(name)


async def test_hits_are_marked_in_the_place_the_company_and_the_kind_too(database: None) -> None:
    await make_job(await make_company(name="Mola Surf"), title="Coffee", place="Kraków", employment_type="PART_TIME")
    (row,) = (await look(urlencode({"q": "coffee krakow surf part time"})))["page"]["rows"]
    for name, marked in (
        ("pieces", ["Coffee"]),
        ("company_pieces", ["Surf"]),
        ("fact_pieces", ["Kraków", "Part-time"]),
    ):
        assert [piece["text"] for piece in row[name] if piece["hit"]] == marked  # type: ignore[literal-required]
    assert "".join(piece["text"] for piece in row["fact_pieces"]) == row["facts"]
    await make_job(title="Full", employment_type="FULL_TIME", description_html="<p>Part-time is possible.</p>")
    full = next(row for row in (await look("q=part-time"))["page"]["rows"] if row["title"] == "Full")
    assert not any(piece["hit"] for piece in full["fact_pieces"])
    assert [piece["text"] for piece in full["snippet"] if piece["hit"]] == ["Part-time"]


async def test_hits_are_marked_in_pieces_and_nothing_is_markup(database: None) -> None:
    await make_job(title="<b>Baristas</b> wanted", description_html="<p>We pour. A Barista here &lt;smiles&gt;.</p>")
    (row,) = (await look("q=barista"))["page"]["rows"]
    assert "".join(piece["text"] for piece in row["pieces"]) == "<b>Baristas</b> wanted"
    assert [piece["text"] for piece in row["pieces"] if piece["hit"]] == ["Baristas"]
    assert [piece["text"] for piece in row["snippet"] if piece["hit"]] == ["Barista"]


async def test_no_word_is_taken_for_one_that_nobody_writes_so(database: None) -> None:
    await make_job(title="Cook", level="junior", remote=Remote.ONSITE, question="", description_html="<p>Soup.</p>")
    shown = await look("q=site")
    assert (shown["said"], await titles("q=site")) == ("", [])
    assert (await look(urlencode({"q": "senior level xylographer"})))["other"] == ""
    assert (await look(urlencode({"q": "seniorlevel"})))["said"] == ""
