"""Which of two versions of a job stands was chosen, and is chosen once more."""

from resumes_app.jobs.state import JobActsState, JobFormState
from resumes_app.models import Company
from resumes_app.ui.feedback.notices import NoticeState
from tests.events import Rig
from tests.factories import make_job
from tests.jobs.writing import draft_in_two_tabs, edit, fields, stored, writing


async def take_theirs(rig: Rig, cookie: str, page: str, **both: tuple[str, str]) -> int:
    """Tab "a" types the first and tab "b" the second of each field, then "b" shows theirs; returns its notice."""
    now = {"fill": str((await writing(rig, cookie, "b")).fill)}
    await rig(
        JobFormState.typed(fields(**{name: hers for name, (hers, _) in both.items()})), cookie, tab="a", path=page
    )
    his = {name: his for name, (_, his) in both.items()}
    await rig(JobFormState.typed(fields(**his | now)), cookie, tab="b", path=page)
    await rig(JobActsState.show_theirs(), cookie, tab="b", path=page)
    return (await rig.state(NoticeState, cookie, tab="b")).shown[-1]["id"]


async def test_each_undo_puts_back_what_its_own_press_took_away(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    first = await take_theirs(rig, cookie, page, title=("A", "B"))
    second = await take_theirs(rig, cookie, page, title=("A", "A"), tags=("day", "night"))
    await rig(NoticeState.act(first), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["tags"]) == ("B", "day")
    await rig(NoticeState.act(second), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["tags"]) == ("B", "night")


async def test_what_was_typed_about_one_job_is_put_back_into_no_other(rig: Rig, cookie: str, company: Company) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await take_theirs(rig, cookie, page, title=("A", "B"))
    other = edit(await make_job(company, title="Other"))
    await rig.open(other, cookie, tab="b")
    for number in range(3):
        await rig(JobActsState.show_mine(number), cookie, tab="b", path=other)
    assert (await writing(rig, cookie, "b")).form["title"] == "Other"
    assert (await writing(rig, cookie, "b")).saved == ""


async def test_who_keeps_theirs_is_asked_again_where_it_was_changed_once_more(rig: Rig, cookie: str) -> None:
    page = await draft_in_two_tabs(rig, cookie)
    await rig(JobFormState.typed(fields(title="A")), cookie, tab="a", path=page)
    await rig(JobFormState.typed(fields(title="B")), cookie, tab="b", path=page)
    await rig(JobFormState.typed(fields(title="A, again", level="senior")), cookie, tab="a", path=page)
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    assert (await writing(rig, cookie, "b")).clashing == "Title"
    (notice,) = (await rig.state(NoticeState, cookie, tab="b")).shown
    assert notice["text"] == "They changed it once more meanwhile. Look at theirs, or keep yours by another press."
    assert (await stored(rig, cookie, page)).form["title"] == "A, again"
    await rig(JobActsState.keep_mine(), cookie, tab="b", path=page)
    form = (await stored(rig, cookie, page)).form
    assert (form["title"], form["level"]) == ("B", "senior")
