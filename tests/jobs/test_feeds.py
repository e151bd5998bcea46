"""What other software reads of the open jobs: Atom, Indeed-style XML, and a company's board."""

import html
from datetime import datetime, timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from resumes_app import clock, db
from resumes_app.jobs import service
from resumes_app.jobs.service import published
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_company, make_job, make_member
from tests.jobs.factories import NOON
from tests.jobs.reading import HOSTILE, READABLE, ask, xml
from tests.queries import counted_queries

ATOM = "{http://www.w3.org/2005/Atom}"
FIELDS = {
    "title", "date", "referencenumber", "url", "company", "city", "state", "country", "postalcode", "streetaddress",
    "email", "description", "salary", "jobtype", "category", "remotetype",
}  # fmt: skip
FEEDS = ("/feeds/jobs.atom", "/feeds/jobs.xml", "/api/v1/boards/beans/jobs", "/api/v1/boards/beans/jobs?content=true")


async def make_three() -> None:
    """One open job of the company Beans, a closed one, one past its deadline, and a draft."""
    beans = await make_company(name="Beans & Co", slug="beans")
    await make_job(beans, slug="open", title="Barista", updated_at=NOON)
    await make_job(beans, slug="shut", status=JobStatus.CLOSED)
    await make_job(beans, slug="past", closes_at=NOON)
    await make_job(beans, slug="draft", status=JobStatus.DRAFT, published_at=None)


async def test_atom_has_what_its_standard_requires(database: None) -> None:
    await make_three()
    feed = await xml("/feeds/jobs.atom")
    for part in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert part.findtext(f"{ATOM}{name}")
        assert datetime.fromisoformat(str(part.findtext(f"{ATOM}updated"))).tzinfo
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "self": "http://localhost:8000/feeds/jobs.atom",
        "alternate": "http://localhost:8000/jobs",
    }
    [entry] = feed.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Barista at Beans & Co"
    assert entry.findtext(f"{ATOM}id") == "http://localhost:8000/jobs/open"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Beans & Co"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-02T12:00:00Z"
    content = entry.find(f"{ATOM}content")
    assert content is not None and content.get("type") == "html"
    assert content.text == "<p>Coffee, and people who like it.</p>"


