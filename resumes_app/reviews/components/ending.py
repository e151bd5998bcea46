"""What stands where there is no card: no replies yet, all decided, not for this viewer, still loading."""

from typing import Any

import reflex as rx

from resumes_app.reviews.components.queue import mark
from resumes_app.reviews.components.sight import order, sight
from resumes_app.reviews.state import DeckState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.swipe_deck import QueueRow

_JOB: Any = DeckState.job
ONE_COLUMN = 6
"""People who are listed one under another; more stand side by side where there is room."""


def _copy_link() -> rx.Component:
    path = rx.Var.create("/jobs/" + _JOB["slug"].to(str))
    address: rx.Var[str] = rx.Var(f"location.origin + {path}", _var_type=str, _var_data=path._get_all_var_data())
    # Pages that come without TLS, other than from this machine, have no clipboard.
    able: rx.Var[bool] = rx.Var("Boolean(navigator.clipboard)", _var_type=bool)
    copy = [rx.set_clipboard(address), DeckState.copied(able)]
    return controls.button("Copy the job’s link", on_click=copy, icon=icons.link, test_id="copy-link")


def empty() -> rx.Component:
    """Return the place of the pile before the first reply."""
    return rx.el.div(
        feedback.empty_state(
            icons.inbox,
            "No replies yet",
            "They appear here by themselves, as soon as they can be watched. Share the job to get the first.",
            rx.el.div(
                _copy_link(),
                controls.link_button("Back to your jobs", "/hire", variant="secondary"),
                class_name="flex flex-wrap justify-center gap-3",
            ),
            test_id="deck-empty",
        ),
        class_name="grid h-full place-items-center",
    )


def _person(row: Any) -> rx.Component:
    """A way to look at the reply again."""
    return rx.el.button(
        mark(row["kind"]),
        rx.el.span(row["name"], class_name="min-w-0 flex-1 truncate text-left font-semibold"),
        rx.el.span(
            rx.cond(row["mine"], "You", row["by"]),
            class_name="max-w-[40%] flex-none truncate text-sm text-ink-soft",
        ),
        type="button",
        on_click=order("show", row["id"]),
        class_name=(
            "flex min-h-14 w-full items-center gap-3 rounded-control border border-line bg-surface px-3 "
            "hover:border-line-strong"
        ),
    )


def _chosen(row: Any) -> rx.Component:
    return rx.el.li(_person(row), key=row["id"].to(str), class_name="min-w-0")


def _those(kind: str) -> Any:
    """Return the rows of the queue that were decided as `kind`."""
    queue = sight()["queue"]
    script = f"({queue!s} ?? []).filter((row) => row.kind === '{kind}')"
    return rx.Var(script, _var_data=queue._get_all_var_data()).to(list[QueueRow])


def _group(name: str, kind: str, many: Any) -> rx.Component:
    rows = _those(kind)
    title = rx.el.h3(
        name,
        rx.el.span(rows.length(), class_name="font-medium tabular-nums text-ink-soft"),
        class_name="flex gap-2 px-1 text-base",
    )
    columns = rx.cond(many, "sm:grid-cols-2 2xl:grid-cols-3", "")
    people = rx.el.ul(rx.foreach(rows, _chosen), class_name=["mt-2 grid grid-cols-1 gap-2", columns])
    return rx.cond(rows.length() > 0, rx.el.section(title, people, class_name="mt-7"))


def _declined() -> rx.Component:
    """Who was declined, folded away; each can be brought back."""
    rows = _those("decline")
    title = rx.el.summary(
        "Declined ",
        rx.el.span(rows.length(), class_name="font-medium tabular-nums text-ink-soft"),
        class_name="min-h-tap cursor-pointer rounded-control px-1 py-2.5 text-base font-bold",
        data_testid="declined",
    )
    people = rx.el.ul(rx.foreach(rows, _back), class_name="mt-2 grid grid-cols-1 gap-2")
    return rx.cond(rows.length() > 0, rx.el.details(title, people, class_name="mt-7"))


