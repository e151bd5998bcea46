"""What an import changes: shown first, then done once."""

import asyncio
import json

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.companies.service import readmit
from resumes_app.errors import Conflict
from resumes_app.jobs import service
from resumes_app.jobs.service import imports
from resumes_app.models import Company, Job
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus
from tests.accounts.web import mails, text_of
from tests.factories import identity_for, make_company, make_job, make_member, make_user
from tests.jobs.imports.samples import sample
from tests.jobs.imports.world import NOON, WEEK, acts, imported, jobs_of, looked_at, numbers, table
from tests.jobs.reading import ask, linked_data
from tests.search.towns import load_towns

CSV = ImportKind.CSV


@pytest.mark.parametrize("kind", list(ImportKind))
async def test_a_vendors_list_becomes_drafts_and_again_changes_nothing(
    company: Company, recruiter: Identity, kind: ImportKind
) -> None:
    found = await looked_at(recruiter, company, kind, sample(kind))
    assert await jobs_of(company) == {}, "a preview changes nothing"
    report = await imported(recruiter, company, kind, sample(kind))
    made = await jobs_of(company)
    assert numbers(report) == (found["new_total"], 0, 0, 0) == (len(made), 0, 0, 0)
    assert {job.status for job in made.values()} == {JobStatus.DRAFT}
    assert numbers(await imported(recruiter, company, kind, sample(kind))) == (0, 0, 0, len(made))
    assert [act for act, _ in await acts()] == ["job.import"]


async def test_published_jobs_are_on_the_list_with_what_they_say(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, ImportKind.GREENHOUSE, sample(ImportKind.GREENHOUSE), publish=True)
    listed = (await service.search_jobs(GUEST, service.read_address("q=barista")))["page"]
    assert [row["title"] for row in listed["rows"]] == ["Barista, early shift"]
    assert listed["rows"][0]["facts"] == "Lisbon\u00a0· €9.50–11.25 an hour\u00a0· Part-time"
    page = await service.job_view(GUEST, listed["rows"][0]["slug"])
    assert page["description_html"].startswith("<h2>What you do</h2>")
    assert (await jobs_of(company))["Barista, early shift"].source == "greenhouse:haldencoffee"


async def test_what_the_source_does_not_say_nobody_is_told(company: Company, recruiter: Identity) -> None:
    async with db.transaction() as session:
        session.add(
            await session.merge(Company(id=company.id, slug=company.slug, name="Beans", city="Venlo", country="NL"))
        )
    row = {"id": 1, "title": "Baker", "location": {"name": "Porto"}, "content": "<p>Bread.</p>"}
    body = json.dumps({"jobs": [row]}).encode()
    shown = (await looked_at(recruiter, company, ImportKind.GREENHOUSE, body))["new"]
    assert [planned["facts"] for planned in shown] == ["Porto"]
    await load_towns()
    await imported(recruiter, company, ImportKind.GREENHOUSE, body, publish=True)
    [baker] = (await jobs_of(company)).values()
    [told] = linked_data((await ask(f"/jobs/{baker.slug}")).text)
    where = {"@type": "PostalAddress", "addressLocality": "Porto", "addressCountry": "PT"}
    assert (baker.country, told["jobLocation"]["address"]) == ("", where)
    assert "employmentType" not in told
    page = await service.search_jobs(GUEST, service.read_address(""))
    assert page["page"]["rows"][0]["facts"] == "Porto"
    assert "kind" not in {group["key"] for group in page["groups"]}


async def test_a_change_names_its_fields_and_keeps_what_is_not_told(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, table("1,Baker,Porto", "2,Cook,Porto"), publish=True)
    async with db.transaction() as session:
        job = await session.get(Job, (await jobs_of(company))["Baker"].id)
        assert job
        job.question, job.place_id, job.latitude, job.longitude = "Why bread?", 7, 41.1, -8.6
    clock.set_source(lambda: NOON + WEEK)
    body = table("1,Baker,Braga", "2,Cook,Porto")
    found = await looked_at(recruiter, company, CSV, body)
    [planned] = found["changed"]
    assert planned["title"] == "Baker"
    assert planned["changes"] == [{"name": "Place", "before": "Porto", "after": "Braga"}]
    assert numbers(await imported(recruiter, company, CSV, body)) == (0, 1, 0, 1)
    baker = (await jobs_of(company))["Baker"]
    assert (baker.place, baker.question, baker.place_id, baker.latitude) == ("Braga", "Why bread?", None, None)
    assert (baker.status, baker.updated_at) == (JobStatus.PUBLISHED, NOON + WEEK)


