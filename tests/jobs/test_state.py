"""The handlers, through Reflex's own processor."""

from datetime import timedelta

import pytest

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import InvalidInput, NotFound, SignInNeeded
from resumes_app.jobs import service
from resumes_app.jobs.state import FeedState, JobState, ListState, SavedSearchState, SearchState, SoonState
from resumes_app.jobs.state.asking import AskState
from resumes_app.models import Job
from tests.events import Rig
from tests.factories import identity_for, make_job, make_user, sign_in
from tests.jobs.factories import make_feed, slugs
from tests.search.towns import LISBON, load_towns


async def test_opening_the_feed_sends_the_first_page_only(rig: Rig) -> None:
    await make_feed(12, 12)
    feed = (await rig.open("/"))["feed_state"]
    assert len(feed["page"]["cards"]) == 10
    assert feed["page"]["after"] == ""
    assert feed["signed_in"] is False


async def test_the_address_says_how_far_the_first_page_reaches(rig: Rig) -> None:
    await make_feed(12, 12)
    order = slugs((await service.feed(GUEST, size=30))["cards"])
    cards = (await rig.open(f"/?at={order[13]}"))["feed_state"]["page"]["cards"]
    assert slugs(cards) == order[:20]


async def test_more_sends_one_page_and_not_the_whole_list(rig: Rig) -> None:
    await make_feed(12, 12)
    first = (await rig.open("/"))["feed_state"]["page"]
    second = (await rig(FeedState.more(first["cursor"])))["feed_state"]["page"]
    assert second["after"] == first["cursor"]
    assert len(second["cards"]) == 10
    assert not set(slugs(first["cards"])) & set(slugs(second["cards"]))


async def test_an_act_of_a_signed_in_person_changes_no_list_on_the_wire(rig: Rig) -> None:
    job = await make_job(clip=True)
    ada = await make_user()
    cookie = await sign_in(ada)
    await rig.open("/", cookie)
    for act in (FeedState.save(job.slug, True), FeedState.seen(job.slug, 3000), FeedState.pass_job(job.slug)):
        changed = await rig(act, cookie)
        assert not changed.get("feed_state")
    who = await identity_for(ada)
    assert (await service.job_view(who, job.slug))["saved"]
    assert (await service.feed(who))["cards"] == []
    await rig(FeedState.undo("pass", job.slug), cookie)
    await rig(FeedState.undo("save", job.slug), cookie)
    assert not (await service.feed(who))["cards"][0]["saved"]


@pytest.mark.parametrize("act", [FeedState.save("gone", True), FeedState.pass_job("gone")])
async def test_a_refused_act_is_taken_back_on_the_card_and_told(rig: Rig, act) -> None:  # type: ignore[no-untyped-def]
    cookie = await sign_in(await make_user())
    with pytest.raises(NotFound):
        await rig(act, cookie)
    assert (await rig.state(FeedState, cookie)).patch == {"slug": "gone", "saved": False, "passed": False}


async def test_a_guest_who_acts_all_the_same_is_refused(rig: Rig) -> None:
    job = await make_job(clip=True)
    for act in (FeedState.save(job.slug, True), FeedState.pass_job(job.slug), FeedState.undo("pass", job.slug)):
        with pytest.raises(SignInNeeded):
            await rig(act)


async def test_a_guest_is_led_back_to_the_card_or_on_to_the_reply(rig: Rig) -> None:
    saving = (await rig(FeedState.ask("save", "tide")))["ask_state"]
    assert (saving["shown"], saving["signin"]) == (True, "/signin?next=%2F%3Fat%3Dtide")
    replying = (await rig(FeedState.ask("reply", "tide")))["ask_state"]
    assert replying["signup"] == "/signup?next=%2Freply%2Ftide"


async def test_a_broken_cursor_is_told_to_the_person(rig: Rig) -> None:
    with pytest.raises(InvalidInput, match="Reload the page"):
        await rig(FeedState.more("nonsense"))


