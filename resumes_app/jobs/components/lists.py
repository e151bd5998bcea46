"""`/jobs`: the search, and the shelves that a person fills."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.accounts.state import ViewerState
from resumes_app.jobs.components.calendar import saved_calendar
from resumes_app.jobs.components.filtering import chips, filters_beside, filters_button, sort_field
from resumes_app.jobs.components.finding import nothing_found, open_results, search_notes
from resumes_app.jobs.components.rows import job_row
from resumes_app.jobs.components.saved_searches import keep_button, kept_searches
from resumes_app.jobs.endpoints import SERVED_JOBS, SERVED_QUERY
from resumes_app.jobs.schemas import Shelf
from resumes_app.jobs.state import ListState, SavedSearchState, SearchState, SoonState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper
from resumes_app.ui.local_time import closing_line
from resumes_app.ui.served_slot import served_slot

SHELVES = (
    (Shelf.OPEN, "All open"),
    (Shelf.SAVED, "Saved"),
    (Shelf.PASSED, "Passed"),
    (Shelf.SEARCHES, "Searches"),
)


def _tab(shelf: Shelf, label: str) -> rx.Component:
    return router_link(
        label,
        href="/jobs" if shelf == Shelf.OPEN else f"/jobs?tab={shelf}",
        aria_current=rx.cond(ListState.shelf == shelf.value, "page", "false"),
        class_name=(
            "inline-flex min-h-tap flex-none items-center rounded-pill px-4 font-semibold text-ink-soft no-underline "
            "max-sm:px-3 "
            "hover:bg-ink/8 aria-[current=page]:bg-inverse aria-[current=page]:text-on-inverse"
        ),
    )


def _field() -> rx.Component:
    typed: Any = ListState.search
    field = rx.el.label(
        rx.el.span("Search by title, company, place, tag or any word", class_name="sr-only"),
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
        class_name="relative block min-w-0 flex-1",
    )
    # Only who has no scripts, or is quicker than they are, sends the form: typing searches.
    return rx.el.form(
        rx.html("", id=SERVED_QUERY, custom_attrs={"suppressHydrationWarning": True}),
        field,
        rx.el.noscript(rx.el.button("Search", type="submit", class_name="min-h-12 px-4 font-semibold text-link")),
        action="/jobs",
        method="get",
        role="search",
        class_name="flex min-w-0 flex-1 items-center sm:max-w-md",
    )


def _nothing_here() -> rx.Component:
    feed = controls.link_button("Scroll the feed", "/", icon=icons.feed)
    none_here = rx.cond(
        ListState.shelf == Shelf.SAVED.value,
        feedback.empty_state(
            icons.bookmark, "Nothing saved yet", "Save a job in the feed and it waits for you here.", feed
        ),
        feedback.empty_state(
            icons.undo, "Nothing passed", "Jobs you pass on are kept here, so a wrong swipe does no harm.", feed
        ),
    )
    no_match = feedback.empty_state(
        icons.search,
        "No job matches",
        "Not in this list. Try fewer or shorter words, or look through all jobs.",
        controls.link_button("Show all open jobs", "/jobs", variant="secondary"),
    )
    return rx.cond(ListState.q != "", no_match, none_here)


def _sign_in() -> rx.Component:
    back = rx.Var.create("?next=/jobs%3Ftab%3D") + ListState.shelf
    return feedback.empty_state(
        icons.user,
        "Your own lists need an account",
        "Sign in to see what you saved and passed, and the searches you keep.",
        rx.el.div(
            controls.link_button("Sign in", rx.Var.create("/signin") + back),
            controls.link_button("Create an account", rx.Var.create("/signup") + back, variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
    )


def _shelf() -> rx.Component:
    more = rx.cond(
        rx.Var.create(ListState.rows).length() < ListState.total,
        controls.button("Show more", on_click=ListState.more, variant="secondary", class_name="mx-auto mt-6 flex"),
    )
    rows = rx.el.ul(
        rx.foreach(ListState.rows, lambda row: job_row(row, taking_off=True)),
        class_name="grid grid-cols-1 gap-3 xl:grid-cols-2",
        aria_label="Jobs",
    )
    return rx.cond(ListState.total > 0, rx.fragment(rows, more), _nothing_here())


def _search() -> rx.Component:
    view: Any = SearchState.view
    count = rx.cond(view, view["total"], "")
    found = rx.el.div(
        rx.el.div(
            feedback.status_line(count, test_id="total"),
            rx.el.div(keep_button(), sort_field(), class_name="ml-auto flex flex-wrap items-center gap-2"),
            class_name="flex flex-wrap items-center gap-x-4 gap-y-2",
        ),
        chips(),
        search_notes(),
        rx.cond(rx.Var.create(SearchState.rows).length() > 0, open_results(), nothing_found()),
        class_name="min-w-0 flex-1",
    )
    return rx.el.div(filters_beside(), found, class_name="flex items-start gap-8")


def job_lists() -> rx.Component:
    """Return the whole content of `/jobs`."""
    own = (ListState.shelf != Shelf.OPEN.value) & ~ListState.signed_in
    count = rx.cond(ListState.total == 1, "1 job", rx.Var.create(ListState.total).to(str) + " jobs")
    waiting = feedback.skeleton_list(6, "Loading jobs")
    shelf = rx.fragment(feedback.status_line(rx.cond(ListState.loaded, count, "")), _shelf())
    searches = rx.cond(SavedSearchState.loaded, kept_searches(), waiting)
    return rx.fragment(
        focus_keeper(),
        rx.el.div(
            rx.el.div(
                rx.cond(ListState.shelf != Shelf.SEARCHES.value, _field()),
                rx.cond(ListState.shelf == Shelf.OPEN.value, filters_button()),
                class_name="flex min-w-0 flex-1 items-center gap-2",
            ),
            rx.el.nav(
                *[_tab(shelf, label) for shelf, label in SHELVES], aria_label="Lists", class_name="flex flex-wrap gap-1"
            ),
            class_name="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center sm:justify-between",
        ),
        rx.cond(
            ListState.shelf == Shelf.SAVED.value,
            rx.el.div(closing_line(SoonState.soon, ViewerState.time_zone), class_name="mt-4 empty:hidden"),
        ),
        rx.el.div(
            rx.cond(
                ListState.loaded,
                rx.cond(
                    own,
                    _sign_in(),
                    rx.match(
                        ListState.shelf,
                        (Shelf.OPEN.value, rx.cond(SearchState.view, _search(), waiting)),
                        (Shelf.SEARCHES.value, searches),
                        shelf,
                    ),
                ),
                served_slot(SERVED_JOBS, waiting),
            ),
            class_name="mt-4",
        ),
        rx.cond((ListState.shelf == Shelf.SAVED.value) & ListState.signed_in & ListState.loaded, saved_calendar()),
    )