async def test_what_vanished_closes_and_opens_again_when_it_is_back(company: Company, recruiter: Identity) -> None:
    written_here = await make_job(company, title="Written here")
    elsewhere = await make_job(title="Another company's", source="csv", source_id="2")
    await make_job(company, title="Another source's", source="lever:x", source_id="2")
    everything = table("1,Baker,Porto", "2,Cook,Porto", "3,Waiter,Porto")
    await imported(recruiter, company, CSV, everything, publish=True)
    less = table("1,Baker,Porto", "3,Waiter,Porto")
    found = await looked_at(recruiter, company, CSV, less)
    assert ([job["title"] for job in found["closing"]], found["risky"], found["open_before"]) == (["Cook"], False, 3)
    assert numbers(await imported(recruiter, company, CSV, less, close=False)) == (0, 0, 0, 2)
    assert numbers(await imported(recruiter, company, CSV, less)) == (0, 0, 1, 2)
    jobs = await jobs_of(company)
    assert (jobs["Cook"].status, jobs["Cook"].closed_at) == (JobStatus.CLOSED, NOON)
    assert jobs[written_here.title].status == jobs["Another source's"].status == JobStatus.PUBLISHED
    async with db.reading() as session:
        assert (await session.get_one(Job, elsewhere.id)).status == JobStatus.PUBLISHED
    assert numbers(await imported(recruiter, company, CSV, less)) == (0, 0, 0, 2)
    assert numbers(await imported(recruiter, company, CSV, everything)) == (0, 1, 0, 2)
    cook = (await jobs_of(company))["Cook"]
    assert (cook.status, cook.closed_at, cook.vanished_at) == (JobStatus.PUBLISHED, None, None)
    subject = f"job:{cook.slug}"
    assert [entry for entry in await acts() if entry[1] == subject] == [("job.close", subject), ("job.reopen", subject)]


async def test_a_job_that_a_person_closed_stays_closed(company: Company, recruiter: Identity) -> None:
    body = table("1,Baker,Porto")
    await imported(recruiter, company, CSV, body, publish=True)
    await service.close_job(recruiter, (await jobs_of(company))["Baker"].slug)
    found = await looked_at(recruiter, company, CSV, body, publish=True)
    assert (found["changed_total"], found["unchanged"]) == (0, 1)
    assert found["notes"] == [{"where": "“Baker”", "reason": "it was closed here, and stays closed"}]


@pytest.mark.parametrize("again", [False, True])
async def test_a_job_that_had_vanished_and_was_closed_by_a_person_stays_closed(
    company: Company, recruiter: Identity, again: bool
) -> None:
    body = table("1,Baker,Porto")
    await imported(recruiter, company, CSV, body, publish=True)
    await imported(recruiter, company, CSV, table())
    slug = (await jobs_of(company))["Baker"].slug
    await service.reopen_job(recruiter, slug, NOON + WEEK)
    assert (await jobs_of(company))["Baker"].vanished_at is None
    if again:
        async with db.transaction() as session:
            (await session.exec(select(Job).where(Job.slug == slug))).one().vanished_at = NOON
        await service.close_job(recruiter, slug)
    else:
        admin = await identity_for(await make_user(roles=["admin"]))
        await service.suspend_company(admin, company.slug, "Not theirs.")
        await readmit(admin, company.slug)
    assert numbers(await imported(recruiter, company, CSV, body)) == (0, 0, 0, 1)
    assert (await jobs_of(company))["Baker"].status == JobStatus.CLOSED


async def test_nothing_is_imported_into_a_suspended_company(company: Company, recruiter: Identity) -> None:
    admin = await identity_for(await make_user(roles=["admin"]))
    found = await looked_at(admin, company, CSV, table("1,Baker,Porto"), publish=True)
    await service.suspend_company(admin, company.slug, "Not theirs.")
    with pytest.raises(Conflict, match="is suspended"):
        await imports.apply(admin, found["id"], found["digest"], close=True)
    with pytest.raises(Conflict, match="is suspended"):
        await looked_at(admin, company, CSV, table("1,Baker,Porto"))
    assert await jobs_of(company) == {}


