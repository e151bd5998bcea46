"""The deadline of a reply: to the second, and from the press on Send."""

from datetime import timedelta
from secrets import token_hex

import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import Identity
from resumes_app.applications import service
from resumes_app.applications.service.pressing import ARRIVES_WITHIN, MAX_COMING
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import Gone, NotFound, NotPermitted
from resumes_app.files.service import MAX_BYTES
from resumes_app.jobs.service import close_due, close_job
from resumes_app.models import Application, Job, PressedSend, Upload, User
from tests.applications.test_reply_page import local, open_page
from tests.events import Rig
from tests.factories import identity_for, make_job, make_member, make_user
from tests.jobs.factories import NOON
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

INSTANT = timedelta(microseconds=1)


class Late:
    """Somebody with a draft of one take, an hour before the job closes at noon; the clock stands still."""

    def __init__(self, user: User, who: Identity, job: Job, draft: dict) -> None:  # type: ignore[type-arg]
        self.user, self.who, self.job, self.draft = user, who, job, draft

    def at(self, after: timedelta) -> None:
        clock.set_source(lambda: NOON + after)

    async def upload(self, client_id: str) -> None:
        """A take's upload into the draft has begun."""
        await begin_upload(self.who, self.draft["id"], client_id)

    async def send(self) -> str:
        reply = await service.send_reply(self.who, self.job.slug, draft_id=self.draft["id"], agreed=True)
        return str(reply["standing"])

    async def reply(self) -> Application | None:
        async with db.reading() as session:
            return (await session.exec(select(Application))).one_or_none()


async def begin_upload(who: Identity, draft_id: str, client_id: str) -> None:
    upload = Upload(
        id=token_hex(16),
        owner_id=who.id,
        purpose="take",
        client_id=client_id,
        draft_public_id=draft_id,
        expires_at=clock.now() + timedelta(days=1),
    )
    async with db.transaction() as session:
        session.add(upload)


@pytest.fixture
async def late(database: None) -> Late:
    clock.set_source(lambda: NOON - timedelta(hours=1))
    user, who = await make_candidate()
    job = await make_job(closes_at=NOON)
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    return Late(user, who, job, draft)


async def test_the_last_moment_counts(late: Late) -> None:
    late.at(-INSTANT)
    assert await late.send() == "rendering"


@pytest.mark.parametrize("closed", [True, False], ids=["the task has run", "no task has run"])
async def test_the_deadline_itself_is_too_late(late: Late, closed: bool) -> None:
    late.at(timedelta(0))
    if closed:
        await close_due()
    with pytest.raises(Gone, match="takes no more replies"):
        await late.send()
    assert await late.reply() is None
    assert (await service.reply_view(late.who, late.job.slug))["access"] == "closed"


async def test_what_was_sent_in_time_counts_when_its_takes_arrive_later(late: Late) -> None:
    late.at(-INSTANT)
    await late.upload("on-its-way")
    await service.press_send(late.who, late.job.slug, {"on-its-way": 0})
    late.at(timedelta(minutes=20))
    await close_due()
    await keep_take(late.who, late.draft, recording(1.5), client_id="on-its-way")
    assert (await service.reply_view(late.who, late.job.slug))["access"] == "open"
    assert await late.send() == "rendering"
    reply = await late.reply()
    assert reply and reply.submitted_at == NOON - INSTANT
    assert await late.send() == "rendering"  # A repeat is the same reply.
    async with db.reading() as session:
        assert (await session.exec(select(PressedSend))).all() == []


async def test_a_take_that_was_begun_after_the_press_does_not_count(late: Late) -> None:
    late.at(-INSTANT)
    await late.upload("on-its-way")
    await service.press_send(late.who, late.job.slug, {"on-its-way": 0})
    late.at(timedelta(minutes=20))
    await keep_take(late.who, late.draft, recording(1.5), client_id="recorded-late")
    with pytest.raises(Gone, match="remove the takes that came later"):
        await late.send()
    assert await late.reply() is None


