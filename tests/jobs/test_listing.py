"""`/jobs` as crawlers, and people without scripts, get it: a plain GET."""

import re
from datetime import UTC, datetime
from html import unescape

from resumes_app.models.jobs import JobStatus
from tests.factories import make_company, make_job
from tests.jobs.reading import ask
from tests.jobs.test_page import meta

HERE = "http://localhost:8000"


def linked(html: str) -> list[str]:
    """The jobs that the page links to, in order."""
    return re.findall(r'href="/jobs/([^"]+)"', html)


def address_of(html: str, rel: str) -> str:
    found = re.search(rf'<link rel="{rel}" href="([^"]*)">', html)
    return unescape(found[1]).removeprefix(HERE) if found else ""


async def test_the_page_lists_what_is_open_with_company_place_and_closing_date(database: None) -> None:
    company = await make_company(name="Slow Tide")
    await make_job(
        company, slug="tide", title="Barista", place="Porto", closes_at=datetime(2099, 12, 3, 18, tzinfo=UTC)
    )
    await make_job(slug="draft", status=JobStatus.DRAFT)
    html = (await ask("/jobs")).text
    assert linked(html) == ["tide"]
    for said in ("Barista", "Slow Tide", "Porto", "Closes <time", "3 December 2099, 18:00 UTC"):
        assert said in html
    assert (address_of(html, "canonical"), address_of(html, "next"), meta(html, "robots")) == ("/jobs", "", "")
    assert not re.search("<noscript>(?!<button)", html), "but for the button of the search"
    assert (await ask("/jobs/")).text == html


async def test_each_page_leads_to_the_next_until_all_were_listed(database: None) -> None:
    for number in range(45):
        await make_job(slug=f"cook-{number}", title=f"Cook {number}")
    for address in ("/jobs", "/jobs?q=cook", "/jobs?q=cook&sort=closing"):
        listed: list[str] = []
        following = address
        while following:
            html = (await ask(following)).text
            assert address_of(html, "canonical") == following
            assert meta(html, "robots") == ("" if following == "/jobs" else "noindex,follow")
            assert (f'href="{address.replace("&", "&amp;")}">From the first job' in html) == (following != address)
            listed += linked(html)
            following = address_of(html, "next")
        assert sorted(listed) == sorted(f"cook-{number}" for number in range(45))


async def test_a_filtered_page_finds_what_the_address_asks_and_a_foreign_place_in_it_is_its_beginning(
    database: None,
) -> None:
    await make_job(slug="a", title="Barista", tags=["sea"])
    await make_job(slug="b", title="Nurse")
    assert linked((await ask("/jobs?q=barsita&tag=sea")).text) == ["a"]
    assert sorted(linked((await ask("/jobs?after=nonsense")).text)) == ["a", "b"]
    none = (await ask("/jobs?q=diver&exact=1")).text
    assert "No job matches" in none and linked(none) == []


async def test_somebodys_own_shelves_are_not_listed(database: None) -> None:
    await make_job(slug="a")
    html = (await ask("/jobs?tab=saved")).text
    assert linked(html) == [] and meta(html, "robots") == "noindex,follow"


async def test_other_words_look_among_the_same_jobs(database: None) -> None:
    def kept(html: str) -> list[tuple[str, str]]:
        return re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)

    html = (await ask("/jobs?q=cook&exact=1&tag=sea&tag=%22%3E%3Cb%3E&days=3&after=x&next=//evil.example")).text
    assert sorted(kept(html)) == [("days", "3"), ("tag", "&quot;&gt;&lt;b&gt;"), ("tag", "sea")]
    assert kept((await ask("/jobs?q=cook")).text) == []
    assert kept((await ask("/jobs?tab=saved&q=cook")).text) == [("tab", "saved")]


async def test_nothing_in_a_job_can_leave_its_place_in_the_list(database: None) -> None:
    evil = "</a></div><script>alert(1)</script>"
    company = await make_company(name=evil)
    await make_job(company, title=evil, place=evil, slug='x"><b>')
    html = (await ask("/jobs")).text
    assert "<script>alert" not in html and '"><b>' not in html