async def test_atom_holds_the_newest_first_and_ends_somewhere(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    company = await make_company()
    for age in (3, 1, 2):
        await make_job(company, slug=f"old-{age}", published_at=clock.now() - timedelta(days=age))
    monkeypatch.setattr(published, "NEWEST", 2)
    ids = [entry.findtext(f"{ATOM}id") for entry in (await xml("/feeds/jobs.atom")).iter(f"{ATOM}entry")]
    assert ids == ["http://localhost:8000/jobs/old-1", "http://localhost:8000/jobs/old-2"]


async def test_the_xml_for_job_boards_holds_every_field(database: None) -> None:
    await make_three()
    source = await xml("/feeds/jobs.xml")
    assert source.findtext("publisher") == "Resumes"
    assert source.findtext("publisherurl") == "http://localhost:8000/"
    assert parsedate_to_datetime(str(source.findtext("lastBuildDate"))).tzinfo
    [job] = source.findall("job")
    assert {field.tag for field in job} == FIELDS
    told = {field.tag: field.text or "" for field in job}
    assert parsedate_to_datetime(told.pop("date")) <= clock.now()
    assert told == {
        "title": "Barista",
        "referencenumber": "open",
        "url": "http://localhost:8000/jobs/open",
        "company": "Beans & Co",
        "city": "Porto",
        "state": "",
        "country": "PT",
        "postalcode": "",
        "streetaddress": "",
        "email": "",
        "description": "<p>Coffee, and people who like it.</p>",
        "salary": "€9–12 an hour",
        "jobtype": "fulltime",
        "category": "coffee",
        "remotetype": "",
    }
    assert (await ask("/feeds/jobs.xml")).text.count("<![CDATA[") == 3 + len(FIELDS)


async def test_a_companys_board_has_greenhouses_shape(database: None) -> None:
    await make_three()
    await make_job(slug="elsewhere")
    board = (await ask("/api/v1/boards/beans/jobs")).json()
    [job] = board["jobs"]
    assert board["meta"] == {"total": 1}
    assert {
        "id",
        "internal_job_id",
        "title",
        "updated_at",
        "requisition_id",
        "location",
        "absolute_url",
        "metadata",
    } <= {*job}
    assert (job["title"], job["location"], job["absolute_url"]) == (
        "Barista", {"name": "Porto"}, "http://localhost:8000/jobs/open",
    )  # fmt: skip
    assert "content" not in job
    whole = (await ask("/api/v1/boards/beans/jobs?content=true")).json()["jobs"][0]
    assert whole["content"] == "&lt;p&gt;Coffee, and people who like it.&lt;/p&gt;"
    assert html.unescape(whole["content"]) == "<p>Coffee, and people who like it.</p>"
    assert (whole["departments"], whole["offices"][0]["name"]) == ([], "Porto")
    alone = (await ask(f"/api/v1/boards/beans/jobs/{job['id']}")).json()
    assert alone.pop("questions")[0]["label"] == "What makes a good morning?"
    pay = alone.pop("pay_input_ranges")[0]
    assert (pay["min_cents"], pay["max_cents"], pay["currency_type"]) == (900, 1200, "EUR")
    assert alone == whole


async def test_pay_to_the_hundredth_is_told_whole_everywhere(database: None) -> None:
    company = await make_company(slug="beans")
    job = await make_job(company, slug="fine", pay_min=Decimal("14.5"), pay_max=Decimal("16.55"))
    (pay,) = (await ask(f"/api/v1/boards/beans/jobs/{job.id}")).json()["pay_input_ranges"]
    assert (pay["min_cents"], pay["max_cents"]) == (1450, 1655)
    assert "€14.50–16.55 an hour" in (await ask("/feeds/jobs.xml")).text
    assert "€14.50–16.55 an hour" in (await ask("/feeds/jobs.atom")).text
    page = (await ask("/jobs/fine")).text
    assert '"minValue": 14.5, "maxValue": 16.55' in page


async def test_a_board_tells_nothing_of_what_is_not_its_own_or_not_open(database: None) -> None:
    await make_three()
    other = await make_job(slug="elsewhere")
    numbers = {}
    async with db.reading() as session:
        for slug in ("open", "shut", "past", "draft"):
            from sqlmodel import select

            from resumes_app.models import Job

            numbers[slug] = (await session.exec(select(Job.id).where(Job.slug == slug))).one()
    hidden = [numbers["shut"], numbers["past"], numbers["draft"], other.id, 999]
    addresses = [f"/api/v1/boards/beans/jobs/{number}" for number in hidden]
    for address in [*addresses, "/api/v1/boards/nobody/jobs", f"/api/v1/boards/nobody/jobs/{numbers['open']}"]:
        response = await ask(address)
        assert response.status_code == 404, address
        assert response.json()["error"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_a_board_is_only_read(database: None, method: str) -> None:
    assert (await ask("/api/v1/boards/beans/jobs", method)).status_code == 405


async def test_nothing_in_a_job_can_leave_its_place_in_a_feed(database: None) -> None:
    company = await make_company(name=HOSTILE, slug="beans", city=HOSTILE)
    evil = {"title": HOSTILE, "place": HOSTILE, "question": HOSTILE, "tags": [HOSTILE[:40]], "description_html": ""}
    job = await make_job(company, slug="evil", **evil)
    [entry] = (await xml("/feeds/jobs.atom")).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == f"{READABLE} at {READABLE}"
    assert "<script>" not in str(entry.findtext(f"{ATOM}content"))  # Escaped once more: it is HTML.
    [element] = (await xml("/feeds/jobs.xml")).findall("job")
    assert {field.tag for field in element} == FIELDS
    assert (element.findtext("title"), element.findtext("city")) == (READABLE, READABLE)
    board = (await ask("/api/v1/boards/beans/jobs?content=true")).json()
    assert board["jobs"][0]["title"] == job.title
    assert "<" not in board["jobs"][0]["content"]


@pytest.mark.parametrize("address", FEEDS)
async def test_who_has_the_answer_already_gets_304(database: None, address: str) -> None:
    await make_three()
    first = await ask(address)
    etag, changed = first.headers["etag"], first.headers["last-modified"]
    assert first.headers["cache-control"] == "public, max-age=300"
    for known in ({"if_none_match": etag}, {"if_none_match": f'"x", {etag}'}, {"if_modified_since": changed}):
        again = await ask(address, **known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    earlier = "Mon, 01 Jan 2024 00:00:00 GMT"
    for unknown in (
        {"if_none_match": '"other"'},
        {"if_none_match": '"other"', "if_modified_since": changed},  # The tag alone counts.
        {"if_modified_since": earlier},
        {"if_modified_since": "yesterday"},
    ):
        assert (await ask(address, **unknown)).status_code == 200
    head = await ask(address, "HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag)
    assert head.headers["content-type"] == first.headers["content-type"]


@pytest.mark.parametrize("address", FEEDS)
async def test_every_change_of_what_a_feed_tells_is_a_new_answer(database: None, address: str) -> None:
    now = [NOON]
    clock.set_source(lambda: now[0])
    beans = await make_company(slug="beans")
    recruiter = await identity_for(await make_member(beans))
    job = await make_job(beans, closes_at=NOON + timedelta(days=1))
    await make_job(beans)
    seen = [(await ask(address)).headers["etag"]]

    async def is_new() -> None:
        response = await ask(address, if_modified_since=now[0].strftime("%a, %d %b %Y %H:%M:%S GMT"))
        now[0] += timedelta(hours=1)
        answer = await ask(address)
        assert answer.headers["etag"] not in seen, response.status_code
        seen.append(answer.headers["etag"])

    now[0] += timedelta(hours=1)
    await service.extend_job(recruiter, job.slug, NOON + timedelta(days=2))
    await is_new()
    await service.close_job(recruiter, job.slug)
    await is_new()
    await service.reopen_job(recruiter, job.slug, NOON + timedelta(days=3))
    await is_new()
    now[0] = NOON + timedelta(days=3)  # No task has run yet.
    await is_new()
    await service.close_due()
    modified = parsedate_to_datetime((await ask(address)).headers["last-modified"])
    assert modified >= NOON + timedelta(days=3)
    async with db.transaction() as session:
        beans.name = "Better beans"
        session.add(beans)
    await is_new()


@pytest.mark.parametrize("address", FEEDS)
async def test_a_feed_is_read_in_stretches(database: None, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "BATCH", 4)
    beans = await make_company(slug="beans")
    for _ in range(10):
        await make_job(beans)
    with counted_queries() as few:
        body = (await ask(address)).text
    assert body.count("/jobs/job-") >= 10
    stretches = 1 if "atom" in address else 4
    assert len([query for query in few if "FROM job JOIN company" in query]) == stretches
    assert len(few) <= stretches + 4


async def test_an_empty_site_has_feeds_all_the_same(database: None) -> None:
    await make_company(slug="beans")
    assert list((await xml("/feeds/jobs.atom")).iter(f"{ATOM}entry")) == []
    assert (await xml("/feeds/jobs.xml")).findall("job") == []
    assert (await ask("/api/v1/boards/beans/jobs")).json() == {"jobs": [], "meta": {"total": 0}}


async def test_pages_lead_to_the_feed(database: None) -> None:
    from resumes_app.ui.document import head

    [link] = [tag for tag in map(str, head()) if "application/atom+xml" in tag]
    assert "/feeds/jobs.atom" in link


@pytest.mark.parametrize(
    ("fields", "kind", "where"),
    [
        ({"remote": "remote", "place": ""}, "Fully remote", ""),
        ({"remote": "hybrid", "place": ""}, "Hybrid remote", ""),
        ({"place": "", "country": ""}, "", ""),
    ],
)
async def test_a_job_without_a_place_is_in_its_companys_country_and_in_no_town(
    database: None, fields: dict[str, Any], kind: str, where: str
) -> None:
    await make_job(await make_company(city="Braga"), **fields)
    [job] = (await xml("/feeds/jobs.xml")).findall("job")
    assert (job.findtext("remotetype") or "", job.findtext("city") or "", job.findtext("country")) == (
        kind,
        where,
        "PT",
    )
