"""The list of replies beside the pile: who was decided how, and a way to any of them."""

from typing import Any

import reflex as rx

from resumes_app.reviews.components.sight import DETAILS, order, sight
from resumes_app.ui import icons

_MARKS = {
    "shortlist": (icons.check, "Shortlisted", "bg-positive-soft text-positive"),
    "star": (icons.star, "Starred", "bg-caution-soft text-star"),
    "decline": (icons.close, "Declined", "bg-danger-soft text-danger"),
}


def mark(kind: Any) -> rx.Component:
    """Return the sign of a decision; an empty circle while there is none."""
    cases = [
        (
            name,
            rx.el.span(
                icon("size-4", label=label),
                class_name=f"grid size-7 flex-none place-items-center rounded-pill {colours}",
            ),
        )
        for name, (icon, label, colours) in _MARKS.items()
    ]
    waiting = rx.el.span(
        rx.el.span("Not decided yet", class_name="sr-only"),
        class_name="size-7 flex-none rounded-pill border-2 border-dashed border-line-strong",
    )
    return rx.match(kind, *cases, waiting)


def _row(row: Any) -> rx.Component:
    by = rx.el.span(rx.cond(row["mine"], "You", row["by"]), class_name="truncate")
    detail = rx.cond(row["kind"] != "", by, rx.el.span(row["received"], class_name="truncate"))
    return rx.el.li(
        rx.el.button(
            mark(row["kind"]),
            rx.el.span(
                rx.el.span(row["name"], class_name="truncate font-semibold text-ink"),
                rx.el.span(detail, class_name="flex min-w-0 text-xs text-ink-soft"),
                class_name="flex min-w-0 flex-1 flex-col text-left",
            ),
            rx.el.span(row["length"], class_name="flex-none text-xs tabular-nums text-ink-soft"),
            type="button",
            on_click=[order("show", row["id"]), DETAILS.set_value(False)],
            aria_current=rx.cond(row["current"], "true", "false"),
            class_name=(
                "flex min-h-14 w-full items-center gap-3 rounded-control px-3 py-2 hover:bg-ink/8 "
                "aria-[current=true]:bg-primary-soft aria-[current=true]:text-on-primary-soft"
            ),
        ),
        key=row["id"].to(str),
        # Hundreds of rows cost nothing while they are out of sight.
        class_name="[content-visibility:auto] [contain-intrinsic-size:auto_3.5rem]",
        data_testid="queue-row",
        data_kind=row["kind"],
    )


def queue(list_id: str) -> rx.Component:
    """Return the list; it scrolls by itself."""
    return rx.el.nav(
        rx.el.h2("Replies", class_name="px-3 pb-2 text-sm font-semibold text-ink-soft"),
        rx.el.ol(rx.foreach(sight()["queue"], _row), class_name="flex flex-col gap-0.5"),
        id=list_id,
        aria_label="Replies to this job",
        class_name="min-h-0 overflow-y-auto p-3",
    )
