"""What of an import is applied, by whom, and how long it waits."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from resumes_app import clock
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.errors import AppError, Conflict, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.service import imports
from resumes_app.models import Company
from resumes_app.models.imports import ImportKind
from tests.factories import identity_for, make_company, make_member, make_user
from tests.jobs.imports.world import NOON, acts, imported, jobs_of, looked_at, numbers, table

CSV = ImportKind.CSV


async def test_only_what_was_shown_is_applied_and_only_once(company: Company, recruiter: Identity) -> None:
    first = await looked_at(recruiter, company, CSV, table("1,Baker,Porto"))
    second = await looked_at(recruiter, company, CSV, table("1,Baker,Braga"))
    await imports.apply(recruiter, second["id"], second["digest"], close=True)
    with pytest.raises(Conflict, match="changed since"):
        await imports.apply(recruiter, first["id"], first["digest"], close=True)
    again = await imports.apply(recruiter, second["id"], second["digest"], close=True)
    assert numbers(again) == (1, 0, 0, 0)
    assert [act for act, _ in await acts()] == ["job.import"]
    await imports.discard(recruiter, first["id"])
    with pytest.raises(NotFound):
        await imports.preview(recruiter, first["id"])


async def test_a_file_that_cannot_be_read_says_why_and_applies_to_nothing(
    company: Company, recruiter: Identity
) -> None:
    found = await looked_at(recruiter, company, ImportKind.INDEED, b"<source><job>")
    assert found["problem"].startswith("This is no complete XML")
    with pytest.raises(InvalidInput):
        await imports.apply(recruiter, found["id"], found["digest"], close=True)


async def test_only_who_manages_the_jobs_imports_and_an_admin_for_every_company(
    company: Company, recruiter: Identity
) -> None:
    waiting = await looked_at(recruiter, company, CSV, table("1,Baker,Porto"))
    stranger, viewer = await make_member(await make_company()), await make_member(company, role="viewer")
    for user in (await make_user(), stranger, viewer):
        who = await identity_for(user)
        for attempt in (
            lambda who=who: imports.read_later(who, company.slug, CSV, b"id,title\n1,x", "f", publish=True),
            lambda who=who: imports.preview(who, waiting["id"]),
            lambda who=who: imports.apply(who, waiting["id"], waiting["digest"], close=True),
            lambda who=who: imports.discard(who, waiting["id"]),
            lambda who=who: imports.import_page(who, company.slug),
            lambda who=who: service.jobs_csv(who, company.slug),
        ):
            with pytest.raises((NotPermitted, NotFound)):
                await attempt()
    with pytest.raises(SignInNeeded):
        await imports.preview(GUEST, waiting["id"])
    assert (await jobs_of(company), await acts()) == ({}, [])
    admin = await identity_for(await make_user(roles=["admin"]))
    assert numbers(await imported(admin, company, CSV, table("1,Baker,Porto"))) == (1, 0, 0, 0)


async def test_imports_that_wait_make_room_for_newer_ones(company: Company, recruiter: Identity) -> None:
    made = [
        await imports.read_later(recruiter, company.slug, CSV, table(f"{n},x,"), "f", publish=False) for n in range(7)
    ]
    there = []
    for import_id in made:
        try:
            await imports.preview(recruiter, import_id)
            there.append(import_id)
        except AppError:
            pass
    assert there == made[2:]
    clock.set_source(lambda: NOON + timedelta(days=8))
    await imports.refresh_due()
    with pytest.raises(NotFound):
        await imports.preview(recruiter, made[-1])


async def test_an_admin_of_many_companies_finds_one_by_search_and_a_recruiter_chooses(company: Company) -> None:
    admin = await identity_for(await make_user(roles=["admin"]))
    page = await imports.import_page(admin, company.slug)
    assert (page["searched"], len(page["companies"])) == (False, 1)
    for _ in range(20):
        await make_company()
    page = await imports.import_page(admin, company.slug)
    assert (page["searched"], page["companies"]) == (True, [{"slug": company.slug, "name": company.name}])
    member = await identity_for(await make_member(company))
    assert not (await imports.import_page(member))["searched"]


async def test_of_companies_that_are_only_chosen_among_no_more_than_their_names_are_read(company: Company) -> None:
    for _ in range(3):
        await make_company()
    admin = await identity_for(await make_user(roles=["admin"]))
    read = 0

    def note(*_: object) -> None:
        nonlocal read
        read += 1

    event.listen(Company, "load", note)
    try:
        page = await imports.import_page(admin, company.slug)
    finally:
        event.remove(Company, "load", note)
    assert (len(page["companies"]), read) == (4, 1)
