"""Replies that are revealed in stages: what each reviewer gets of them, and when."""

import json
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from resumes_app import db
from resumes_app.accounts.schemas import GUEST
from resumes_app.applications import service as applications
from resumes_app.errors import Conflict, InvalidInput, NotFound, NotPermitted, SignInNeeded
from resumes_app.files.service import may_read
from resumes_app.models import Application, Member, Watch
from resumes_app.reviews import service
from tests.factories import identity_for, make_company, make_job, make_member
from tests.queries import counted_queries
from tests.reviews.factories import Hidden, Team, make_hidden, make_team


async def staged(name: str = "Ximena Quiroga", **more: Any) -> tuple[Team, Hidden]:
    team = await make_team(staged_reveal=True)
    return team, await make_hidden(team.job, name, **more)


async def to_sound(who: Any, hidden: Hidden) -> Any:
    await service.score(who, hidden.id, "words", 4)
    return await service.open_stage(who, hidden.id, "sound")


async def to_picture(who: Any, hidden: Hidden) -> Any:
    await to_sound(who, hidden)
    await service.score(who, hidden.id, "sound", 2)
    return await service.open_stage(who, hidden.id, "picture")


async def readable(who: Any, hidden: Hidden) -> tuple[bool, bool]:
    """Whether `who` may read the sound, and the picture."""
    return await may_read(who, hidden.sound), await may_read(who, hidden.picture)


def told(secrets: tuple[str, ...], *sent: Any) -> set[str]:
    """Return which secrets stand in what was sent."""
    text = json.dumps(sent, default=str, ensure_ascii=False).casefold()
    return {secret for secret in secrets if secret.casefold() in text}


async def test_a_reply_is_a_number_and_words_at_first(database: None) -> None:
    team, hidden = await staged(number=12)
    view = await service.deck(team.mia, team.job.slug)
    (card,) = view["cards"]
    assert (card["name"], card["stage"], card["next"], card["length"]) == ("Applicant 12", "words", "sound", "")
    assert card["clip"]["transcript"] == "Good morning, I am [name], and I make coffee."
    assert told(hidden.secrets(), view) == set()
    assert view["can_score"]


async def test_a_score_opens_the_sound_and_another_one_the_picture(database: None) -> None:
    team, hidden = await staged()
    secrets = hidden.secrets()
    card = await to_sound(team.mia, hidden)
    assert (card["stage"], card["next"], card["sound"]) == ("sound", "picture", f"/media/{hidden.sound}")
    assert (card["name"], card["length"]) == ("Applicant 1", "0:20")
    assert told(secrets, card) == set(hidden.sound_name())
    await service.score(team.mia, hidden.id, "sound", 5)
    card = await service.open_stage(team.mia, hidden.id, "picture")
    assert (card["stage"], card["next"], card["name"]) == ("picture", "", "Ximena Quiroga")
    assert card["clip"]["token"] == hidden.clip.token and "Ximena" in card["clip"]["transcript"]
    assert card["scores"] == {"words": 4, "sound": 5}


async def test_the_bytes_follow_the_stage_of_each_reviewer(database: None) -> None:
    team, hidden = await staged()
    assert await readable(team.mia, hidden) == (False, False)
    await to_sound(team.mia, hidden)
    assert await readable(team.mia, hidden) == (True, False)
    await service.score(team.mia, hidden.id, "sound", 1)
    await service.open_stage(team.mia, hidden.id, "picture")
    assert await readable(team.mia, hidden) == (True, True)
    for other in (team.noor, team.vic):
        assert await readable(other, hidden) == (False, False)
        (card,) = (await service.deck(other, team.job.slug))["cards"]
        assert (card["name"], card["scores"]) == ("Applicant 1", {})
    assert await may_read(await identity_for(hidden.candidate), hidden.picture)


async def test_who_leaves_the_company_plays_nothing_any_more(database: None) -> None:
    team, hidden = await staged()
    await to_picture(team.mia, hidden)
    async with db.transaction() as session:
        await session.exec(sa.delete(Member).where(col(Member.user_id) == team.mia.id))
    assert await readable(await identity_for(team.people["Mia"]), hidden) == (False, False)


