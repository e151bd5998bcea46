"""The looks to choose from, each shown on the clip in which the preview stands."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import LookChoice
from resumes_app.ui.edit_still import standing_thumb
from resumes_app.ui.tone import TONE


def _look(look: LookChoice) -> rx.Component:
    first = TakesState.rows[0]
    return rx.el.button(
        rx.el.span(
            standing_thumb(
                clips=TakesState.draft["clips"],
                client_id=first["client_id"],
                src=first["src"],
                number=first["number"],
                class_name="size-full object-cover",
            ),
            style={"filter": TONE if look["css"] == "none" else f"{TONE} {look['css']}"},
            class_name="mx-auto block h-16 w-full overflow-hidden rounded-chip lg:h-18",
        ),
        rx.el.span(look["label"], class_name="mt-1 block min-h-[2lh] w-full text-center text-xs leading-tight"),
        type="button",
        aria_pressed=TakesState.draft["look"] == look["name"],
        on_click=EditingState.choose_look(look["name"]),
        data_testid=f"look-{look['name']}",
        class_name=f"{CHOICE} !p-1 lg:!p-1.5",
    )


def look_filter() -> Any:
    """Return the CSS property `filter` of pictures that look as the video does."""
    look = TakesState.draft["look_css"]
    return rx.cond(look == "none", TONE, f"{TONE} {look}")


def looks() -> rx.Component:
    """Return the looks, one beside and below the other."""
    return rx.el.div(
        *[_look(look) for look in studio.look_choices()],
        role="group",
        aria_label="Look",
        class_name=(
            "grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-2 "
            "lg:grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))]"
        ),
    )
