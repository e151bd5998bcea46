"""The player of the edit, over the tools that change it."""

import reflex as rx

from resumes_app.applications.components.reply.adjust import adjusted
from resumes_app.applications.components.reply.labels import GLYPHS, PREVIEW
from resumes_app.applications.components.reply.music import pressed
from resumes_app.applications.components.reply.texts import FAMILIES, typefaces
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui.edit_preview import FrameRules, edit_preview
from resumes_app.ui.tone import TONE

DUCKED = 0.48
"""About what is left of a bed under a voice that ducks it."""


def preview() -> rx.Component:
    """Return the player of the edit."""
    draft = TakesState.draft
    beds = [(bed["id"], bed["src"]) for bed in studio.bed_choices()]
    look = draft["look_css"]
    player = edit_preview(
        clips=draft["clips"],
        coming=TakesState.previewed,
        filter=rx.cond(look == "none", TONE, f"{TONE} {look}"),
        texts=draft["texts"],
        stickers=draft["stickers"],
        captions=draft["captions"],
        burn=draft["burn"],
        music=draft["music"],
        bed_src=rx.match(draft["music"]["bed"], *beds, ""),
        ducked=DUCKED,
        hear=pressed.value,
        families=FAMILIES,
        rules=_rules(),
        labels=PREVIEW,
        glyphs=GLYPHS,
    )
    return rx.fragment(typefaces(), adjusted(), player)


def _rules() -> FrameRules:
    rules = studio.preview_rules()
    return FrameRules(
        width=rules.width,
        height=rules.height,
        fps=rules.fps,
        tolerance=rules.fill_tolerance,
        safe=rules.text_safe,
        captions_top=rules.captions_top,
        captions_bottom=rules.captions_bottom,
    )