async def test_the_job_page_shows_the_job_of_its_address(rig: Rig) -> None:
    job = await make_job(clip=True, question="Why?")
    shown = (await rig.open(f"/jobs/{job.slug}"))["job_state"]
    assert (shown["job"]["question"], shown["missing"]) == ("Why?", False)
    assert shown["title"].startswith(job.title)
    gone = (await rig.open("/jobs/nothing"))["job_state"]
    assert (gone["job"], gone["missing"]) == (None, True)


async def test_saving_on_the_job_page_shows_at_once(rig: Rig) -> None:
    job = await make_job()
    cookie = await sign_in(await make_user())
    await rig.open(f"/jobs/{job.slug}", cookie)
    assert (await rig(JobState.save(job.slug, True), cookie))["job_state"]["job"]["saved"]
    assert not (await rig(JobState.save(job.slug, False), cookie))["job_state"]["job"]["saved"]


async def test_the_address_says_what_is_searched(rig: Rig) -> None:
    await make_job(title="Barista", employment_type="PART_TIME")
    await make_job(title="Guide")
    found = await rig.open("/jobs?q=guide")
    assert [row["title"] for row in found["search_state"]["rows"]] == ["Guide"]
    assert found["list_state"]["q"] == "guide"
    part_time = (await rig.open("/jobs?kind=PART_TIME"))["search_state"]
    assert [row["title"] for row in part_time["rows"]] == ["Barista"]
    assert part_time["view"]["chips"] == [{"label": "Part-time", "metres": 0, "href": "/jobs"}]
    assert (await rig.open("/jobs"))["search_state"]["view"]["total"] == "2 jobs"


async def test_typing_puts_the_words_into_the_address_and_keeps_the_rest(rig: Rig) -> None:
    cookie = await sign_in(await make_user())
    for before, after in (
        ("/jobs?tab=saved", "/jobs?q=surf+%26+sea&tab=saved"),
        ("/jobs?q=x&exact=1&kind=INTERN", "/jobs?q=surf+%26+sea&kind=INTERN"),
    ):
        await rig.open(before, cookie)
        await rig(ListState.search(" surf & sea "), cookie, path=before)
        (redirect,) = rig.sent
        assert (redirect.payload["path"], redirect.payload["replace"]) == (after, True)


async def test_a_filter_goes_into_the_address_and_an_unfit_one_takes_it_off(rig: Rig) -> None:
    for name, value, after in (
        ("pay", "14", "/jobs?q=a&pay=14"), ("pay", "14,5", "/jobs?q=a&pay=14.50"), ("pay", " ", "/jobs?q=a"),
        ("sort", "closing", "/jobs?q=a&days=7&sort=closing"),
        ("days", "", "/jobs?q=a"), ("days", "2", "/jobs?q=a"),
    ):  # fmt: skip
        await rig(SearchState.choose(name, value), path="/jobs?q=a&days=7" if name != "pay" else "/jobs?q=a&pay=9")
        assert rig.sent[-1].payload["path"] == after


@pytest.mark.parametrize(("name", "value"), [("days", "7"), ("pay", "9,00"), ("tab", "saved")])
async def test_a_value_that_is_there_already_is_no_other_address(rig: Rig, name: str, value: str) -> None:
    await rig(SearchState.choose(name, value), path="/jobs?days=7&pay=9")
    assert not rig.sent


@pytest.mark.parametrize("typed", ["abc", "-3", "0", "10000001"])
async def test_a_pay_that_is_none_is_told_and_the_list_stays(rig: Rig, typed: str) -> None:
    said = (await rig(SearchState.choose("pay", typed), path="/jobs?pay=9"))["search_state"]["pay_said"]
    assert said == "Type an amount such as 14, 14.50 or 32,000, up to 10,000,000. The list stays as it is."
    assert not rig.sent
    await rig(SearchState.choose("pay", "9"), path="/jobs?pay=9")
    assert (await rig.state(SearchState)).pay_said == ""


