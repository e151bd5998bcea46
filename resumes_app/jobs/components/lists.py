"""`/jobs`: a filter, three shelves, and rows."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.calendar import saved_calendar
from resumes_app.jobs.components.parts import company_mark, company_name, deadline
from resumes_app.jobs.schemas import Shelf
from resumes_app.jobs.state import ListState, SoonState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.local_time import closing_line

SHELVES = ((Shelf.OPEN, "All open"), (Shelf.SAVED, "Saved"), (Shelf.PASSED, "Passed"))


def _tab(shelf: Shelf, label: str) -> rx.Component:
    return router_link(
        label,
        href="/jobs" if shelf == Shelf.OPEN else f"/jobs?tab={shelf}",
        aria_current=rx.cond(ListState.shelf == shelf.value, "page", "false"),
        class_name=(
            "inline-flex min-h-tap flex-none items-center rounded-pill px-4 font-semibold text-ink-soft no-underline "
            "hover:bg-ink/8 aria-[current=page]:bg-inverse aria-[current=page]:text-on-inverse"
        ),
    )


def _filter() -> rx.Component:
    typed: Any = ListState.search
    return rx.el.label(
        rx.el.span("Filter by title, company, place or tag", class_name="sr-only"),
        icons.search("pointer-events-none absolute left-4 top-1/2 size-5 -translate-y-1/2 text-ink-soft"),
        rx.el.input(
            type="search",
            name="q",
            # Uncontrolled: what is typed never waits for the server. The key fills it anew from another address.
            key=rx.Var.create(ListState.fill).to(str),
            default_value=ListState.q,
            placeholder="Title, company, place",
            on_change=typed.debounce(250),
            auto_complete="off",
            data_testid="search",
            class_name=(
                "min-h-12 w-full rounded-pill border-2 border-line-strong bg-surface pl-12 pr-4 text-base text-ink "
                "placeholder:text-ink-faint"
            ),
        ),
        class_name="relative block w-full sm:max-w-sm",
    )


def _row(row: Any) -> rx.Component:
    taking_off = controls.button(
        rx.cond(ListState.shelf == Shelf.SAVED.value, "Remove", "Bring back"),
        on_click=ListState.remove(row["slug"]),
        variant="secondary",
        size="sm",
        aria_label=rx.cond(
            ListState.shelf == Shelf.SAVED.value,
            "Remove " + row["title"].to(str) + " from the saved jobs",
            "Bring " + row["title"].to(str) + " back into the feed",
        ),
        test_id="take-off",
    )
    picture = rx.cond(
        row["poster"] != "",
        rx.el.img(src=row["poster"], alt="", loading="lazy", class_name="size-full object-cover"),
        company_mark(row["company"], size="size-full text-xl"),
    )
    return rx.el.li(
        rx.el.div(
            picture,
            style={"background": f"center / cover url('{row['placeholder']}')"},
            # The shape of the clip: a poster may carry a title anywhere.
            class_name="h-32 w-18 flex-none overflow-hidden rounded-control bg-sunken",
            aria_hidden="true",
        ),
        rx.el.div(
            rx.el.div(
                company_name(row["company"]),
                rx.cond(row["replied"], controls.badge("You replied", tone="positive")),
                rx.cond(row["drafted"], controls.badge("Draft", tone="primary")),
                rx.cond(row["closes_soon"], controls.badge("Closes soon", tone="caution")),
                rx.cond(row["closed"], controls.badge("Closed")),
                class_name="flex flex-wrap items-center gap-2 text-sm text-ink-soft",
            ),
            rx.el.h2(
                router_link(
                    row["title"],
                    href="/jobs/" + row["slug"].to(str),
                    class_name="text-ink no-underline after:absolute after:inset-0 hover:underline",
                ),
                class_name="mt-0.5 text-lg",
            ),
            rx.el.p(row["facts"], class_name="mt-1 text-sm text-ink-soft"),
            rx.el.div(deadline(row, brief=True), class_name="mt-1.5"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(ListState.shelf != Shelf.OPEN.value, rx.el.div(taking_off, class_name="relative z-sticky self-center")),
        key=row["slug"].to(str),
        data_testid="result",
        class_name=(
            "relative flex flex-wrap gap-4 rounded-card border border-line bg-surface p-3 transition-shadow "
            "hover:shadow-card sm:flex-nowrap sm:p-4"
        ),
    )


def _nothing() -> rx.Component:
    feed = controls.link_button("Scroll the feed", "/", icon=icons.feed)
    none_here = rx.match(
        ListState.shelf,
        (
            Shelf.SAVED.value,
            feedback.empty_state(
                icons.bookmark, "Nothing saved yet", "Save a job in the feed and it waits for you here.", feed
            ),
        ),
        (
            Shelf.PASSED.value,
            feedback.empty_state(
                icons.undo, "Nothing passed", "Jobs you pass on are kept here, so a wrong swipe does no harm.", feed
            ),
        ),
        feedback.empty_state(icons.briefcase, "No open jobs right now", "Look in again tomorrow."),
    )
    no_match = feedback.empty_state(
        icons.search,
        "No job matches",
        rx.cond(
            ListState.shelf == Shelf.OPEN.value,
            "Try fewer or shorter words.",
            "Not in this list. Try fewer or shorter words, or look through all jobs.",
        ),
        controls.link_button("Show all open jobs", "/jobs", variant="secondary"),
    )
    return rx.cond(ListState.q != "", no_match, none_here)


def _sign_in() -> rx.Component:
    return feedback.empty_state(
        icons.user,
        "Your own lists need an account",
        "Sign in to see what you saved and passed.",
        rx.el.div(
            controls.link_button("Sign in", f"/signin?next=/jobs%3Ftab%3D{Shelf.SAVED}"),
            controls.link_button("Create an account", f"/signup?next=/jobs%3Ftab%3D{Shelf.SAVED}", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
    )


def _results() -> rx.Component:
    more = rx.cond(
        rx.Var.create(ListState.rows).length() < ListState.total,
        controls.button("Show more", on_click=ListState.more, variant="secondary", class_name="mx-auto mt-6 flex"),
    )
    return rx.fragment(
        rx.el.ul(
            rx.foreach(ListState.rows, _row), class_name="grid grid-cols-1 gap-3 xl:grid-cols-2", aria_label="Jobs"
        ),
        more,
    )


def job_lists() -> rx.Component:
    """Return the whole content of `/jobs`."""
    own = (ListState.shelf != Shelf.OPEN.value) & ~ListState.signed_in
    count = rx.cond(ListState.total == 1, "1 job", rx.Var.create(ListState.total).to(str) + " jobs")
    return rx.fragment(
        rx.el.div(
            _filter(),
            rx.el.nav(
                *[_tab(shelf, label) for shelf, label in SHELVES], aria_label="Lists", class_name="flex flex-wrap gap-1"
            ),
            class_name="flex flex-col gap-3 sm:flex-row sm:items-center sm:justify-between",
        ),
        rx.cond(
            ListState.shelf == Shelf.SAVED.value,
            rx.el.div(closing_line(SoonState.soon), class_name="mt-4 empty:hidden"),
        ),
        rx.el.div(feedback.status_line(rx.cond(ListState.loaded & ~own, count, "")), class_name="mt-3"),
        rx.el.div(
            rx.cond(
                ListState.loaded,
                rx.cond(own, _sign_in(), rx.cond(ListState.total > 0, _results(), _nothing())),
                feedback.skeleton_list(6, "Loading jobs"),
            ),
            class_name="mt-2",
        ),
        rx.cond((ListState.shelf == Shelf.SAVED.value) & ListState.signed_in & ListState.loaded, saved_calendar()),
    )
