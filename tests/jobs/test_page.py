"""The public job page as crawlers and link previews get it: a plain GET, no scripts."""

import json
import re
from datetime import timedelta
from typing import Any

import httpx
import pytest

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST
from resumes_app.accounts.service import COOKIE
from resumes_app.jobs import service
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_company, make_job, make_member, make_user, sign_in
from tests.jobs.factories import NOON, make_feed, slugs


async def get(address: str, cookie: str = "") -> httpx.Response:
    from resumes_app.resumes_app import api

    headers = {"cookie": f"{COOKIE}={cookie}"} if cookie else {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as http:
        return await http.get(address, headers=headers)


async def page_of(slug: str, closing: str = "") -> httpx.Response:
    return await get(f"/jobs/{slug}{closing}")


def first_page(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="feed-first">(.*?)</script>', html, re.DOTALL)
    assert found
    held: dict[str, Any] = json.loads(found[1])
    return held


def structured(html: str) -> dict[str, Any] | None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else None


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    return found[1] if found else ""


async def test_the_home_page_brings_the_first_cards_along(database: None) -> None:
    await make_feed(12, 12)
    order = slugs((await service.feed(GUEST, size=30))["cards"])
    response = await get("/")
    held = first_page(response.text)
    assert slugs(held["page"]["cards"]) == order[:10]
    assert held["signed_in"] is False
    assert response.headers["cache-control"] == "private, no-cache"
    poster = held["page"]["cards"][0]["clip"]["poster"]
    assert f'<link rel="preload" as="image" href="{poster}">' in response.text
    assert f'<a href="/jobs/{order[0]}">' in response.text
    assert slugs(first_page((await get(f"/?at={order[14]}")).text)["page"]["cards"]) == order[:20]


async def test_the_home_page_is_the_viewers_own(database: None) -> None:
    made = await make_feed(1, 1)
    ada = await make_user()
    await service.pass_(await identity_for(ada), made[0].slug)
    held = first_page((await get("/", await sign_in(ada))).text)
    assert slugs(held["page"]["cards"]) == [made[1].slug]
    assert held["signed_in"] is True


async def test_nothing_in_a_card_can_leave_its_place_in_the_page(database: None) -> None:
    await make_job(title="</script><script>alert(1)</script>", clip=True)
    html = (await get("/")).text
    assert "<script>alert" not in html
    assert first_page(html)["page"]["cards"][0]["title"].startswith("</script>")


async def test_an_open_job_carries_a_whole_job_posting(database: None) -> None:
    clock.set_source(lambda: NOON)
    company = await make_company(name="Slow Tide", website="https://slowtide.example")
    await make_job(company, slug="tide", title="Barista", clip=True, employment_type="PART_TIME")
    response = await page_of("tide")
    assert response.status_code == 200
    assert structured(response.text) == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Barista",
        "description": "<p>Coffee, and people who like it.</p>",
        "identifier": {"@type": "PropertyValue", "name": "Slow Tide", "value": "tide"},
        "datePosted": "2026-11-02T12:00:00+00:00",
        "validThrough": "2026-11-12T12:00:00+00:00",
        "employmentType": "PART_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Slow Tide",
            "sameAs": "https://slowtide.example",
        },
        "directApply": True,
        "url": "http://localhost:8000/jobs/tide",
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Porto", "addressCountry": "PT"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 9, "maxValue": 12, "unitText": "HOUR"},
        },
    }


async def test_the_head_says_what_the_job_is(database: None) -> None:
    company = await make_company(name="Slow Tide")
    await make_job(company, slug="tide", title="Barista", clip=True)
    html = (await page_of("tide")).text
    assert "<title>Barista at Slow Tide · Resumes</title>" in html
    assert html.count("<title>") == 1
    assert meta(html, "description") == "Porto. €9–12 an hour. Coffee, and people who like it."
    assert meta(html, "og:title") == "Barista at Slow Tide · Resumes"
    assert re.fullmatch(r"http://localhost:8000/media/clips/[\w-]+/poster.webp", meta(html, "og:image"))
    assert '<link rel="canonical" href="http://localhost:8000/jobs/tide">' in html
    assert "noindex" not in html
    assert re.search("<noscript><main[^>]*><h1>Barista</h1>", html)