async def test_an_empty_list_and_one_that_lost_more_than_half_are_risky(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, table("1,A,", "2,B,", "3,C,", "4,D,"), publish=True)
    for rows, risky in ((["1,A,", "2,B,"], False), (["1,A,"], True), ([], True)):
        assert (await looked_at(recruiter, company, CSV, table(*rows)))["risky"] is risky


async def test_a_row_that_cannot_be_read_keeps_its_job_open(company: Company, recruiter: Identity) -> None:
    header = "id,title,place,pay_min"
    await imported(recruiter, company, CSV, table("1,A,,", "2,B,,", "3,C,,", header=header), publish=True)
    report = await imported(recruiter, company, CSV, table("1,A,,", "2,B,,much", header=header))
    assert numbers(report) == (0, 0, 1, 1)
    assert report["unread"] == [
        {"where": "Line 3", "reason": "its pay “much” is no amount such as 14, 14.50 or 32,000"}
    ]
    assert (await jobs_of(company))["B"].status == JobStatus.PUBLISHED


async def test_a_published_close_date_only_moves_later_and_savers_are_told(
    company: Company, recruiter: Identity
) -> None:
    def closing(day: str) -> bytes:
        return table(f"1,Baker,{day}", header="id,title,closes_at")

    await imported(recruiter, company, CSV, closing("2026-11-20"), publish=True)
    slug = (await jobs_of(company))["Baker"].slug
    await service.save(await identity_for(await make_user()), slug)
    found = await looked_at(recruiter, company, CSV, closing("2026-11-10"))
    assert (found["changed_total"], found["notes"][0]["reason"]) == (
        0,
        "its close date stays: a published close date only moves later",
    )
    assert numbers(await imported(recruiter, company, CSV, closing("2026-12-20"))) == (0, 1, 0, 0)
    [mail] = await mails()
    assert mail["Subject"] == "Baker at Beans: more time to reply"
    assert "20 December 2026" in text_of(mail)
    assert ("job.extend", f"job:{slug}") in await acts()
    endless = table("1,Baker,", header="id,title,closes_at")
    assert numbers(await imported(recruiter, company, CSV, endless)) == (0, 0, 0, 1)


async def test_a_list_gives_a_job_its_first_close_date_and_savers_are_told(
    company: Company, recruiter: Identity
) -> None:
    await imported(recruiter, company, CSV, table("1,Baker,", header="id,title,closes_at"), publish=True)
    slug = (await jobs_of(company))["Baker"].slug
    await service.save(await identity_for(await make_user()), slug)
    over = await looked_at(recruiter, company, CSV, table("1,Baker,2026-11-01", header="id,title,closes_at"))
    assert (over["changed_total"], over["notes"][0]["reason"]) == (0, "its close date stays: the one told is over")
    dated = table("1,Baker,2026-11-20", header="id,title,closes_at")
    assert numbers(await imported(recruiter, company, CSV, dated)) == (0, 1, 0, 0)
    [mail] = await mails()
    assert mail["Subject"] == "Baker at Beans: replies close on 20 November 2026"
    assert ("job.set_deadline", f"job:{slug}") in await acts()


async def test_a_job_past_its_deadline_opens_with_a_later_one_only(company: Company, recruiter: Identity) -> None:
    body = table("1,Baker,2026-11-09", header="id,title,closes_at")
    await imported(recruiter, company, CSV, body, publish=True)
    clock.set_source(lambda: NOON + 2 * WEEK)
    await service.close_due()
    assert numbers(await imported(recruiter, company, CSV, body)) == (0, 0, 0, 1)
    later = table("1,Baker,2026-12-09", header="id,title,closes_at")
    assert numbers(await imported(recruiter, company, CSV, later)) == (0, 1, 0, 0)
    assert (await jobs_of(company))["Baker"].status == JobStatus.PUBLISHED


