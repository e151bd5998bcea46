"""Writing a job: drafts, publishing, changes; by the company's own members, each act with its entry."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.accounts.service import FormRejected
from resumes_app.errors import Conflict, NotFound, NotPermitted, SignInNeeded, TooMany
from resumes_app.jobs import service
from resumes_app.jobs.schemas import FormSeen
from resumes_app.jobs.service import authoring
from resumes_app.models import AuditEntry, Company, Job
from resumes_app.models.companies import CompanyRole
from resumes_app.models.jobs import JobStatus
from tests.factories import identity_for, make_clip, make_company, make_job, make_member, make_user
from tests.jobs.factories import NOON
from tests.jobs.writing import FILLED, filled


@pytest.fixture
async def company(database: None) -> Company:
    clock.set_source(lambda: NOON)
    return await make_company(name="Beans")


@pytest.fixture
async def rosa(company: Company) -> Identity:
    return await identity_for(await make_member(company))


async def entries() -> list[AuditEntry]:
    async with db.reading() as session:
        return list((await session.exec(select(AuditEntry).order_by("id"))).all())


async def row(slug: str) -> Job:
    async with db.reading() as session:
        return (await session.exec(select(Job).where(Job.slug == slug))).one()


async def begun(rosa: Identity, company: Company, **changes: Any) -> Any:
    sheet, _ = await service.begin_job(rosa, filled(**changes), company.id or 0)
    return sheet


async def published(rosa: Identity, company: Company, **changes: Any) -> Any:
    sheet = await begun(rosa, company, **changes)
    return await service.publish_job(rosa, sheet["slug"], filled(**changes), sheet["version"])


async def test_a_new_job_begins_in_the_companys_last_time_zone_else_the_browsers_else_the_accounts(
    rosa: Identity, company: Company
) -> None:
    async def zone(who: Identity) -> str:
        return (await service.blank_job(who))["form"]["time_zone"]

    rosa = replace(rosa, time_zone="Asia/Tokyo")
    assert await zone(rosa) == "Asia/Tokyo"
    rosa = replace(rosa, browser_zone="Europe/Paris")
    assert await zone(rosa) == "Europe/Paris"
    await make_job(time_zone="America/Lima")  # Another company's.
    await make_job(company, source="feed", source_id="1")
    await make_job(company, time_zone="Europe/Berlin")
    await make_job(company, time_zone="Europe/Lisbon")
    assert await zone(rosa) == "Europe/Lisbon"


async def test_a_job_that_is_not_as_the_form_would_have_it_is_saved_until_something_is_typed(
    rosa: Identity, company: Company
) -> None:
    job = await make_job(company, tags=["Coffee Bar"], title="A  b", reply_kinds=["text", "video"], pay_currency="XAF")
    form = (await service.job_sheet(rosa, job.slug))["form"]
    assert await service.is_saved(rosa, job.slug, form)
    assert not await service.is_saved(rosa, job.slug, form | {"title": "A c"})
    assert not await service.is_saved(rosa, job.slug, form | {"questions": ["Other?"]})


async def test_a_draft_is_its_companys_alone(rosa: Identity, company: Company) -> None:
    sheet = await begun(rosa, company)
    other = await identity_for(await make_member(await make_company()))
    viewer = await identity_for(await make_member(company, role=CompanyRole.VIEWER))
    for reading in (service.job_sheet, service.job_preview):
        with pytest.raises(NotFound):
            await reading(other, sheet["slug"])
        with pytest.raises(NotPermitted):
            await reading(viewer, sheet["slug"])
        with pytest.raises(SignInNeeded):
            await reading(GUEST, sheet["slug"])
    with pytest.raises(NotFound):
        await service.job_view(rosa, sheet["slug"])
    assert (await service.search_jobs(GUEST, service.Asked()))["page"]["rows"] == []
    assert (await service.job_preview(rosa, sheet["slug"]))["title"] == "Barista, early shift"


async def test_a_viewer_here_who_writes_elsewhere_may_not(rosa: Identity, company: Company) -> None:
    sheet, person = await begun(rosa, company), await make_user()
    await make_member(company, person, role=CompanyRole.VIEWER)
    await make_member(await make_company(name="Else"), person)
    both = await identity_for(person)
    with pytest.raises(NotPermitted):
        await service.save_job(both, sheet["slug"], filled(), sheet["version"])
    with pytest.raises(NotPermitted):
        await service.begin_job(both, filled(), company.id or 0)
    assert [name for _, name in await service.writes_for(both)] == ["Else"]


async def test_an_unfinished_draft_is_kept_but_not_published(rosa: Identity, company: Company) -> None:
    bare = dict.fromkeys(FILLED, "") | {"title": "Half a job", "pay_min": "much", "time_zone": "UTC"}
    sheet, unread = await service.begin_job(rosa, bare, company.id or 0)
    assert sheet["form"]["title"] == "Half a job"
    assert "pay_min" in unread
    with pytest.raises(FormRejected) as refused:
        await service.publish_job(rosa, sheet["slug"], bare | {"title": "Half a job!"}, sheet["version"])
    missing = list(refused.value.problems)
    assert missing[:3] == ["description", "place", "country"]
    assert {"pay_min", "close_date"} <= set(missing)
    assert (await service.job_sheet(rosa, sheet["slug"]))["form"]["title"] == "Half a job!", "nothing typed is lost"


async def test_a_published_job_is_everybodys(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company, questions=["Why?", "When?"])
    assert (sheet["slug"], sheet["state"]) == ("barista-early-shift-porto", "open")
    view = await service.job_view(GUEST, sheet["slug"])
    assert (view["question"], view["more_questions"]) == ("Why?", ["When?"])
    assert view["ways"] == "Reply on video, by voice or in writing, in up to 60 seconds."
    assert [entry.act for entry in await entries()] == ["job.create", "job.publish"]
    last = (await entries())[-1]
    assert (last.actor_id, last.company_id) == (rosa.user_id, company.id)
    assert (last.before["status"], last.after["status"]) == ("draft", "published")
    with pytest.raises(Conflict):
        await service.publish_job(rosa, sheet["slug"], filled(), sheet["version"])


async def test_a_second_job_of_the_same_name_has_an_address_of_its_own(rosa: Identity, company: Company) -> None:
    first, second = await published(rosa, company), await published(rosa, company)
    assert second["slug"].startswith(f"{first['slug']}-")


@pytest.mark.parametrize("days", [0, -1])
async def test_a_close_date_that_is_over_is_not_published(rosa: Identity, company: Company, days: int) -> None:
    day = f"{NOON + timedelta(days=days):%Y-%m-%d}"
    with pytest.raises(FormRejected, match="still to come"):
        await published(rosa, company, close_date=day, close_time="12:00", time_zone="UTC")


async def test_remote_work_needs_no_place(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company, place="", remote="remote")
    assert (await service.job_view(GUEST, sheet["slug"]))["place"] == "Remote"


async def test_a_published_job_changes_as_a_whole_with_an_entry_and_keeps_its_deadline(
    rosa: Identity, company: Company
) -> None:
    sheet = await published(rosa, company)
    closes, count = (await row(sheet["slug"])).closes_at, len(await entries())
    with pytest.raises(FormRejected):
        await service.save_job(rosa, sheet["slug"], filled(title="", pay_max="99"), sheet["version"])
    assert (await row(sheet["slug"])).pay_max == 12
    typed = filled(pay_max="14,50", close_date="2026-11-03", time_zone="UTC")
    changed, _ = await service.save_job(rosa, sheet["slug"], typed, sheet["version"])
    job = await row(sheet["slug"])
    assert (job.pay_max, job.closes_at, job.time_zone) == (Decimal("14.50"), closes, "Europe/Lisbon")
    assert changed["version"] != sheet["version"]
    [entry] = (await entries())[count:]
    assert (entry.act, entry.before, entry.after) == ("job.change", {"pay_max": "12"}, {"pay_max": "14.5"})
    same, _ = await service.save_job(rosa, sheet["slug"], typed, changed["version"])
    assert same["version"] == changed["version"], "nothing changed"
    assert len(await entries()) == count + 1


async def test_the_later_of_two_who_save_is_told(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company)
    await service.save_job(rosa, sheet["slug"], filled(title="Hers"), sheet["version"])
    with pytest.raises(Conflict, match="meanwhile"):
        await service.save_job(rosa, sheet["slug"], filled(title="His"), sheet["version"])
    assert (await row(sheet["slug"])).title == "Hers"


async def test_what_another_one_changed_is_saved_and_published_by_a_second_call(
    rosa: Identity, company: Company
) -> None:
    sheet = await begun(rosa, company)
    hers = filled(close_date="2026-11-30")
    await service.save_job(rosa, sheet["slug"], hers, sheet["version"])
    with pytest.raises(service.CameIn, match="Close date"):
        await service.publish_job(
            rosa, sheet["slug"], filled(title="His"), sheet["version"], seen=FormSeen(sheet["form"])
        )
    now = await service.job_sheet(rosa, sheet["slug"])
    assert (now["state"], now["form"]["title"], now["form"]["close_date"]) == ("draft", "His", "2026-11-30")
    seen = FormSeen(now["form"])
    done = await service.publish_job(rosa, sheet["slug"], now["form"], now["version"], seen=seen)
    assert (done["state"], done["form"]["close_date"]) == ("open", "2026-11-30")


async def test_only_what_is_named_is_saved_over_anothers_change(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company)
    seen = FormSeen(sheet["form"], unpublished=False)
    await service.save_job(rosa, sheet["slug"], filled(title="Hers", level="senior"), sheet["version"])
    his = filled(title="His", level="mid")
    with pytest.raises(service.Clash) as refused:
        await service.save_job(rosa, sheet["slug"], his, sheet["version"], seen=seen, over={"title": {"title": "Hers"}})
    assert list(refused.value.things) == ["title", "level"]
    assert (await row(sheet["slug"])).title == "Hers"
    await service.save_job(rosa, sheet["slug"], his, sheet["version"], seen=seen, over=refused.value.things)
    assert (await row(sheet["slug"])).title == "His"


async def test_both_forms_have_what_only_one_of_two_changed(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company)
    seen = FormSeen(sheet["form"], unpublished=False)
    await service.save_job(rosa, sheet["slug"], filled(title="Hers", level="senior"), sheet["version"])
    forms = await service.two_forms(rosa, sheet["slug"], filled(title="His", tags="night"), seen)
    theirs = forms["theirs"]
    assert (theirs["title"], theirs["level"], theirs["tags"]) == ("Hers", "senior", "night")
    assert forms["mine"] == {"title": "His"}
    with pytest.raises(NotFound):
        other = await identity_for(await make_member(await make_company()))
        await service.two_forms(other, sheet["slug"], filled(), seen)


async def test_a_description_from_elsewhere_stays_as_it_is_while_other_things_change(
    rosa: Identity, company: Company
) -> None:
    html = "<h2>Us</h2><p>We <b>roast</b>.</p>"
    job = await make_job(company, description_html=html)
    sheet = await service.job_sheet(rosa, job.slug)
    await service.save_job(rosa, job.slug, {**sheet["form"], "title": "Roaster"}, sheet["version"])
    assert ((await row(job.slug)).title, (await row(job.slug)).description_html) == ("Roaster", html)


async def test_a_known_place_is_forgotten_once_another_is_typed(rosa: Identity, company: Company) -> None:
    job = await make_job(company, place_id=2735943, latitude=41.1, longitude=-8.6)
    sheet = await service.job_sheet(rosa, job.slug)
    kept, _ = await service.save_job(rosa, job.slug, {**sheet["form"], "title": "New"}, sheet["version"])
    assert (await row(job.slug)).place_id == 2735943
    await service.save_job(rosa, job.slug, {**sheet["form"], "place": "Braga"}, kept["version"])
    moved = await row(job.slug)
    assert (moved.place_id, moved.latitude, moved.longitude) == (None, None, None)


async def test_a_duplicate_is_a_draft_that_says_the_same_without_the_close_date(
    rosa: Identity, company: Company
) -> None:
    clip = await make_clip()
    job = await make_job(company, clip_id=clip.id, more_questions=["b"], source="greenhouse:x", source_id="7")
    copy = await row(await service.duplicate_job(rosa, job.slug))
    assert (copy.status, copy.closes_at, copy.published_at) == (JobStatus.DRAFT, None, None)
    assert (copy.title, copy.more_questions, copy.clip_id, copy.source) == (job.title, ["b"], clip.id, None)
    assert [(entry.act, entry.after) for entry in await entries()] == [("job.duplicate", {"of": job.slug})]


async def test_a_draft_can_be_deleted_and_what_was_published_cannot(rosa: Identity, company: Company) -> None:
    sheet, job = await begun(rosa, company), await make_job(company)
    other = await identity_for(await make_member(await make_company()))
    with pytest.raises(NotFound):
        await service.discard_job(other, sheet["slug"])
    with pytest.raises(Conflict, match="Close it instead"):
        await service.discard_job(rosa, job.slug)
    await service.discard_job(rosa, sheet["slug"])
    with pytest.raises(NotFound):
        await service.job_sheet(rosa, sheet["slug"])
    assert (await entries())[-1].act == "job.delete"


async def test_closing_and_a_later_deadline_are_another_version(rosa: Identity, company: Company) -> None:
    sheet = await published(rosa, company)
    clock.set_source(lambda: NOON + timedelta(hours=1))
    await service.extend_job(rosa, sheet["slug"], NOON + timedelta(days=60))
    later = await service.job_sheet(rosa, sheet["slug"])
    clock.set_source(lambda: NOON + timedelta(hours=2))
    await service.close_job(rosa, sheet["slug"])
    assert len({sheet["version"], later["version"], (await service.job_sheet(rosa, sheet["slug"]))["version"]}) == 3


async def test_a_company_does_not_fill_up_with_drafts(
    rosa: Identity, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authoring, "MAX_DRAFTS", 1)
    await begun(rosa, company)
    with pytest.raises(TooMany):
        await begun(rosa, company)
    with pytest.raises(TooMany):
        await service.duplicate_job(rosa, (await make_job(company)).slug)