async def test_a_name_whose_upload_had_not_begun_is_no_take_on_its_way(late: Late) -> None:
    late.at(-INSTANT)
    _, other = await make_candidate()
    await begin_upload(other, (await make_draft(other, late.job))["id"], "to-be-recorded")
    await service.press_send(late.who, late.job.slug, {"to-be-recorded": 0})
    late.at(timedelta(minutes=20))
    await keep_take(late.who, late.draft, recording(1.5), client_id="to-be-recorded")
    with pytest.raises(Gone, match="remove the takes that came later"):
        await late.send()


def in_browser(*names: str) -> dict[str, int]:
    """Takes of which nothing has gone up: the first is `recording(1.1)`, the next `recording(1.2)`."""
    return {name: recording(1 + number / 10).stat().st_size for number, name in enumerate(names, 1)}


async def test_takes_count_that_only_the_browser_has_at_the_press(late: Late) -> None:
    late.at(-INSTANT)
    await late.upload("on-its-way")
    held = in_browser("held-1", "held-2")
    await service.press_send(late.who, late.job.slug, {"on-its-way": 5, **held})
    late.at(timedelta(minutes=20))
    view = await service.reply_view(late.who, late.job.slug)
    assert set(view["awaited"]) == {"on-its-way", "held-1", "held-2"}
    await keep_take(late.who, late.draft, recording(1.5), client_id="on-its-way")
    for number, name in enumerate(held, 1):
        await keep_take(late.who, late.draft, recording(1 + number / 10), client_id=name)
    assert await late.send() == "rendering"
    reply = await late.reply()
    assert reply and reply.submitted_at == NOON - INSTANT


async def test_a_take_that_grew_after_the_press_is_another_one(late: Late) -> None:
    late.at(-INSTANT)
    await service.press_send(late.who, late.job.slug, in_browser("held"))
    late.at(timedelta(minutes=20))
    await keep_take(late.who, late.draft, recording(1.5), client_id="held")
    with pytest.raises(Gone, match="remove the takes that came later"):
        await late.send()


async def test_of_a_voice_the_size_of_its_upload_counts(late: Late) -> None:
    late.at(-INSTANT)
    await service.press_send(late.who, late.job.slug, {"held": 4321})
    late.at(timedelta(minutes=20))
    await late.upload("held")
    async with db.transaction() as session:
        upload = (await session.exec(select(Upload))).one()
        upload.size_bytes = 4321
    await keep_take(late.who, late.draft, recording(1.5), client_id="held")  # A copy with a card, of another size.
    assert await late.send() == "rendering"


async def test_no_more_takes_are_noted_than_a_browser_tells_of_and_none_without_a_size(late: Late) -> None:
    many = {f"take-{number}": 10 for number in range(MAX_COMING + 5)}
    await service.press_send(
        late.who, late.job.slug, {"none": 0, "less": -1, "vast": MAX_BYTES + 1, "n" * 65: 1, **many}
    )
    async with db.reading() as session:
        pressed = (await session.exec(select(PressedSend))).one()
    assert pressed.coming == list(pressed.held) == [f"take-{number}" for number in range(MAX_COMING - 4)]


async def test_what_is_noted_for_one_draft_counts_in_no_other(late: Late) -> None:
    late.at(-INSTANT)
    await service.press_send(late.who, late.job.slug, in_browser("held"))
    _, other = await make_candidate()
    draft = await make_draft(other, late.job)
    await service.press_send(other, late.job.slug, {})
    late.at(timedelta(minutes=20))
    await keep_take(other, draft, recording(1.1), client_id="held")
    with pytest.raises(Gone, match="remove the takes that came later"):
        await service.send_reply(other, late.job.slug, draft_id=draft["id"], agreed=True)
    with pytest.raises(NotFound):
        await service.send_reply(other, late.job.slug, draft_id=late.draft["id"], agreed=True)


async def test_a_press_after_the_close_leaves_the_one_before_as_it_is(late: Late) -> None:
    late.at(-INSTANT)
    await service.press_send(late.who, late.job.slug, in_browser("held"))
    late.at(timedelta(minutes=20))
    await service.press_send(late.who, late.job.slug, {"recorded-late": 5})
    await service.take_press_back(late.who, late.job.slug)  # A look at another step loses nothing.
    async with db.reading() as session:
        pressed = (await session.exec(select(PressedSend))).one()
    assert (pressed.coming, pressed.pressed_at) == (["held"], NOON - INSTANT)


