"""Addresses that are read again and again."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import AppError, InvalidInput, NotFound, NotPermitted
from resumes_app.jobs import service
from resumes_app.jobs.service import imports
from resumes_app.jobs.service.imports import refreshing
from resumes_app.jobs.service.imports.fetching import Answer
from resumes_app.jobs.service.imports.planning import source_at
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.refreshing import _take_over
from resumes_app.jobs.state import ImportState
from resumes_app.jobs.state.imports import SourceForm
from resumes_app.models import Company, JobSource, Member
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import JobStatus
from resumes_app.ui.feedback.notices import NoticeState
from tests.accounts.web import mails, run_tasks, text_of
from tests.events import Rig
from tests.factories import added, identity_for, make_company, make_member, make_user, sign_in
from tests.jobs.imports.samples import sample
from tests.jobs.imports.serving import Other, answer, other_machine
from tests.jobs.imports.world import NOON, acts, imported, jobs_of, looked_at, numbers, table

CSV = ImportKind.CSV


async def follow(who: Identity, company: Company, other: Other, **overrides: Any) -> JobSource:
    """Follow the other machine's table. A person can give https addresses only."""
    fields = {
        "company_id": company.id,
        "made_by": who.id,
        "kind": CSV,
        "address": other.url(),
        "every_hours": 6,
        "publish": True,
    }
    return await added(None, JobSource(**(fields | overrides)))


async def read_again(source: JobSource) -> JobSource:
    await imports.refresh(source.id or 0)
    async with db.reading() as session:
        return await session.get_one(JobSource, source.id)


async def test_the_jobs_follow_the_list(company: Company, recruiter: Identity) -> None:
    async with other_machine() as other:
        source = await follow(recruiter, company, other)
        other.answers["/jobs"] = answer(table("1,Baker,Porto", "2,Cook,Porto", "3,Waiter,Faro"), 'etag: "a"')
        source = await read_again(source)
        assert (source.report["new"], source.failures, source.last_run_at, source.etag) == (3, 0, NOON, '"a"')
        other.answers["/jobs"] = answer(b"", status="304 Not Modified")
        source = await read_again(source)
        assert (source.report["new"], source.etag) == (3, '"a"')
        other.answers["/jobs"] = answer(table("1,Baker,Braga", "3,Waiter,Faro", ",x,"))
        source = await read_again(source)
    assert [source.report[name] for name in ("new", "changed", "closed", "unread_total")] == [0, 1, 1, 1]
    jobs = await jobs_of(company)
    assert (jobs["Baker"].place, jobs["Cook"].status) == ("Braga", JobStatus.CLOSED)
    assert [act for act, _ in await acts()] == ["job.import", "job.close", "job.import"]
    page = await imports.import_page(recruiter, company.slug)
    assert page["sources"][0]["outcome"] == "1 changed, 1 closed, 1 unchanged. 1 left out."
    assert page["sources"][0]["unread"] == [{"where": "Line 4", "reason": "it has no id"}]


@pytest.mark.parametrize("rows", [[], ["1,A,"]])
async def test_a_list_that_lost_more_than_half_changes_nothing(
    company: Company, recruiter: Identity, rows: list[str]
) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,", "2,B,", "3,C,"))
        source = await read_again(await follow(recruiter, company, other))
        other.answers["/jobs"] = answer(table(*rows))
        source = await read_again(source)
    assert source.report["problem"].startswith("More than half of its open jobs are gone")
    assert {job.status for job in (await jobs_of(company)).values()} == {JobStatus.PUBLISHED}


@pytest.mark.parametrize("known", ["", "greenhouse:old"])
async def test_a_list_is_the_list_it_was_whatever_board_its_rows_name(
    company: Company, recruiter: Identity, known: str
) -> None:
    async with other_machine() as other:
        source = await follow(recruiter, company, other, kind=ImportKind.GREENHOUSE, source=known)
        other.answers["/jobs"] = answer(sample(ImportKind.GREENHOUSE).replace(b"haldencoffee", b"another", 1))
        source = await read_again(source)
        first = source.source
        assert first == (known or source_at(ImportKind.GREENHOUSE, source.address))
        for body in (sample(ImportKind.GREENHOUSE), b'{"jobs":[],"meta":{"total":0}}'):
            other.answers["/jobs"] = answer(body)
            source = await read_again(source)
    assert (source.source, source.failures, source.report["new"]) == (first, 1, 0)
    assert {job.source for job in (await jobs_of(company)).values()} == {first}


async def test_lists_of_one_company_leave_each_others_jobs_alone(company: Company, recruiter: Identity) -> None:
    await imported(recruiter, company, CSV, table("1,By hand,"), publish=True)
    async with other_machine() as other:
        one, two = [await follow(recruiter, company, other, address=other.url(path)) for path in ("/one", "/two")]
        other.answers["/one"] = answer(table("1,A,", "2,B,"))
        other.answers["/two"] = answer(table("1,C,", "2,D,", "3,E,"))
        assert [(await read_again(row)).report["new"] for row in (one, two)] == [2, 3]
        other.answers["/two"] = answer(table("1,C,", "2,D,"))
        assert [(await read_again(row)).report["closed"] for row in (one, two)] == [0, 1]
    assert numbers(await imported(recruiter, company, CSV, table("2,By hand too,"), publish=True)) == (1, 0, 1, 0)
    jobs = await jobs_of(company)
    assert {title for title, job in jobs.items() if job.status == JobStatus.CLOSED} == {"E", "By hand"}