def _back(row: Any) -> rx.Component:
    name = row["name"].to(str)
    back = controls.button(
        "Bring back",
        on_click=order("bring_back", row["id"]),
        variant="quiet",
        size="sm",
        aria_label=rx.Var.create("Bring back ") + name,
        data_testid="bring-back",
    )
    return rx.el.li(
        rx.el.div(_person(row), class_name="min-w-0 flex-1"),
        rx.cond(DeckState.can_decide, back),
        key=row["id"].to(str),
        class_name="flex min-w-0 items-center gap-2",
    )


def finished() -> rx.Component:
    """Return what is left when every reply is decided: who was chosen, the starred first, who was not, the way back."""
    seen = sight()
    chosen = _those("star").length() + _those("shortlist").length()
    many = chosen > ONE_COLUMN
    inside = rx.el.div(
        rx.el.h2("Every reply is decided", class_name="text-center text-2xl"),
        rx.el.p(
            seen["decided"],
            " of ",
            seen["total"],
            ". Candidates see their answer now.",
            class_name="mt-2 text-center text-ink-soft",
        ),
        _group("Starred", "star", many),
        _group("Shortlisted", "shortlist", many),
        rx.cond(chosen == 0, rx.el.p("Nobody is shortlisted.", class_name="mt-7 text-center")),
        _declined(),
        rx.cond(
            DeckState.more_decided > 0,
            rx.el.p(DeckState.more_decided, " decided earlier are not listed.", class_name="mt-7 px-1 text-ink-soft"),
        ),
        rx.el.div(
            controls.link_button("Back to your jobs", "/hire"),
            class_name="mt-8 flex justify-center",
        ),
        class_name=["m-auto w-full py-6", rx.cond(many, "max-w-form sm:max-w-[60rem]", "max-w-form")],
    )
    return rx.el.div(
        rx.cond(seen, inside),
        # On a phone it runs between the head and the buttons, which lie over the pile's place.
        class_name=(
            "absolute inset-x-0 bottom-[var(--deck-bar)] top-[var(--deck-top)] flex overflow-y-auto px-4 lg:inset-0"
        ),
        data_testid="deck-finished",
    )


def refused() -> rx.Component:
    """Return what somebody sees who may not watch this job's replies."""
    return rx.el.div(
        feedback.empty_state(
            icons.users,
            "These replies are not yours to watch",
            "Only the people who review for this company can. If you are one of them, ask a colleague to add you.",
            controls.link_button("Go to the jobs", "/jobs"),
            test_id="refused",
        ),
        class_name="grid h-full place-items-center",
    )


def waiting() -> rx.Component:
    """Return the deck's shape before it is there."""
    row = rx.el.div(
        feedback.skeleton("size-7 flex-none rounded-pill"),
        feedback.skeleton("h-5 flex-1 rounded-chip"),
        class_name="flex min-h-14 items-center gap-3 px-3",
    )
    return rx.el.div(
        rx.el.span("Loading replies", role="status", class_name="sr-only"),
        rx.el.div(class_name="max-lg:hidden lg:col-span-2 xl:col-span-3 h-16 border-b border-line"),
        rx.el.div(*[row for _ in range(8)], class_name="hidden border-r border-line p-3 lg:block"),
        rx.el.div(
            feedback.skeleton("size-full lg:aspect-[9/16] lg:w-auto lg:rounded-card"),
            class_name="grid min-h-0 place-items-center lg:pb-24 lg:pt-5",
        ),
        rx.el.div(
            feedback.skeleton("h-9 w-3/5 rounded-chip"),
            feedback.skeleton("mt-6 h-5 w-4/5 rounded-chip"),
            feedback.skeleton("mt-3 h-5 w-2/3 rounded-chip"),
            class_name="hidden border-l border-line p-5 xl:block",
        ),
        class_name=GRID,
    )


GRID = (
    "grid h-full min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] "
    "lg:grid-cols-[16rem_minmax(0,1fr)] lg:grid-rows-[auto_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_20rem]"
)
"""Queue, pile and facts side by side under one line; the narrower the window, the fewer: a phone has the pile alone."""