async def test_a_reply_taken_back_is_closed_and_opens_as_far_as_it_was(database: None) -> None:
    team, hidden = await staged()
    await to_picture(team.mia, hidden)
    await to_sound(team.noor, hidden)
    candidate = await identity_for(hidden.candidate)
    await applications.withdraw(candidate, hidden.id)
    for who in (team.mia, team.noor):
        assert await readable(who, hidden) == (False, False)
    await applications.restore(candidate, hidden.id)
    assert await readable(team.mia, hidden) == (True, True)
    assert await readable(team.noor, hidden) == (True, False)
    assert await readable(team.vic, hidden) == (False, False)


async def test_the_same_clip_in_an_open_job_opens_only_that_one(database: None) -> None:
    team, hidden = await staged()
    other = await make_job(team.company)
    async with db.transaction() as session:
        twin = Application(job_id=other.id or 0, candidate_id=hidden.candidate.id or 0, clip_id=hidden.clip.id)
        session.add(twin)
        await session.flush()
        await applications.share(session, twin, team.company.id or 0)
    (card,) = (await service.deck(team.mia, team.job.slug))["cards"]
    assert told(hidden.secrets(), card) == set()
    assert await readable(team.mia, hidden) == (False, True)
    await applications.withdraw(await identity_for(hidden.candidate), twin.public_id)
    assert await readable(team.mia, hidden) == (False, False)


async def test_nothing_opens_without_a_score_nor_out_of_turn(database: None) -> None:
    team, hidden = await staged()
    for stage in ("sound", "picture"):
        with pytest.raises(Conflict, match="Give a score first"):
            await service.open_stage(team.mia, hidden.id, stage)
    with pytest.raises(Conflict):
        await service.score(team.mia, hidden.id, "sound", 3)
    await service.score(team.mia, hidden.id, "words", 3)
    with pytest.raises(Conflict, match="Give a score first"):
        await service.open_stage(team.mia, hidden.id, "picture")
    with pytest.raises(InvalidInput):
        await service.open_stage(team.mia, hidden.id, "smell")
    for points in (-1, 6):
        with pytest.raises(InvalidInput, match="1 to 5"):
            await service.score(team.mia, hidden.id, "words", points)
    assert await readable(team.mia, hidden) == (False, False)


async def test_a_score_changes_until_the_next_stage_is_opened(database: None) -> None:
    team, hidden = await staged()
    assert (await service.score(team.mia, hidden.id, "words", 2))["scores"] == {"words": 2}
    assert (await service.score(team.mia, hidden.id, "words", 5))["scores"] == {"words": 5}
    assert (await service.score(team.mia, hidden.id, "words", 0))["scores"] == {}
    with pytest.raises(Conflict, match="Give a score first"):
        await service.open_stage(team.mia, hidden.id, "sound")
    card = await to_sound(team.mia, hidden)
    with pytest.raises(Conflict, match="stays as it is"):
        await service.score(team.mia, hidden.id, "words", 1)
    # What was sent twice, since the first answer was lost, is the same.
    assert await service.score(team.mia, hidden.id, "words", 4) == card
    assert await service.open_stage(team.mia, hidden.id, "sound") == card


async def test_who_only_watches_reads_and_goes_no_further(database: None) -> None:
    team, hidden = await staged()
    view = await service.deck(team.vic, team.job.slug)
    assert len(view["cards"]) == 1 and not view["can_score"]
    outsider = await identity_for(await make_member(await make_company()))
    for who, error in ((team.vic, NotPermitted), (outsider, NotPermitted), (GUEST, SignInNeeded)):
        with pytest.raises(error):
            await service.score(who, hidden.id, "words", 3)
        with pytest.raises(error):
            await service.open_stage(who, hidden.id, "sound")
    with pytest.raises(NotFound):
        await service.score(team.mia, "nosuchreply", "words", 3)


async def test_a_job_that_shows_replies_at_once_has_nothing_to_score(database: None) -> None:
    team = await make_team()
    hidden = await make_hidden(team.job, "Ximena Quiroga")
    (card,) = (await service.deck(team.mia, team.job.slug))["cards"]
    assert (card["name"], card["stage"], card["next"], card["sound"]) == ("Ximena Quiroga", "picture", "", "")
    with pytest.raises(InvalidInput, match="at once"):
        await service.score(team.mia, hidden.id, "words", 3)
    with pytest.raises(InvalidInput, match="at once"):
        await service.open_stage(team.mia, hidden.id, "picture")


