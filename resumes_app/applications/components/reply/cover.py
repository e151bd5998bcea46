"""Which picture stands for the video before it plays."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.looks import look_filter
from resumes_app.applications.components.reply.preview import frame_rules
from resumes_app.applications.components.reply.texts import FAMILIES
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls
from resumes_app.ui.edit_still import edit_still
from resumes_app.ui.playhead import PLAYHEAD_MS

_cover: Any = TakesState.draft["cover_ms"]


def cover() -> rx.Component:
    """Return the choice of the cover."""
    shown: Any = rx.Var(f"({_cover!s} / 1000).toFixed(1)", _var_data=_cover._get_all_var_data())
    moment = shown.to(str)
    draft = TakesState.draft
    chosen = edit_still(
        clips=draft["clips"],
        at_ms=_cover,
        filter=look_filter(),
        texts=draft["texts"],
        stickers=draft["stickers"],
        captions=draft["captions"],
        burn=draft["burn"],
        families=FAMILIES,
        rules=frame_rules(),
        class_name="h-40 aspect-[9/16] flex-none rounded-chip bg-sunken lg:h-64",
    )
    words = rx.el.div(
        rx.el.p(
            rx.cond(
                _cover < 0,
                "A picture from the beginning stands for your video. Stop the preview where you like yourself better.",
                "The picture at " + moment + " s stands for your video.",
            ),
            role="status",
            data_testid="cover",
            class_name="text-sm text-ink-soft",
        ),
        rx.el.div(
            controls.button("Use this picture", on_click=LayingState.choose_cover(PLAYHEAD_MS), test_id="use-cover"),
            rx.cond(
                _cover >= 0,
                controls.button(
                    "Choose for me", on_click=LayingState.choose_cover(-1), variant="quiet", test_id="no-cover"
                ),
            ),
            class_name="flex flex-wrap gap-3",
        ),
        class_name="flex flex-col gap-3",
    )
    return rx.el.div(rx.cond(_cover >= 0, chosen), words, class_name="flex items-start gap-4")
