"""What a search has found, and what helps where it has not."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.filtering import chip_label
from resumes_app.jobs.components.rows import job_row
from resumes_app.jobs.state import SearchState
from resumes_app.ui import controls, feedback, icons

_LINK = "inline-flex min-h-8 items-center text-link underline underline-offset-4"


def open_results() -> rx.Component:
    """Return the jobs, and the way to more of them."""
    more = controls.button(
        "Show more",
        on_click=SearchState.more(SearchState.cursor),
        variant="secondary",
        class_name="mx-auto mt-6 flex",
        test_id="more",
    )
    rows = rx.el.ul(
        rx.foreach(SearchState.rows, job_row),
        class_name="mt-3 grid grid-cols-1 gap-3 2xl:grid-cols-2",
        aria_label="Jobs",
    )
    view: Any = SearchState.view
    first = rx.el.p(router_link("From the first job", href=view["first_href"].to(str), class_name=_LINK))
    return rx.fragment(rx.cond(view["first_href"] != "", first), rows, rx.cond(SearchState.cursor != "", more))


def search_notes() -> rx.Component:
    """Return what was looked for instead of a word that no job has."""
    view: Any = SearchState.view
    instead = rx.el.p(
        "No job says that. This is for ",
        rx.el.strong(view["said"]),
        ". ",
        router_link("Search for what I typed", href=view["exact_href"].to(str), class_name=_LINK),
        class_name="mt-2 text-ink-soft",
    )
    return rx.cond(view["said"] != "", instead)


def nothing_found() -> rx.Component:
    """Return the ways on: words that are alike, filters to take off, everything."""
    view: Any = SearchState.view
    meant = rx.el.p(
        "Did you mean ",
        router_link(view["other"], href=view["other_href"].to(str), class_name=f"{_LINK} font-semibold"),
        "?",
        class_name="mb-4 text-lg",
        data_testid="did-you-mean",
    )

    def without(chip: Any) -> rx.Component:
        return router_link(
            rx.el.span("Without ", chip_label(chip)),
            href=chip["href"].to(str),
            class_name=(
                "inline-flex min-h-9 max-sm:min-h-tap items-center rounded-pill border-2 border-line-strong bg-surface "
                "px-3.5 text-sm font-semibold text-ink no-underline hover:border-ink"
            ),
        )

    filtered = view["chips"].to(list[dict[str, Any]]).length() > 0
    helps = rx.el.div(
        rx.cond(view["other"] != "", meant),
        rx.el.div(
            rx.foreach(view["chips"].to(list[dict[str, Any]]), without),
            controls.link_button("Show all open jobs", "/jobs", variant="secondary", size="sm"),
            class_name="flex max-w-full flex-wrap justify-center gap-2",
        ),
    )
    asked = SearchState.address != ""
    return rx.cond(
        asked,
        feedback.empty_state(
            icons.search,
            "No job matches",
            rx.cond(filtered, "Take a filter off, or try other words.", "Try fewer or shorter words."),
            helps,
        ),
        feedback.empty_state(icons.briefcase, "No open jobs right now", "Look in again tomorrow."),
    )
