"""What `/jobs` finds, and how it helps where it finds nothing."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import InvalidInput
from resumes_app.jobs import service
from resumes_app.models import Company, Job
from resumes_app.models.jobs import JobStatus, Level, Remote
from tests.factories import identity_for, make_clip, make_company, make_job, make_user
from tests.queries import counted_queries
from tests.search.looking import look, titles
from tests.search.towns import PORTO, load_towns


@pytest.mark.parametrize(
    ("q", "hits"),
    [
        ("", 2), ("barista", 1), ("BARISTA lisb", 1), ("baristas", 1), ("mola", 1), ("surf", 1), ("coff", 1),
        ("barista guide", 0), ("cafe montreal", 1), ("café", 1), ("%", 2), ("it's", 0), ("'", 2), ("\\ & | ! :*", 2),
    ],
)  # fmt: skip
async def test_every_word_must_be_there_in_any_form_or_begun(database: None, q: str, hits: int) -> None:
    await make_job(title="Barista", place="Lisbon", description_html="<p>Coffee for all.</p>")
    mola = await make_company(name="Mola")
    await make_job(mola, title="Guide", place="Montréal", tags=["surf"], description_html="<b>Café</b>", question="?")
    assert len(await titles(f"q={q.replace('&', '%26')}")) == hits


@pytest.mark.parametrize("q", ["Hawaiʻi", "hawaiʻ", "ŉ", "½", "ʼn ʽ ʻ", "a\\ʻ'", "\x00", "ª º"])
async def test_letters_that_become_signs_without_their_accents_are_words_too(database: None, q: str) -> None:
    await make_job(title="Surf guide in Hawaiʻi")
    found = await titles(urlencode({"q": q}))
    assert not q.lower().startswith("hawai") or found == ["Surf guide in Hawaiʻi"]


async def test_whatever_is_typed_gives_a_page(database: None) -> None:
    await make_job(title="Barista")
    loop = asyncio.get_running_loop()
    odd = st.text("aé1ʻʼʽŉ½'\\:*&|!() %", max_size=30)

    @settings(max_examples=60, derandomize=True, database=None, deadline=None)
    @given(odd | st.text(max_size=60))
    def gives_a_page(q: str) -> None:
        asyncio.run_coroutine_threadsafe(look(urlencode({"q": q})), loop).result()

    await asyncio.to_thread(gives_a_page)


async def test_a_change_of_a_job_and_a_suspension_of_its_company_wait_for_each_other(database: None) -> None:
    company = await make_company(name="Halden")
    job = await make_job(company, title="Rower")
    boss = await identity_for(await make_user(roles=["admin"]))
    async with db.transaction() as session:
        row = (await session.exec(select(Job).where(Job.id == job.id).with_for_update())).one()
        stopping = asyncio.create_task(service.suspend_company(boss, company.slug, "Reported."))
        await asyncio.sleep(0.3)  # It holds the company by now, and waits for the job.
        row.title = "Sailor"
        await session.flush()
    assert await stopping == 1
    assert await titles() == []


async def test_a_new_name_and_a_change_of_a_job_at_once_are_both_found(database: None) -> None:
    company = await make_company(name="Oldname")
    job = await make_job(company, title="Rower")

    async def change() -> None:
        async with db.transaction() as session:
            row = await session.get(Job, job.id)
            assert row
            row.title = "Sailor"

    async with db.transaction() as session:
        of = await session.get(Company, company.id)
        assert of
        of.name = "Newname"
        await session.flush()
        changing = asyncio.create_task(change())
        await asyncio.sleep(0.3)
    await changing
    assert await titles("q=sailor newname&exact=1") == ["Sailor"]


async def test_what_the_title_says_counts_more_than_the_company_the_place_and_the_description(database: None) -> None:
    other = await make_company(name="Elsewhere")
    shared: dict[str, Any] = {"company": other, "place": "", "question": "", "tags": [], "description_html": ""}
    await make_job(**shared | {"title": "D", "description_html": "<p>tulip</p>"})
    await make_job(**shared | {"title": "C", "place": "Tulip"})
    await make_job(**shared | {"title": "B", "tags": ["tulip"]})
    await make_job(**shared | {"title": "Tulip"})
    assert await titles("q=tulip") == ["Tulip", "B", "C", "D"]


async def test_only_open_published_jobs_are_found(database: None) -> None:
    now = clock.now()
    await make_job(title="Open")
    await make_job(title="Endless", closes_at=None)
    await make_job(title="Draft", status=JobStatus.DRAFT)
    await make_job(title="Closed", status=JobStatus.CLOSED)
    await make_job(title="Over", closes_at=now)
    assert sorted(await titles()) == ["Endless", "Open"]


async def test_search_follows_every_change_of_job_and_company_whoever_writes_it(database: None) -> None:
    company = await make_company(name="Oldname")
    job = await make_job(company, title="Rower", tags=["river"])
    async with db.transaction() as session:
        row, of = await session.get(Job, job.id), await session.get(Company, company.id)
        assert row and of
        row.title, row.tags, of.name = "Sailor", ["sea"], "Newname"
    assert [await titles(f"q={q}&exact=1") for q in ("rower", "river", "oldname")] == [[], [], []]
    assert [await titles(f"q={q}") for q in ("sailor", "sea", "newname")] == [["Sailor"]] * 3
    for status, found in ((JobStatus.CLOSED, []), (JobStatus.PUBLISHED, ["Sailor"]), (JobStatus.DRAFT, [])):
        async with db.transaction() as session:
            row = await session.get(Job, job.id)
            assert row
            row.status = status
        assert await titles("q=sailor") == found


async def test_a_mistyped_word_finds_what_was_meant_and_says_so(database: None) -> None:
    await make_job(title="Night nurse")
    found = await look("q=nusre")
    assert [row["title"] for row in found["page"]["rows"]] == ["Night nurse"]
    assert (found["said"], found["exact_href"]) == ("nurse", "/jobs?q=nusre&exact=1")
    exact = await look("q=nusre&exact=1")
    assert (exact["page"]["rows"], exact["other"]) == ([], "nurse")


@pytest.mark.parametrize("q", ["early", "early shift", "studying", "study", "happy", "dying", "earl", "earlyb"])
async def test_a_word_whose_stem_is_not_its_beginning_is_no_mistyped_one(database: None, q: str) -> None:
    await make_job(title="Early shift, happy team", description_html="<p>Study while you dye, or die. Earlybirds.</p>")
    await make_job(title="Appointments, yearly", description_html="<p>Day by day with alarms</p>")
    found = await look(urlencode({"q": q}))
    assert (len(found["page"]["rows"]), found["said"]) == (1, "")


@pytest.mark.parametrize("q", ["daily", "salary", "happy"])
async def test_a_word_is_not_taken_for_one_that_is_only_somewhat_like_it(database: None, q: str) -> None:
    await make_job(title="Day off", description_html="<p>We use an app with an alarm.</p>")
    found = await look(f"q={q}")
    assert (found["page"]["rows"], found["said"]) == ([], "")


@pytest.mark.parametrize(
    ("q", "meant"), [("cefe", "cafe"), ("urse", "nurse"), ("barrist", "barista"), ("drivr", "driver")]
)
async def test_a_letter_too_few_too_many_or_another_is_a_mistyped_word(database: None, q: str, meant: str) -> None:
    await make_job(title="Cafe nurse, barista, driver")
    assert (await look(f"q={q}"))["said"] == meant


async def test_what_was_meant_is_not_named_over_a_list_that_has_none_of_it(database: None) -> None:
    await make_job(title="Night nurse", remote=Remote.ONSITE)
    found = await look("q=nusre&remote=remote")
    assert (found["page"]["rows"], found["said"]) == ([], "")


async def test_words_that_only_closed_jobs_have_lead_to_words_that_find_something(database: None) -> None:
    await make_job(title="Diver", status=JobStatus.PUBLISHED, closes_at=clock.now())
    await make_job(title="Driver")
    found = await look("q=diver")
    assert (found["total"], found["other"], found["other_href"]) == ("0 jobs", "driver", "/jobs?q=driver")


async def test_filters_of_one_group_widen_and_of_several_narrow(database: None) -> None:
    await make_job(title="A", employment_type="PART_TIME", level=Level.ENTRY, remote=Remote.HYBRID, tags=["a", "b"])
    await make_job(title="B", employment_type="FULL_TIME", level=Level.SENIOR, tags=["b"], reply_kinds=["text"])
    clip = await make_clip()
    await make_job(title="C", employment_type="INTERN", tags=["c"], question_clip_id=clip.id)
    cases = {
        "kind=PART_TIME": "A", "kind=PART_TIME&kind=INTERN": "AC", "kind=PART_TIME&tag=b": "A", "tag=b": "AB",
        "level=senior": "B", "remote=hybrid": "A", "reply=video": "AC", "duet=yes": "C", "level=nonsense": "ABC",
    }  # fmt: skip
    assert {address: "".join(sorted(await titles(address))) for address in cases} == cases


async def test_pay_is_compared_by_the_year_in_one_currency(database: None) -> None:
    await make_job(title="Hourly", pay_min=10, pay_max=15, pay_unit="HOUR")
    await make_job(title="Yearly", pay_min=40_000, pay_max=None, pay_unit="YEAR")
    await make_job(title="Pounds", pay_min=99, pay_max=99, pay_currency="GBP")
    await make_job(title="Silent", pay_min=None, pay_max=None)
    assert sorted(await titles("pay=15&per=hour")) == ["Hourly", "Yearly"]
    assert await titles("pay=32000&per=year") == ["Yearly"]
    assert await titles("pay=15&per=hour&currency=GBP") == ["Pounds"]
    assert await titles("sort=pay") == ["Yearly", "Hourly"]
    await make_job(title="Fine", pay_min=Decimal("14.50"), pay_max=Decimal("15.01"))
    assert await titles("pay=15,01&sort=pay") == ["Yearly", "Fine"] == sorted(await titles("pay=15.01"))[::-1]
    assert await titles("pay=15.02") == ["Yearly"]
    found = await look("sort=pay&currency=GBP")
    assert [option["label"] for option in found["sorts"] if option["value"] == "pay"] == ["Pay, in GBP"]
    assert [chip["label"] for chip in found["chips"]] == ["Only pay stated in GBP"]


async def test_closing_soon_leaves_out_what_has_no_deadline(database: None) -> None:
    now = clock.now()
    await make_job(title="Late", closes_at=now + timedelta(days=9))
    await make_job(title="Soon", closes_at=now + timedelta(days=2))
    await make_job(title="Endless", closes_at=None)
    assert await titles("days=3") == ["Soon"]
    assert await titles("sort=closing") == ["Soon", "Late", "Endless"]


async def test_counts_say_what_each_filter_would_leave(database: None) -> None:
    company = await make_company(name="Tide", slug="tide")
    await make_job(company, employment_type="PART_TIME", tags=["a"])
    await make_job(company, employment_type="FULL_TIME", tags=["a"])
    await make_job(employment_type="FULL_TIME", tags=["b"])
    found = await look("tag=a")
    groups = {group["key"]: {o["label"]: (o["count"], o["on"]) for o in group["options"]} for group in found["groups"]}
    assert found["total"] == "2 jobs"
    assert groups["kind"] == {"Full-time": ("1", False), "Part-time": ("1", False)}
    assert groups["tag"] == {"a": ("2", True), "b": ("1", False)}
    assert groups["company"]["Tide"] == ("2", False)
    assert found["chips"] == [{"label": "a", "metres": 0, "href": "/jobs"}]


async def test_an_address_is_read_and_written_alike_and_nonsense_is_left_out(database: None) -> None:
    address = "q=a+b&place=1&within=50&kind=INTERN&tag=x&tag=y&pay=12&per=year&currency=GBP&days=7&sort=closing"
    assert service.read_address(address).address() == address
    assert service.read_address("q=&within=50&place=x&pay=-1&per=eon&days=2&sort=best&level=god&kind=").address() == ""


async def test_a_page_more_goes_on_where_the_list_ended(database: None) -> None:
    for number in range(25):
        await make_job(title=f"Cook {number}")
    asked = service.read_address("q=cook")
    first = (await service.search_jobs(GUEST, asked))["page"]
    rest = await service.more_jobs(GUEST, asked, first["cursor"])
    slugs = [row["slug"] for row in (*first["rows"], *rest["rows"])]
    assert (len(first["rows"]), len(set(slugs)), rest["cursor"]) == (20, 25, "")
    for cursor in ("nonsense", "newest:1:1", "best:1", "best:1:2:3", "best:" + ":".join("9" * 19 for _ in range(7))):
        with pytest.raises(InvalidInput, match="Reload the page"):
            await service.more_jobs(GUEST, asked, cursor)


async def test_a_page_takes_a_few_queries_however_many_jobs_there_are(database: None) -> None:
    await load_towns()
    ada = await identity_for(await make_user())
    asked = service.read_address(f"q=barista&place={PORTO}&kind=FULL_TIME&company=x")
    numbers = []
    for _ in range(2):
        for _ in range(6):
            await make_job(clip=True)
        with counted_queries() as queries:
            await service.search_jobs(ada, asked)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 9


async def test_a_job_is_read_anew_where_its_words_change_and_not_where_a_reply_gets_its_number(database: None) -> None:
    job = await make_job(title="Rower")

    async def row_after(**changes: object) -> object:
        async with db.transaction() as session:
            await session.exec(sa.update(Job).where(col(Job.id) == job.id).values(**changes))
        async with db.reading() as session:
            found = await session.execute(
                sa.text("SELECT xmin::text FROM job_search WHERE job_id = :id"), {"id": job.id}
            )
            return found.scalar_one()

    before = await row_after(numbered=1)
    assert await row_after(numbered=2) == before
    assert await row_after(title="Sailor") != before
    assert await titles("q=sailor&exact=1") == ["Sailor"]