async def test_the_page_says_until_when_what_was_sent_in_time_may_arrive(late: Late) -> None:
    assert (await service.reply_view(late.who, late.job.slug))["arrives_until"] == ""
    await service.press_send(late.who, late.job.slug, in_browser("held"))
    assert (await service.reply_view(late.who, late.job.slug))["arrives_until"] == ""
    late.at(timedelta(minutes=20))
    view = await service.reply_view(late.who, late.job.slug)
    assert view["arrives_until"] == (NOON + ARRIVES_WITHIN).isoformat()


async def test_what_was_sent_long_before_the_close_may_arrive_until_an_hour_after_it(late: Late) -> None:
    await late.upload("on-its-way")
    await service.press_send(late.who, late.job.slug, {"on-its-way": 0})
    late.at(ARRIVES_WITHIN - INSTANT)
    await keep_take(late.who, late.draft, recording(1.5), client_id="on-its-way")
    assert await late.send() == "rendering"


async def test_nothing_is_waited_for_without_end(late: Late) -> None:
    late.at(-INSTANT)
    await service.press_send(late.who, late.job.slug, {})
    late.at(ARRIVES_WITHIN)
    with pytest.raises(Gone):
        await late.send()
    assert (await service.reply_view(late.who, late.job.slug))["access"] == "closed"


async def test_a_press_after_the_deadline_is_none(late: Late) -> None:
    late.at(timedelta(0))
    with pytest.raises(Gone):
        await service.press_send(late.who, late.job.slug, {})
    with pytest.raises(Gone):
        await late.send()


async def test_a_press_after_an_early_close_is_none_and_one_before_counts(late: Late) -> None:
    await service.press_send(late.who, late.job.slug, {})
    late.at(timedelta(minutes=-30))
    async with db.reading() as session:
        from resumes_app.models import Company

        company = await session.get(Company, late.job.company_id)
        assert company
    await close_job(await identity_for(await make_member(company)), late.job.slug)
    _, other_who = await make_candidate()
    with pytest.raises(Gone):
        await service.press_send(other_who, late.job.slug, {})
    assert await late.send() == "rendering"


async def test_who_goes_back_to_change_something_has_not_sent(late: Late) -> None:
    await service.press_send(late.who, late.job.slug, {})
    await service.take_press_back(late.who, late.job.slug)
    late.at(timedelta(0))
    with pytest.raises(Gone):
        await late.send()


async def test_only_candidates_press_and_each_for_themselves(late: Late) -> None:
    await service.press_send(late.who, late.job.slug, {})
    stranger = await identity_for(await make_user())
    late.at(timedelta(minutes=1))
    assert (await service.reply_view(stranger, late.job.slug))["access"] == "closed"
    with pytest.raises(NotFound):
        await service.press_send(late.who, "nothing", {})
    from tests.factories import make_company

    with pytest.raises(NotPermitted):
        await service.press_send(await identity_for(await make_member(await make_company())), late.job.slug, {})


async def test_the_page_notes_the_press_and_sends_after_the_deadline(rig: Rig) -> None:
    user, who = await make_candidate()
    job = await make_job(closes_at=clock.now() + timedelta(hours=1))
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    cookie, _ = await open_page(rig, user, job, "send")
    await rig(SendingState.agree(True), cookie)
    await rig(TakesState.takes_changed([local()]), cookie)
    await begin_upload(who, draft["id"], "local-1")
    assert (await rig(SendingState.send(), cookie))["sending_state"]["waiting"]
    later = clock.now() + timedelta(hours=1, minutes=5)
    async with db.transaction() as session:
        pressed = (await session.exec(select(PressedSend))).one()
        assert pressed.coming == ["local-1"]
        pressed.pressed_at = later - timedelta(minutes=10)
    clock.set_source(lambda: later)
    await keep_take(who, draft, recording(1.5), client_id="local-1")
    await rig(TakesState.take_kept("local-1"), cookie)
    changed = (await rig(SendingState.go_on(), cookie))["sending_state"]
    assert changed["sent"]["standing"] == "rendering"