async def test_more_adds_the_next_page_once(rig: Rig) -> None:
    for _ in range(21):
        await make_job()
    first = (await rig.open("/jobs"))["search_state"]
    assert len(first["rows"]) == 20
    again = SearchState.more(first["cursor"])
    assert len((await rig(again, path="/jobs"))["search_state"]["rows"]) == 21
    assert not (await rig(again, path="/jobs")).get("search_state")


async def test_who_comes_back_to_a_list_finds_as_much_of_it_as_was_shown(rig: Rig) -> None:
    for _ in range(45):
        await make_job()
    first = (await rig.open("/jobs"))["search_state"]
    await rig(SearchState.more(first["cursor"]), path="/jobs")
    again = (await rig.open("/jobs"))["search_state"]
    assert len(again["rows"]) == 40
    rest = (await rig(SearchState.more(again["cursor"]), path="/jobs"))["search_state"]
    assert len({row["slug"] for row in rest["rows"]}) == 45
    assert len((await rig.open("/jobs?sort=newest"))["search_state"]["rows"]) == 20


async def test_a_town_is_offered_and_searched_around(rig: Rig) -> None:
    await load_towns()
    await make_job(title="Here", place="Lisbon")
    await make_job(title="There", place="Porto")
    offered = (await rig(SearchState.suggest("lisb"), path="/jobs?q=here"))["search_state"]["places"]
    address = f"/jobs?q=here&place={LISBON}"
    assert offered == [{"label": "Lisbon, Portugal", "value": address, "text": "Lisbon", "fills": {}}]
    unknown = (await rig(SearchState.suggest("nowherexyz"), path="/jobs?q=here"))["search_state"]
    assert (unknown["places"], unknown["places_for"]) == ([], "nowherexyz")
    endless = (await rig(SearchState.suggest("x" * 100_000), path="/jobs?q=here"))["search_state"]
    assert endless["places_for"] == "x" * 80
    found = (await rig.open(f"/jobs?place={LISBON}"))["search_state"]
    assert [row["title"] for row in found["rows"]] == ["Here"]
    await rig(SearchState.anywhere(), path=f"/jobs?place={LISBON}&within=50&days=7")
    assert rig.sent[-1].payload["path"] == "/jobs?days=7"


async def test_a_search_is_kept_listed_changed_and_deleted_by_its_person_only(rig: Rig) -> None:
    cookie, other = await sign_in(await make_user()), await sign_in(await make_user())
    asked = (await rig(SavedSearchState.ask(), cookie, path="/jobs?q=cook&kind=INTERN"))["saved_search_state"]
    assert (asked["name"], asked["asking"]) == ("cook · Internship", True)
    kept = SavedSearchState.save({"name": " ", "alerts": "daily"})
    assert "name" in (await rig(kept, cookie, path="/jobs?q=cook"))["saved_search_state"]["error"]
    await rig(SavedSearchState.save({"name": "Mine", "alerts": "daily"}), cookie, path="/jobs?q=cook&kind=INTERN")
    for path, kept_here in (("/jobs?kind=INTERN&q=cook", True), ("/jobs?q=cook", False)):
        assert (await rig.open(path, cookie))["saved_search_state"]["kept"] is kept_here
    (row,) = (await rig.open("/jobs?tab=searches", cookie))["saved_search_state"]["searches"]
    assert (row["name"], row["href"], row["what"]) == ("Mine", "/jobs?q=cook&kind=INTERN", "“cook” · Internship")
    assert not (await rig.open("/jobs?tab=searches", other)).get("saved_search_state", {}).get("searches")
    for act in (SavedSearchState.alert(row["public_id"], "none"), SavedSearchState.delete(row["public_id"])):
        with pytest.raises(NotFound):
            await rig(act, other)
    changed = await rig(SavedSearchState.alert(row["public_id"], "weekly"), cookie)
    assert changed["saved_search_state"]["searches"][0]["alerts"] == "weekly"
    weekly = changed["saved_search_state"]["searches"]
    assert (await rig(SavedSearchState.delete(row["public_id"]), cookie))["saved_search_state"]["searches"] == []
    with pytest.raises(NotFound):
        await rig(SavedSearchState.restore(row["public_id"]), other)
    back = await rig(SavedSearchState.restore(row["public_id"]), cookie)
    assert back["saved_search_state"]["searches"] == weekly
    with pytest.raises(NotFound):
        await rig(SavedSearchState.restore(row["public_id"]), cookie)


