"""Messages that belong to a place on the page."""

from typing import Literal

import reflex as rx

from resumes_app.ui import icons
from resumes_app.ui.props import Text, tested

MessageTone = Literal["plain", "positive", "caution", "danger"]

_FACES: dict[MessageTone, tuple[icons.Glyph, str]] = {
    "plain": (icons.info, "bg-sunken text-ink"),
    "positive": (icons.check, "bg-positive-soft text-positive"),
    "caution": (icons.warning, "bg-caution-soft text-caution"),
    "danger": (icons.warning, "bg-danger-soft text-danger"),
}


def empty_state(
    icon: icons.Glyph, title: Text, text: Text, action: rx.Component | None = None, *, test_id: str = ""
) -> rx.Component:
    """Return what stands where nothing is yet: what would be here, and the way to get it."""
    return rx.el.div(
        rx.el.div(
            icon("size-9"),
            class_name="grid size-20 place-items-center rounded-card bg-primary-soft text-on-primary-soft -rotate-3",
            aria_hidden="true",
        ),
        rx.el.h2(title, class_name="mt-5 text-xl"),
        rx.el.p(text, class_name="mt-2 max-w-[26rem] text-ink-soft"),
        *([rx.el.div(action, class_name="mt-6")] if action else []),
        class_name="mx-auto flex flex-col items-center px-6 py-14 text-center",
        **tested(test_id),
    )


def banner(
    text: Text | rx.Component, *, tone: MessageTone = "plain", action: rx.Component | None = None
) -> rx.Component:
    """Return a line across a page about the page itself ("This job closed on 30 June")."""
    icon, colours = _FACES[tone]
    return rx.el.div(
        icon("size-6 mt-px"),
        # The action goes under words that it would squeeze.
        rx.el.div(text, class_name="min-w-[min(100%-2.25rem,14rem)] flex-1 font-medium"),
        *([action] if action else []),
        class_name=f"flex flex-wrap items-start gap-3 rounded-control px-4 py-3.5 {colours}",
    )


def status_line(text: Text, *, tone: MessageTone = "plain", test_id: str = "") -> rx.Component:
    """Return a line whose changes are spoken ("Saved", "12 of 40 reviewed"); it keeps its height when empty."""
    colours = {
        "plain": "text-ink-soft",
        "positive": "text-positive",
        "caution": "text-caution",
        "danger": "text-danger",
    }
    return rx.el.p(text, role="status", class_name=f"min-h-6 text-sm font-medium {colours[tone]}", **tested(test_id))
