"""The player of the edit, over the tools that change it."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.adjust import adjusted
from resumes_app.applications.components.reply.labels import GLYPHS, PREVIEW
from resumes_app.applications.components.reply.looks import look_filter
from resumes_app.applications.components.reply.music import pressed
from resumes_app.applications.components.reply.texts import FAMILIES, typefaces
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui.edit_preview import Chosen, FrameRules, edit_preview
from resumes_app.ui.tool_tabs import beside_tool, open_tool

FIRST_TOOL, FIRST_BESIDE = "clips", "look"
opened = open_tool(FIRST_TOOL)
"""Which tool is open, in the browser."""
beside = beside_tool(FIRST_TOOL, FIRST_BESIDE)
"""The newest that was not the timeline, which on a desktop needs none to be shown."""
DUCKED = 0.48
"""About what is left of a bed under a voice that ducks it."""


def preview(**acts: Any) -> rx.Component:
    """Return the player of the edit; `acts`: what is chosen on it, and events of it."""
    draft = TakesState.draft
    beds = [(bed["id"], bed["src"]) for bed in studio.bed_choices()]
    player = edit_preview(
        clips=draft["clips"],
        coming=TakesState.previewed,
        filter=look_filter(),
        texts=draft["texts"],
        stickers=draft["stickers"],
        captions=draft["captions"],
        burn=draft["burn"],
        music=draft["music"],
        bed_src=rx.match(draft["music"]["bed"], *beds, ""),
        ducked=DUCKED,
        hear=pressed.value,
        families=FAMILIES,
        rules=frame_rules(),
        cards=TakesState.written,
        labels=PREVIEW,
        glyphs=GLYPHS,
        **acts,
    )
    return rx.fragment(typefaces(), adjusted(), player)


def tool_id(tool: str) -> str:
    """Return the id of the element in which the tool of that name is."""
    return f"tool-{tool}"


def placing_preview() -> rx.Component:
    """Return the player of the edit, on which texts and stickers are chosen, moved and sized."""
    kinds = [
        ("text", Chosen(kind="text", number=LayingState.text)),
        ("stickers", Chosen(kind="sticker", number=LayingState.sticker)),
    ]
    chosen: Any = rx.match(opened, *kinds, Chosen(kind="", number=-1))
    return preview(
        chosen=chosen.to(Chosen),
        tools={"text": tool_id("text"), "sticker": tool_id("stickers")},
        on_choose=LayingState.choose,
        on_place=LayingState.place,
        on_remove=LayingState.remove,
    )


def frame_rules() -> FrameRules:
    """Return how the finished picture is laid out."""
    rules = studio.preview_rules()
    return FrameRules(
        width=rules.width,
        height=rules.height,
        fps=rules.fps,
        tolerance=rules.fill_tolerance,
        safe=rules.text_safe,
        captions_top=rules.captions_top,
        captions_bottom=rules.captions_bottom,
        clear_right=rules.clear_right,
        clear_bottom=rules.clear_bottom,
        text_sizes=list(rules.text_sizes),
        sticker_sizes=list(rules.sticker_sizes),
    )
