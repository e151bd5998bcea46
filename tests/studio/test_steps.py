"""What is one step of undo: a slider that is moved is, two different acts never are, however fast they follow."""

from typing import Any

import pytest

from resumes_app.accounts.schemas import Identity
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView, ToneView
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")

PLAIN = ToneView(brightness=0, contrast=0, warmth=0)


@pytest.fixture
async def edited() -> tuple[Identity, DraftView]:
    """Somebody with a draft of two takes of 4 s."""
    _, who = await make_candidate()
    draft = await make_draft(who)
    for _ in range(2):
        await keep_take(who, draft, recording(4))
    return who, await service.draft_view(who, draft["id"])


async def undo(who: Identity, draft: DraftView) -> DraftView:
    return await service.undo(who, draft["id"], (await service.draft_view(who, draft["id"]))["version"])


async def test_a_reset_is_a_step_of_its_own(edited: tuple[Identity, DraftView]) -> None:
    who, draft = edited
    await service.adjust(who, draft["id"], {**PLAIN, "warmth": 40})
    await service.adjust(who, draft["id"], PLAIN, apart=True)
    assert (await undo(who, draft))["tone"]["warmth"] == 40
    assert (await undo(who, draft))["tone"] == PLAIN


async def test_each_slider_of_the_tone_is_a_step(edited: tuple[Identity, DraftView]) -> None:
    who, draft = edited
    await service.adjust(who, draft["id"], {**PLAIN, "warmth": 20})
    await service.adjust(who, draft["id"], {**PLAIN, "warmth": 40})
    await service.adjust(who, draft["id"], {**PLAIN, "warmth": 40, "contrast": 10})
    assert (await undo(who, draft))["tone"] == {**PLAIN, "warmth": 40}
    assert (await undo(who, draft))["tone"] == PLAIN


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"fit": "fill"}, {"zoom": 2.0}),
        ({"zoom": 2.0}, {"focus_x": 0.2}),
        ({"transition": "fade", "transition_ms": 500}, {"transition_ms": 900}),
        ({"transition": "fade", "transition_ms": 500}, {"transition": "slide", "transition_ms": 500}),
        ({"mute": True}, {"mute": False}),
        ({"fit": "fill"}, {"fit": "pad"}),
    ],
)
async def test_two_settings_of_a_clip_are_two_steps(
    edited: tuple[Identity, DraftView], first: dict[str, Any], then: dict[str, Any]
) -> None:
    who, draft = edited
    view = await service.set_clip(who, draft["id"], draft["version"], 1, first)
    await service.set_clip(who, draft["id"], view["version"], 1, then)
    clip: Any = (await undo(who, draft))["clips"][1]
    assert {name: clip[name] for name in first} == first
    clip = (await undo(who, draft))["clips"][1]
    assert clip == draft["clips"][1]


async def test_a_slider_of_a_clip_is_one_step(edited: tuple[Identity, DraftView]) -> None:
    who, draft = edited
    view = draft
    for speed in (1.1, 1.2, 1.3):
        view = await service.set_clip(who, draft["id"], view["version"], 0, {"speed": speed})
    for out_ms in (3_000, 2_000):
        view = await service.trim_clip(who, draft["id"], view["version"], 0, 0, out_ms)
    view = await service.trim_clip(who, draft["id"], view["version"], 0, 500, 2_000)
    clip = (await undo(who, draft))["clips"][0]
    assert (clip["in_ms"], clip["out_ms"]) == (0, 2_000)
    assert (await undo(who, draft))["clips"][0]["speed"] == 1.3
    assert (await undo(who, draft))["clips"][0]["speed"] == 1


async def test_words_size_and_typeface_of_a_text_are_three_steps(edited: tuple[Identity, DraftView]) -> None:
    who, draft = edited
    size = (await lay_text(who, draft, "Ana"))["texts"][0]["size"]
    for values in ({"text": "Ana L"}, {"text": "Ana Luz"}, {"size": 0.06}, {"size": 0.07}, {"face": "hand"}):
        view = await service.draft_view(who, draft["id"])
        await service.set_text(who, draft["id"], view["version"], 0, values)
    seen = [(await undo(who, draft))["texts"][0] for _ in range(3)]
    assert [(text["text"], text["size"]) for text in seen] == [("Ana Luz", 0.07), ("Ana Luz", size), ("Ana", size)]
