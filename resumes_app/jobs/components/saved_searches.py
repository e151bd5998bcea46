"""Searches that a person keeps: the button and dialog that keep one, and their list."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.state import ListState, SavedSearchState, SearchState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.forms import select_field, text_field

ALERTS = (("none", "No e-mails"), ("daily", "Every day"), ("weekly", "Every week"))


def keep_button() -> rx.Component:
    """Return the button that keeps the search, and its dialog; a guest is led to sign in and comes back."""
    here = rx.cond(SearchState.address != "", "/jobs?" + SearchState.address, "/jobs")
    encoded = rx.Var(f"encodeURIComponent({here})", _var_type=str, _var_data=here._get_all_var_data()).to(str)
    guest = controls.link_button(
        "Keep this search", "/signin?next=" + encoded, variant="secondary", size="sm", icon=icons.bell
    )
    own = controls.button(
        "Keep this search",
        on_click=SavedSearchState.ask,
        variant="secondary",
        size="sm",
        icon=icons.bell,
        test_id="keep-search",
    )
    kept = controls.link_button(
        "Kept",
        "/jobs?tab=searches",
        variant="secondary",
        size="sm",
        icon=icons.check,
        aria_label="Kept: see your searches",
        test_id="search-kept",
    )
    return rx.fragment(
        rx.cond(ListState.signed_in, rx.cond(SavedSearchState.kept, kept, own), guest),
        _dialog(),
    )


def _dialog() -> rx.Component:
    form = rx.el.form(
        text_field("Name", "name", value=SavedSearchState.name, error=SavedSearchState.error, max_length=80),
        select_field("New jobs by e-mail", "alerts", (ALERTS[1], ALERTS[2], ALERTS[0])),
        controls.button("Keep it", type="submit", test_id="keep"),
        on_submit=SavedSearchState.save,
        class_name="flex flex-col gap-5",
    )
    return dialog(
        rx.cond(SavedSearchState.asking, form),
        id="keep-search",
        title="Keep this search",
        text="It stays under Searches, with a feed of its own.",
        open=SavedSearchState.asking,
        on_close=SavedSearchState.close,
        test_id="keep-dialog",
    )


def _search(row: Any) -> rx.Component:
    alert: Any = SavedSearchState.alert
    name = row["name"].to(str)
    mails = rx.el.label(
        rx.el.span("E-mails for " + name, class_name="sr-only"),
        rx.el.select(
            *[rx.el.option(label, value=value) for value, label in ALERTS],
            value=row["alerts"],
            on_change=lambda value: alert(row["public_id"], value),
            data_testid="alerts",
            class_name=(
                "select-arrow h-11 rounded-control border-2 border-line-strong bg-surface pl-3 pr-9 text-base text-ink"
            ),
        ),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.h2(
                router_link(
                    name, href=row["href"].to(str), class_name="text-ink no-underline hover:underline break-words"
                ),
                class_name="text-lg",
            ),
            rx.el.p(row["what"], class_name="mt-0.5 text-sm text-ink-soft break-words"),
            class_name="min-w-0 flex-1 basis-60",
        ),
        rx.el.div(
            mails,
            controls.link_button("Feed", row["feed"], variant="quiet", size="sm", icon=icons.link, reload=True),
            controls.icon_button(
                icons.trash,
                "Delete " + name,
                on_click=SavedSearchState.delete(row["public_id"]),
                test_id="delete-search",
            ),
            class_name="flex flex-wrap items-center gap-2",
        ),
        key=row["public_id"].to(str),
        data_testid="kept-search",
        class_name="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4",
    )


def kept_searches() -> rx.Component:
    """Return the list, or how it comes to have something in it."""
    none = feedback.empty_state(
        icons.bell,
        "No search is kept yet",
        "Search for jobs, then keep the search: new ones come by e-mail or into your feed reader.",
        controls.link_button("Search jobs", "/jobs", icon=icons.search),
    )
    rows = rx.el.ul(rx.foreach(SavedSearchState.searches, _search), class_name="grid gap-3", aria_label="Kept searches")
    return rx.cond(rx.Var.create(SavedSearchState.searches).length() > 0, rows, none)
