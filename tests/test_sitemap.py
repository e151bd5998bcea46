"""The site map and robots.txt: every public page, and none other."""

from datetime import timedelta
from urllib.robotparser import RobotFileParser

import pytest

from resumes_app import clock
from resumes_app.jobs.service import published
from resumes_app.models.jobs import JobStatus
from tests.factories import make_company, make_job
from tests.jobs.factories import NOON
from tests.jobs.reading import ask, xml
from tests.resumes.factories import make_resume

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://localhost:8000"


async def listed(path: str) -> dict[str, str | None]:
    """Addresses of a part (or of the index's parts), each with its last change."""
    root = await xml(path)
    return {str(page.findtext(f"{MAP}loc")): page.findtext(f"{MAP}lastmod") for page in root}


async def everything() -> dict[str, str | None]:
    """Addresses of all pages, over all parts of the index."""
    pages: dict[str, str | None] = {}
    for address in await listed("/sitemap.xml"):
        pages |= await listed(address.removeprefix(SITE))
    return pages


async def test_every_public_page_is_in_the_site_map_and_none_other(database: None) -> None:
    clock.set_source(lambda: NOON)
    await make_job(slug="open", updated_at=NOON - timedelta(hours=1))
    await make_job(slug="shut", status=JobStatus.CLOSED)
    await make_job(slug="past", closes_at=NOON)
    await make_job(slug="draft", status=JobStatus.DRAFT, published_at=None)
    public = await make_resume()
    gone = [await make_resume(unlisted_at=NOON), await make_resume(expires_at=NOON), await make_resume(clip_id=None)]
    pages = await everything()
    assert pages[f"{SITE}/jobs/open"] == "2026-11-02T11:00:00Z"
    assert pages[f"{SITE}/r/{public.public_id}"] == "2026-11-02T12:00:00Z"
    paths = {page.removeprefix(SITE) for page in pages}
    assert {"/", "/jobs", "/examples", "/tag/resumes", "/about/privacy"} <= paths
    assert not paths & {"/jobs/shut", "/jobs/past", "/jobs/draft", *(f"/r/{resume.public_id}" for resume in gone)}


async def test_companies_that_take_part_are_in_the_site_map(database: None) -> None:
    await make_company(slug="halden")
    await make_company(slug="waiting", verified_at=None)
    await make_company(slug="stopped", suspended_at=clock.now())
    assert list(await listed("/sitemap-companies.xml")) == [f"{SITE}/company/halden"]
    assert f"{SITE}/sitemap-companies.xml" in await listed("/sitemap.xml")
    assert (await ask("/company/halden")).status_code == 200


async def test_pages_of_the_site_map_are_there(database: None) -> None:
    await make_job(slug="open")
    await make_resume()
    for address in await everything():
        path = address.removeprefix(SITE)
        if path.startswith(("/jobs/", "/r/")):
            response = await ask(path)
            assert response.status_code == 200
            assert f'<link rel="canonical" href="{address}">' in response.text
            assert "noindex" not in response.text


async def test_a_part_holds_only_so_many(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "PART", 2)
    jobs = [await make_job() for _ in range(5)]
    parts = [part for part in await listed("/sitemap.xml") if "sitemap-jobs" in part]
    assert parts == [f"{SITE}/sitemap-jobs-{number}.xml" for number in (1, 2, 3)]
    found = [list(await listed(part.removeprefix(SITE))) for part in parts]
    assert [len(pages) for pages in found] == [2, 2, 1]
    assert [page for pages in found for page in pages] == [f"{SITE}/jobs/{job.slug}" for job in jobs]
    assert (await ask("/sitemap-jobs-4.xml")).status_code == 404
    assert (await ask("/sitemap-resumes-1.xml")).status_code == 404


async def test_a_change_is_a_new_answer_for_its_own_part_alone(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "PART", 1)
    now = [NOON]
    clock.set_source(lambda: now[0])
    await make_job(closes_at=NOON + timedelta(hours=2))
    await make_job()
    addresses = ("/sitemap.xml", "/sitemap-jobs-1.xml", "/sitemap-jobs-2.xml", "/sitemap-pages.xml", "/robots.txt")
    tags = {address: (await ask(address)).headers["etag"] for address in addresses}
    for address, tag in tags.items():
        assert (await ask(address, if_none_match=tag)).status_code == 304
        head = await ask(address, "HEAD")
        assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    now[0] += timedelta(hours=3)
    answers = [(await ask(address, if_none_match=tag)).status_code for address, tag in tags.items()]
    assert answers == [200, 404, 304, 304, 304]  # The first part has no open job any more.


async def test_robots_are_led_to_the_map_and_kept_out_of_private_pages(database: None) -> None:
    response = await ask("/robots.txt")
    assert response.headers["content-type"].startswith("text/plain")
    robots = RobotFileParser()
    robots.parse(response.text.splitlines())
    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]
    for path in ("/", "/jobs", "/jobs/x", "/r/x", "/tag/resumes", "/feeds/jobs.xml", "/media/clips/x/poster.webp"):
        assert robots.can_fetch("Googlebot", SITE + path), path
    for path in (
        "/hire/jobs/x/deck",
        "/reply/x",
        "/studio",
        "/applications",
        "/settings",
        "/auth/verify",
        "/calendar/x",
    ):
        assert not robots.can_fetch("Googlebot", SITE + path), path