async def test_an_import_by_hand_closes_nothing_of_an_address_that_shares_its_source(
    company: Company, recruiter: Identity
) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        await read_again(await follow(recruiter, company, other, source="csv"))
    assert (await looked_at(recruiter, company, CSV, table("2,B,")))["closing"] == []


async def test_the_followed_address_by_hand_is_the_same_list(company: Company, recruiter: Identity) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,", "2,B,"))
        source = await read_again(await follow(recruiter, company, other))
        for delete in (True, False):
            made = await imports.read_later(recruiter, company.slug, CSV, table("1,A,"), source.address, publish=False)
            found = await imports.preview(recruiter, made)
            assert (found["new"], [job["title"] for job in found["closing"]]) == ([], ["B"])
            if delete:
                await imports.delete_source(recruiter, source.public_id)


async def test_what_was_imported_by_hand_is_followed_and_drafts_stay_drafts(
    company: Company, recruiter: Identity
) -> None:
    kind = ImportKind.GREENHOUSE
    await imported(recruiter, company, kind, sample(kind))
    before = await jobs_of(company)
    async with other_machine() as other:
        other.answers["/jobs"] = answer(sample(kind))
        source = await read_again(await follow(recruiter, company, other, kind=kind))
        assert (source.report["new"], source.report["changed"]) == (0, len(before))
        assert (await read_again(source)).report["changed"] == 0
    after = await jobs_of(company)
    assert {job.source for job in after.values()} == {source.source}
    assert {job.status for job in after.values()} == {JobStatus.DRAFT}
    again = await looked_at(recruiter, company, kind, sample(kind), publish=True)
    assert (again["new"], again["changed"], again["closing"]) == ([], [], [])


async def test_after_three_failures_the_members_are_written_to_once(company: Company, recruiter: Identity) -> None:
    other_member = await make_member(company, role="hiring_manager")
    await make_member(company, role="viewer")
    async with other_machine() as other:
        source = await follow(recruiter, company, other)
        for _ in range(2):
            source = await read_again(source)
        assert await mails() == []
        for _ in range(3):
            source = await read_again(source)
    told = await mails()
    assert sorted(mail["To"].addresses[0].addr_spec for mail in told) == sorted([recruiter.email, other_member.email])
    assert told[0]["Subject"] == "The jobs of Beans are no longer kept up to date"
    assert "nothing at this address" in text_of(told[0])
    assert f"/hire/import?company={company.slug}" in text_of(told[0])
    assert source.failures == 5


async def test_each_is_read_when_its_time_has_come_and_never_while_it_is_paused(
    company: Company, recruiter: Identity
) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        source = await follow(recruiter, company, other, next_run_at=NOON)
        await imports.refresh_due()
        await imports.refresh_due()
        await run_tasks()
        assert len(other.asked) == 1
        await imports.pause_source(recruiter, source.public_id, True)
        clock.set_source(lambda: NOON + timedelta(hours=6))
        await imports.refresh_due()
        await imports.refresh_now(recruiter, source.public_id)
        await run_tasks()
        assert len(other.asked) == 1
        await imports.pause_source(recruiter, source.public_id, False)
        await run_tasks()
        assert len(other.asked) == 2
        await imports.delete_source(recruiter, source.public_id)
    assert list(await jobs_of(company)) == ["A"]
    assert [act for act, _ in await acts()] == ["job.import", "job.follow", "job.follow", "job.unfollow"]


async def test_it_stops_when_its_person_no_longer_manages_the_jobs(company: Company, recruiter: Identity) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        source = await follow(recruiter, company, other)
        async with db.transaction() as session:
            member = (await session.exec(select(Member).where(col(Member.user_id) == recruiter.id))).one()
            await session.delete(member)
        source = await read_again(source)
        assert "no longer manages" in source.report["problem"]
        assert (other.asked, await jobs_of(company)) == ([], {})
        heir = await identity_for(await make_member(company))
        await imports.pause_source(heir, source.public_id, True)
        await imports.pause_source(heir, source.public_id, False)
        assert (await read_again(source)).failures == 0


async def test_an_address_is_read_no_more_often_than_it_makes_sense_and_beside_the_mails(
    company: Company, recruiter: Identity
) -> None:
    queued = text("SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'jobs.refresh_source'")
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        source = await follow(recruiter, company, other)
        for moment, times in ((NOON, 1), (NOON + timedelta(seconds=59), 1), (NOON + timedelta(seconds=60), 2)):
            clock.set_source(lambda moment=moment: moment)
            for _ in range(3):
                await imports.refresh_now(recruiter, source.public_id)
            await run_tasks()
            assert len(other.asked) == times
    async with db.reading() as session:
        assert {name for (name,) in await session.exec(queued)} == {"outside"}  # type: ignore[call-overload]


