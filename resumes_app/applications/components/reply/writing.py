"""The reply in writing: the words, the card that they stand on, and how long it is."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.script_field import script_field
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.writing import WritingState
from resumes_app.studio import service as studio
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.feedback import banner

_ways: Any = TakesState.ways
_NEVER = -1
_open_at = ClientStateVar.create("reply_writing_open_at", default=_NEVER)
"""How many videos had been written when the sheet was opened: once one more is, it is closed."""
ways_open = ClientStateVar.create("reply_ways_open", default=False)
"""Whether the sheet of the other ways to answer is open, in which `write_instead` may stand."""


def takes_way(way: str) -> Any:
    """Return whether the job takes replies in this way, one of `schemas.WAYS`."""
    return _ways.contains(way)


def write_instead() -> rx.Component:
    """Return the way to a reply without camera and voice; nothing where the job takes none."""
    button = controls.button(
        "Write it instead",
        on_click=[ways_open.set_value(False), _open_at.set_value(WritingState.made), WritingState.begin],
        variant="secondary",
        icon=icons.pencil,
        test_id="write-instead",
        data_then="step",
    )
    return rx.cond(takes_way("text"), button)


def writing_sheet(purpose: Purpose) -> rx.Component:
    """Return the sheet in which a video is written."""
    cards = [
        rx.el.button(
            rx.el.span(
                style={"background": f"linear-gradient({card['top']}, {card['bottom']})"},
                class_name="block h-14 w-9 rounded-control",
                aria_hidden="true",
            ),
            card["label"],
            type="button",
            aria_pressed=WritingState.card == card["name"],
            on_click=WritingState.choose_card(card["name"]),
            data_testid=f"card-{card['name']}",
            class_name=f"{CHOICE} flex min-w-16 flex-col items-center gap-1 p-2 text-sm",
        )
        for card in studio.card_choices()
    ]
    make = controls.button(
        "Make it a video",
        on_click=WritingState.make,
        busy=WritingState.making,
        disabled=TakesState.reading_time == "",
        test_id="make-written",
        data_then="step",
    )
    foot = rx.el.div(
        rx.el.p(TakesState.reading_time, role="status", class_name="min-h-6 min-w-0 flex-1 text-sm text-ink-soft"),
        make,
        class_name="flex flex-wrap items-center justify-between gap-3",
    )
    unfit = rx.cond(WritingState.unfit != "", banner(WritingState.unfit, tone="danger"))
    told = rx.el.div(unfit, role="alert", data_testid="written-unfit", class_name="empty:hidden")
    choice = rx.el.div(*cards, role="group", aria_label="Card", class_name="-m-1 flex gap-2 overflow-x-auto p-1")
    return dialog(
        rx.el.div(
            script_field(purpose.words, lines=7, test_id="written"),
            told,
            choice,
            foot,
            class_name="flex flex-col gap-4",
        ),
        id="writing",
        title=purpose.write,
        text="Your words become a video of the same size as all others, page by page. You can put music under it.",
        open=_open_at.value == WritingState.made,
        on_close=_open_at.set_value(_NEVER),
    )