async def test_a_guest_sees_no_ones_saved_jobs(rig: Rig) -> None:
    job = await make_job()
    await service.save(await identity_for(await make_user()), job.slug)
    shelf = (await rig.open("/jobs?tab=saved"))["list_state"]
    assert (shelf.get("rows", []), shelf["shelf"], shelf["signed_in"]) == ([], "saved", False)


async def test_a_passed_job_can_be_brought_back_from_its_list(rig: Rig) -> None:
    job = await make_job(clip=True)
    ada = await make_user()
    who, cookie = await identity_for(ada), await sign_in(ada)
    await service.pass_(who, job.slug)
    assert (await rig.open("/jobs?tab=passed", cookie))["list_state"]["total"] == 1
    assert (await rig(ListState.remove(job.slug), cookie))["list_state"]["total"] == 0
    assert len((await service.feed(who))["cards"]) == 1


async def test_a_job_that_closes_while_it_is_shown_says_so_on_reload(rig: Rig) -> None:
    job = await make_job(closes_at=clock.now() + timedelta(minutes=5))
    assert not (await rig.open(f"/jobs/{job.slug}"))["job_state"]["job"]["closed"]
    async with db.transaction() as session:
        row = await session.get(Job, job.id)
        assert row
        row.closes_at = clock.now()
    assert (await rig.open(f"/jobs/{job.slug}"))["job_state"]["job"]["closed"]


@pytest.mark.parametrize("wanted", ["save", "pass", "unsave", "save-everything"])
async def test_what_a_tab_wanted_done_is_done_for_its_own_person_and_only_if_it_may_be(rig: Rig, wanted: str) -> None:
    job = await make_job(clip=True)
    ada, ben = await make_user(), await make_user()
    cookie = await sign_in(ada)
    stored = {f"{AskState.get_full_name()}.wanted": f"{wanted} {job.slug}"}
    await rig.open("/", stored=stored)
    await rig.open("/", cookie, stored=stored)
    who, other = await identity_for(ada), await identity_for(ben)
    assert (await service.job_view(who, job.slug))["saved"] is (wanted == "save")
    assert bool((await service.feed(who))["cards"]) is (wanted != "pass")
    assert (await service.feed(other))["cards"]
    assert not (await service.job_view(other, job.slug))["saved"]
    assert (await rig.state(AskState, cookie)).wanted == ""


async def test_what_closes_soon_and_the_calendar_are_ones_own(rig: Rig) -> None:
    job = await make_job(closes_at=clock.now() + timedelta(hours=5))
    ada = await make_user()
    cookie = await sign_in(ada)
    await service.save(await identity_for(ada), job.slug)
    soon = (await rig.open("/jobs?tab=saved", cookie))["soon_state"]["soon"]
    assert (soon["slug"], soon["count"]) == (job.slug, 1)
    address = (await rig(SoonState.turn_on(), cookie))["soon_state"]
    assert address["calendar"].startswith("http://localhost:8000/calendar/")
    assert address["webcal"].startswith("webcal://localhost:8000/calendar/")
    assert (await rig(SoonState.turn_off(), cookie))["soon_state"]["calendar"] == ""
    assert (await rig.open("/applications", cookie))["mine_state"]["soon"]["slug"] == job.slug
    assert not (await rig.open("/jobs?tab=saved")).get("soon_state", {}).get("soon")
    with pytest.raises(SignInNeeded):
        await rig(SoonState.turn_on())