async def test_the_text_names_contract_level_and_tags(database: None) -> None:
    await make_job(slug="tide", tags=["Early shift"], employment_type="PART_TIME", level="mid")
    html = (await page_of("tide")).text
    [text] = re.findall(r"<noscript><main.*?</main></noscript>", html, re.DOTALL)
    assert "<li>Part-time</li>" in text and "<li>Mid-level</li>" in text
    assert '<a href="/jobs?tag=early+shift">Early shift</a>' in text


async def test_a_job_without_a_clip_is_previewed_with_its_companys_newest_clip_or_the_icon(database: None) -> None:
    company = await make_company()
    await make_job(company, slug="tide")
    assert meta((await page_of("tide")).text, "og:image") == "http://localhost:8000/icon-512.png"
    await make_job(company, clip=True)
    assert meta((await page_of("tide")).text, "og:image").endswith("/poster.webp")


async def test_an_address_with_a_closing_slash_is_the_same_page(database: None) -> None:
    await make_job(slug="tide")
    assert (await page_of("tide", "/")).text == (await page_of("tide")).text


async def test_each_tag_leads_to_the_search_for_it(database: None) -> None:
    job = await make_job(slug="tide", tags=["Early shift", "coffee & tea"])
    await make_job(slug="other", tags=["bread"])
    tags = (await service.job_view(GUEST, "tide"))["tags"]
    assert [tag["label"] for tag in tags] == job.tags
    for tag in tags:
        found = await service.search_jobs(GUEST, service.read_address(tag["href"].partition("?")[2]))
        assert [row["slug"] for row in found["page"]["rows"]] == ["tide"]


async def test_level_is_called_the_same_where_it_is_chosen_searched_and_read(database: None) -> None:
    for level, called in (pair for pair in service.LEVELS if pair[0]):
        job = await make_job(level=level)
        assert (await service.job_view(GUEST, job.slug))["level"] == called
        chips = (await service.search_jobs(GUEST, service.read_address(f"level={level}")))["chips"]
        assert [chip["label"] for chip in chips] == [called]


async def test_who_may_not_reply_is_offered_what_they_may_do(database: None) -> None:
    company = await make_company()
    await make_job(company, slug="tide")

    async def offered(member: Any) -> tuple[bool, bool, bool]:
        view = await service.job_view(await identity_for(member), "tide")
        return view["may_reply"], view["may_watch"], view["may_edit"]

    assert (await service.job_view(GUEST, "tide"))["may_reply"]
    assert await offered(await make_user()) == (True, False, False)
    assert await offered(await make_member(company)) == (False, True, True)
    assert await offered(await make_member(company, role="viewer")) == (False, True, False)
    assert await offered(await make_member(await make_company())) == (False, False, False)


async def test_a_remote_job_says_so(database: None) -> None:
    await make_job(slug="far", remote="remote", place="", country="DE", pay_min=None, pay_max=None, closes_at=None)
    data = structured((await page_of("far")).text)
    assert data
    assert data["jobLocationType"] == "TELECOMMUTE"
    assert data["applicantLocationRequirements"] == {"@type": "Country", "name": "DE"}
    assert not data.keys() & {"jobLocation", "baseSalary", "validThrough"}


@pytest.mark.parametrize(
    "state", [{"status": JobStatus.CLOSED}, {"closes_at": NOON - timedelta(days=1)}], ids=["closed", "past deadline"]
)
async def test_a_closed_job_stays_readable_and_leaves_the_index(database: None, state: dict[str, Any]) -> None:
    await make_job(slug="over", **state)
    response = await page_of("over")
    assert response.status_code == 200
    assert meta(response.text, "robots") == "noindex"
    assert structured(response.text) is None
    assert "This job is closed." in response.text


@pytest.mark.parametrize("slug", ["nothing", "secret-draft"])
async def test_an_unknown_or_unpublished_job_is_a_404_with_a_way_on(database: None, slug: str) -> None:
    await make_job(slug="secret-draft", title="Secret", status=JobStatus.DRAFT, published_at=None)
    response = await page_of(slug)
    assert response.status_code == 404
    assert meta(response.text, "robots") == "noindex"
    assert "Secret" not in response.text
    assert "href='/jobs'" in response.text


async def test_nothing_in_a_job_can_leave_its_place_in_the_page(database: None) -> None:
    evil = "</script><script>alert(1)</script>"
    await make_job(slug="evil", title=evil, question=evil, description_html=f"<p>{evil}</p>", place='"><b>')
    html = (await page_of("evil")).text
    assert "<script>alert" not in html
    assert '"><b>' not in html
    data = structured(html)
    assert data and data["title"] == evil
