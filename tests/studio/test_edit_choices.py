"""Tone and the clean voice: saved in the edit list, checked, and only by the draft's owner."""

from typing import Any

import pytest
from sqlmodel import select

from resumes_app import db
from resumes_app.errors import InvalidInput, NotFound
from resumes_app.media.editlist import EditList, Tone, parse
from resumes_app.models import Draft
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView, ToneView
from tests.studio.factories import keep_take, make_candidate, make_draft

pytestmark = pytest.mark.usefixtures("database")

TONE = ToneView(brightness=20, contrast=-35, warmth=100)


async def saved(draft: DraftView) -> EditList:
    async with db.reading() as session:
        return parse((await session.exec(select(Draft.edit).where(Draft.public_id == draft["id"]))).one())


async def test_tone_and_clean_voice_are_saved_and_can_be_taken_back() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    await keep_take(who, draft)
    await service.adjust(who, draft["id"], TONE)
    view = await service.clean_voice(who, draft["id"], True)
    assert (view["tone"], view["clean_voice"]) == (TONE, True)
    edit = await saved(draft)
    assert (edit.tone, edit.clean_voice) == (Tone(0.2, -0.35, 1.0), True)
    await service.adjust(who, draft["id"], ToneView(brightness=0, contrast=0, warmth=0))
    view = await service.clean_voice(who, draft["id"], False)
    assert ((await saved(draft)).tone, view["clean_voice"]) == (Tone(), False)


@pytest.mark.parametrize("wrong", [101, -101, 0.5, True, "20", None, float("nan")])
@pytest.mark.parametrize("part", ToneView.__annotations__)
async def test_a_tone_off_the_scale_is_refused(part: str, wrong: Any) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput, match="−100 to 100"):
        await service.adjust(who, draft["id"], {**TONE, part: wrong})  # type: ignore[typeddict-item, misc]


@pytest.mark.parametrize("tone", [{}, {"brightness": 1}, {**TONE, "blur": 1}])
async def test_a_tone_with_other_parts_is_refused(tone: Any) -> None:
    _, who = await make_candidate()
    draft = await make_draft(who)
    with pytest.raises(InvalidInput):
        await service.adjust(who, draft["id"], tone)


async def test_another_persons_edit_is_not_found() -> None:
    (_, who), (_, other) = await make_candidate(), await make_candidate()
    draft = await make_draft(who)
    before = await service.draft_view(who, draft["id"])
    for act in (
        service.adjust(other, draft["id"], TONE),
        service.clean_voice(other, draft["id"], True),
    ):
        with pytest.raises(NotFound):
            await act
    assert await service.draft_view(who, draft["id"]) == before
