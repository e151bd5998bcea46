"""The list of takes: in order, with what is still on its way."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.shutter import live, recording
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls, icons
from resumes_app.ui.network import or_offline
from resumes_app.ui.takes import take_length, take_order, take_thumb

under_way: Any = TakesState.uploading & ~recording
"""True while takes go up; what is recorded has no end yet of which there could be a share."""


def _named(part: str, row: Any) -> rx.Var[str]:
    """Return the name by which the focus finds a part of the take's row, wherever the row is."""
    return f"{part}-" + row["client_id"].to(str)


def _remove(number: rx.Var[int]) -> rx.Var[str]:
    """Return the name of whichever take's button is at this place."""
    return "remove-" + number.to(str)


def _row(row: Any) -> rx.Component:
    kept = row["take"] != ""
    length = take_length(client_id=row["client_id"], text=row["length"])
    moves = rx.fragment(
        controls.icon_button(
            icons.arrow_up("size-5"),
            "Move take " + row["number"].to(str) + " up",
            on_click=TakesState.move(row["take"].to(str), -1),
            disabled=~kept | (row["number"] == 1),
            size="sm",
            data_focus=_named("up", row),
            data_then=_named("down", row),
        ),
        controls.icon_button(
            icons.arrow_down("size-5"),
            "Move take " + row["number"].to(str) + " down",
            on_click=TakesState.move(row["take"].to(str), 1),
            disabled=~kept | (row["number"] == TakesState.kept),
            size="sm",
            data_focus=_named("down", row),
            data_then=_named("up", row),
        ),
    )
    # Under its note, which needs the width.
    again = rx.cond(
        row["again"],
        controls.button(
            "Send again", on_click=TakesState.send_again(row["client_id"].to(str)), size="sm", class_name="mt-2"
        ),
    )
    return rx.el.li(
        rx.el.span(
            icons.drag_handle("size-5"),
            data_drag=True,
            title="Drag to move",
            class_name="flex-none cursor-grab touch-none self-stretch content-center text-ink-faint",
        ),
        take_thumb(
            client_id=row["client_id"],
            src=row["src"],
            number=row["number"],
            class_name="h-16 w-9 flex-none rounded-chip object-cover",
        ),
        rx.el.div(
            rx.el.p("Take ", row["number"], class_name="font-semibold"),
            rx.el.p(
                rx.cond(row["length"] != "", rx.el.span(length, class_name="tabular-nums")),
                # That a take has ended is told to the server only once there is a network.
                rx.cond(
                    row["running"] & ~recording,
                    rx.el.span("On this device"),
                    rx.cond(row["note"] != "", rx.el.span(row["note"])),
                ),
                data_problem=row["problem"],
                class_name="flex flex-wrap gap-x-2 text-sm text-ink-soft data-[problem=true]:text-danger",
            ),
            again,
            class_name="min-w-0 flex-1",
        ),
        rx.cond(row["again"], rx.fragment(), moves),
        controls.icon_button(
            icons.trash("size-5"),
            "Remove take " + row["number"].to(str),
            on_click=TakesState.remove(row["take"].to(str), row["client_id"].to(str)),
            disabled=row["running"].to(bool),
            size="sm",
            test_id="remove",
            data_focus=_remove(row["number"].to(int)) + " " + _named("take", row),
            data_then=_remove(row["number"].to(int))
            + " "
            + _remove(row["number"].to(int) - 1)
            + " stage takes-close step",
        ),
        key=row["client_id"].to(str),
        data_testid="take",
        data_take=row["take"],
        data_kept=kept,
        class_name=(
            "flex items-center gap-2 rounded-control bg-surface p-2 pr-1 data-[dragged=true]:relative "
            "data-[dragged=true]:z-sticky data-[dragged=true]:shadow-raised"
        ),
    )


def take_list() -> rx.Component:
    """Return the takes, or what will stand here."""
    return rx.el.div(
        rx.cond(
            TakesState.count > 0,
            take_order(
                rx.foreach(TakesState.rows, _row),
                label="Your takes",
                on_move=TakesState.move,
                class_name="flex flex-col gap-2",
            ),
            rx.el.p(
                "No take yet.",
                rx.cond(live, " Press the round button when you are ready.", ""),
                class_name="text-ink-soft",
            ),
        ),
        rx.cond(
            TakesState.over != "",
            rx.el.p(
                "Together they are ",
                rx.el.strong(TakesState.over),
                " too long. Remove a take, or record a shorter one.",
                role="status",
                class_name="mt-3 rounded-control bg-caution-soft px-4 py-3 text-caution",
            ),
        ),
        data_testid="takes",
    )


def upload_line() -> rx.Component:
    """Return how far the uploads are, while there are any; without the network none goes on."""
    words = rx.el.p(
        "Uploading: ",
        rx.el.span(TakesState.uploaded_percent, " %", class_name="tabular-nums"),
        class_name="text-sm text-ink-soft",
        data_testid="uploading",
    )
    return rx.cond(under_way, or_offline(words, text=""))


def upload_bar() -> rx.Component:
    """Return the same as a bar at the foot of its place, for who sees; it is in words elsewhere."""
    bar = rx.el.span(
        rx.el.span(
            style={"width": TakesState.uploaded_percent.to(str) + "%"},
            class_name="block h-full rounded-pill bg-primary",
        ),
        aria_hidden="true",
        data_testid="upload-bar",
        class_name="absolute inset-x-1 bottom-1 block h-2 rounded-pill border border-black/60 bg-white/80",
    )
    return rx.cond(under_way, or_offline(bar, text=""))