async def test_a_suspended_companys_addresses_are_skipped_without_a_failure(
    company: Company, recruiter: Identity
) -> None:
    admin = await identity_for(await make_user(roles=["admin"]))
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        source = await follow(admin, company, other)
        await service.suspend_company(admin, company.slug, "Not theirs.")
        source = await read_again(source)
        assert (other.asked, source.failures, source.last_run_at) == ([], 0, None)
        await _take_over(admin, source.id or 0, Answer(b""), read(CSV, table("1,A,")))
    assert await jobs_of(company) == {}


async def test_what_nobody_expected_stands_in_the_report_too(
    company: Company, recruiter: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(kind: ImportKind, body: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(refreshing, "read", broken)
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        source = await follow(recruiter, company, other)
        with pytest.raises(ZeroDivisionError):
            await imports.refresh(source.id or 0)
    async with db.reading() as session:
        source = await session.get_one(JobSource, source.id)
    assert (source.failures, source.report["problem"][:20]) == (1, "Something went wrong")


async def test_an_address_is_followed_once_by_who_may(company: Company, recruiter: Identity) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,", "2,B,", ",C,"))
        made, said = await imports.add_source(recruiter, company.slug, CSV, other.url(), every_hours=24, publish=False)
        assert said == "2 jobs found, and 1 more that cannot be read."
        with pytest.raises(InvalidInput, match="followed already"):
            await imports.add_source(recruiter, company.slug, CSV, other.url(), every_hours=24, publish=False)
    [row] = (await imports.import_page(recruiter, company.slug))["sources"]
    assert (row["id"], row["address"], row["every"]) == (made, other.url(), "every day")
    for address, hours in (
        ("http://example.com/x.csv", 24),
        ("ftp://example.com/x.csv", 24),
        ("https://10.0.0.1/x.csv", 24),
        ("https://example.com/x.csv", 5),
    ):
        with pytest.raises(InvalidInput):
            await imports.add_source(recruiter, company.slug, CSV, address, every_hours=hours, publish=False)
    for user in (await make_user(), await make_member(await make_company()), await make_member(company, role="viewer")):
        who = await identity_for(user)
        with pytest.raises(NotPermitted):
            await imports.add_source(who, company.slug, CSV, "https://e.com/x", every_hours=24, publish=False)
        for act in (imports.refresh_now, imports.delete_source):
            with pytest.raises((NotFound, NotPermitted)):
                await act(who, made)
    assert [act for act, _ in await acts()] == ["job.follow"]


async def test_an_address_that_tells_no_jobs_of_its_kind_is_not_followed(company: Company, recruiter: Identity) -> None:
    async with other_machine() as other:
        other.answers |= {
            "/page": answer(b"<!doctype html><title>Work with us</title>"),
            "/lever": answer(sample(ImportKind.LEVER)),
            "/broken": answer(table(",A,", ",B,")),
            "/error": answer(b"", status="500 Internal Server Error"),
            "/empty": answer(table()),
        }
        for path, kind, why in (
            ("/page", CSV, "id and title is missing"),
            ("/lever", ImportKind.GREENHOUSE, "does not look like Greenhouse"),
            ("/broken", CSV, "No job there can be read. Line 2: it has no id."),
            ("/error", CSV, "answers with an error"),
            ("/nothing", CSV, "nothing at this address"),
        ):
            with pytest.raises(AppError, match=why):
                await imports.add_source(recruiter, company.slug, kind, other.url(path), every_hours=6, publish=True)
        assert (await imports.import_page(recruiter, company.slug))["sources"] == []
        _, said = await imports.add_source(
            recruiter, company.slug, CSV, other.url("/empty"), every_hours=6, publish=True
        )
        assert said == "No jobs found."


async def test_why_an_address_cannot_be_followed_stands_in_the_form_until_it_can(rig: Rig, company: Company) -> None:
    cookie = await sign_in(await make_member(company))
    page = f"/hire/import?company={company.slug}"
    await rig.open(page, cookie)

    async def follow(address: str) -> Any:
        form = SourceForm(follow_kind="csv", follow_address=address, follow_every="24", follow_publish="no")
        await rig(ImportState.follow(form), cookie, path=page)
        state = await rig.state(ImportState, cookie)
        return state.follow_problem, state.form, state.looking, len(state.sources)

    async with other_machine() as other:
        other.answers["/jobs"] = answer(table("1,A,"))
        assert await follow("acme") == ("Give the address of the list, beginning with https://.", 0, False, 0)
        problem, *as_before = await follow(other.url("/nothing"))
        assert "nothing at this address" in problem and as_before == [0, False, 0]
        assert (await rig.state(NoticeState, cookie)).shown == []
        assert "follow_address" in str(rig.sent[-1].payload), "the focus goes to the field"
        assert await follow(other.url()) == ("", 1, False, 1)