async def test_a_reply_without_captions_begins_with_its_sound_for_everybody(database: None) -> None:
    team, hidden = await staged(words=" ")
    for who in (team.mia, team.vic):
        (card,) = (await service.deck(who, team.job.slug))["cards"]
        assert (card["stage"], card["next"]) == ("sound", "picture")
        assert "no captions" in card["why"] and card["sound"] == f"/media/{hidden.sound}"
        assert await readable(who, hidden) == (True, False)
    await service.score(team.mia, hidden.id, "sound", 3)
    assert (await service.open_stage(team.mia, hidden.id, "picture"))["name"] == "Ximena Quiroga"


async def test_a_reply_with_nothing_to_read_or_hear_is_opened_by_a_score(database: None) -> None:
    team, hidden = await staged(words=" ", sound=False)
    for who in (team.mia, team.vic):
        (card,) = (await service.deck(who, team.job.slug))["cards"]
        assert (card["name"], card["stage"], card["next"], card["sound"]) == ("Applicant 1", "words", "picture", "")
        assert "nothing to read or hear" in card["why"] and told(hidden.secrets(), card) == set()
        assert not await may_read(who, hidden.picture)
        await applications.watched(who, hidden.id, 5000)
    async with db.reading() as session:
        assert not (await session.exec(select(Watch))).all()
    with pytest.raises(Conflict, match="Give a score first"):
        await service.open_stage(team.mia, hidden.id, "picture")
    await service.score(team.mia, hidden.id, "words", 3)
    assert (await service.open_stage(team.mia, hidden.id, "picture"))["name"] == "Ximena Quiroga"
    assert await may_read(team.mia, hidden.picture) and not await may_read(team.noor, hidden.picture)


async def test_a_reply_in_writing_goes_from_words_to_its_card(database: None) -> None:
    team, hidden = await staged(sound=False)
    (card,) = (await service.deck(team.mia, team.job.slug))["cards"]
    assert (card["stage"], card["next"]) == ("words", "picture")
    with pytest.raises(InvalidInput):
        await service.open_stage(team.mia, hidden.id, "sound")
    await service.score(team.mia, hidden.id, "words", 3)
    assert (await service.open_stage(team.mia, hidden.id, "picture"))["stage"] == "picture"
    assert await may_read(team.mia, hidden.picture)


async def test_whoever_decides_by_the_words_has_not_seen_more(database: None) -> None:
    team, hidden = await staged()
    outcome = await service.decide(team.mia, hidden.id, "shortlist", 0)
    assert outcome["name"] == "Applicant 1"
    (card,) = (await service.deck(team.mia, team.job.slug))["cards"]
    assert (card["kind"], card["name"], card["stage"]) == ("shortlist", "Applicant 1", "words")
    # The way to the name of somebody who was chosen is the same.
    assert (await to_picture(team.mia, hidden))["name"] == "Ximena Quiroga"
    (card,) = (await service.deck(team.noor, team.job.slug))["cards"]
    assert (card["kind"], card["by"], card["name"]) == ("shortlist", "Mia", "Applicant 1")


async def test_no_sentence_names_somebody_before_the_picture(database: None) -> None:
    team, hidden = await staged()
    await to_picture(team.noor, hidden)
    await service.decide(team.noor, hidden.id, "decline", 0)
    with pytest.raises(Conflict, match="Noor already declined Applicant 1"):
        await service.decide(team.mia, hidden.id, "star", 1)
    with pytest.raises(Conflict, match="Noor already declined Applicant 1"):
        await service.undo(team.mia, team.job.slug, hidden.id)
    with pytest.raises(Conflict, match="Noor already declined Ximena Quiroga"):
        await service.decide(team.noor, hidden.id, "star", 1)


async def test_the_deck_in_stages_takes_eight_queries_however_many_replies_there_are(database: None) -> None:
    team = await make_team(staged_reveal=True)
    for number in range(5):
        await make_hidden(team.job, f"Person{number} Qu", number=number + 1)
    with counted_queries() as statements:
        assert len((await service.deck(team.mia, team.job.slug))["cards"]) == 5
    assert len(statements) == 8