async def test_drafts_are_published_by_choice_and_take_any_date(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, table("1,Baker,2026-12-09", header="id,title,closes_at"))
    sooner = table("1,Baker,2026-11-09", header="id,title,closes_at")
    assert numbers(await imported(recruiter, company, CSV, sooner)) == (0, 1, 0, 0)
    assert (await jobs_of(company))["Baker"].status == JobStatus.DRAFT
    assert numbers(await imported(recruiter, company, CSV, sooner, publish=True)) == (0, 1, 0, 0)
    baker = (await jobs_of(company))["Baker"]
    assert (baker.status, baker.published_at) == (JobStatus.PUBLISHED, NOON)


async def test_what_has_closed_already_is_not_begun(company: Company, recruiter: Identity) -> None:
    header = "id,title,closes_at,status"
    found = await looked_at(recruiter, company, CSV, table("1,A,2026-10-01,", "2,B,,closed", "3,C,,", header=header))
    assert ([job["title"] for job in found["new"]], len(found["notes"])) == (["C"], 2)


async def test_drafts_that_the_list_closes_or_whose_date_is_over_stay_drafts(
    company: Company, recruiter: Identity
) -> None:
    def rows(*told: str) -> bytes:
        return table(*told, header="id,title,closes_at,status")

    await imported(recruiter, company, CSV, rows("1,A,2026-12-09,", "2,B,2026-11-09,", "3,C,,"))
    clock.set_source(lambda: NOON + 2 * WEEK)
    body = rows("1,A,2026-12-09,closed", "2,B,2026-11-09,", "3,C,,")
    assert numbers(await imported(recruiter, company, CSV, body, publish=True)) == (0, 1, 0, 2)
    assert [job.status for job in (await jobs_of(company)).values()] == ["draft", "draft", "published"]


async def test_a_plan_that_is_carried_out_waits_for_who_changes_the_jobs(company: Company, recruiter: Identity) -> None:
    header = "id,title,closes_at"
    await imported(recruiter, company, CSV, table("1,Baker,2026-11-20", header=header), publish=True)
    slug = (await jobs_of(company))["Baker"].slug
    found = await looked_at(recruiter, company, CSV, table("1,Baker,2026-11-27", header=header))
    async with db.transaction() as session:
        job = (await session.exec(select(Job).where(Job.slug == slug).with_for_update())).one()
        applying = asyncio.create_task(imports.apply(recruiter, found["id"], found["digest"], close=True))
        await asyncio.sleep(0.3)
        job.closes_at = NOON + 8 * WEEK
    with pytest.raises(Conflict, match="changed since"):
        await applying
    assert (await jobs_of(company))["Baker"].closes_at == NOON + 8 * WEEK


async def test_two_jobs_of_one_name_have_addresses_of_their_own(company: Company, recruiter: Identity) -> None:
    await make_job(slug="bar-staff-porto")
    await imported(recruiter, company, CSV, table("1,Bar staff!,Porto", "2,Bär Staff,Porto", "3,酒吧,"))
    slugs = [job.slug for job in (await jobs_of(company)).values()]
    assert len(set(slugs)) == 3
    assert all(slug.startswith("bar-staff-porto-") for slug in slugs[:2])
    assert slugs[2].startswith("job-")
    others = await make_company(), await make_company()
    members = [await identity_for(await make_member(company)) for company in others]
    body = table("1,Waiter,Porto")
    found = [await looked_at(who, company, CSV, body) for who, company in zip(members, others, strict=True)]
    told = [imports.apply(who, row["id"], row["digest"], close=True) for who, row in zip(members, found, strict=True)]
    assert [report["new"] for report in await asyncio.gather(*told)] == [1, 1]


async def test_columns_that_are_not_known_are_told_before_and_after(company: Company, recruiter: Identity) -> None:
    header = "id,title,Pay Min,Salary," + ",".join(f"x{number}" for number in range(12))
    found = await looked_at(recruiter, company, ImportKind.CSV, table("1,Baker,9,much", header=header))
    [note] = found["notes"]
    listed = "“Salary”, " + ", ".join(f"“x{number}”" for number in range(9))
    assert note == {"where": "First line", "reason": f"{listed} and 3 more are not columns that are known here"}
    assert (await imports.apply(recruiter, found["id"], found["digest"], close=True))["notes"] == [note]
    found = await looked_at(recruiter, company, ImportKind.CSV, table("1,Baker,Porto"))
    assert found["notes"] == []
