"""Deadlines in one's own calendar: of one job as a file, of all saved jobs as an address to subscribe to."""

from typing import Any

import reflex as rx

from resumes_app.jobs.state import SoonState
from resumes_app.ui import controls, icons


def add_to_calendar(slug: Any, *, class_name: str = "") -> rx.Component:
    """Return the link to a job's deadline as a calendar file."""
    return controls.link_button(
        "Add to calendar",
        "/calendar/" + slug.to(str) + ".ics",
        variant="quiet",
        size="sm",
        reload=True,
        # Without it the browser takes the click for a way out of the page, and Reflex closes the socket.
        download=slug.to(str) + ".ics",
        test_id="add-to-calendar",
        class_name=class_name,
    )


def saved_calendar() -> rx.Component:
    """Return how the deadlines of all saved jobs come into one's own calendar."""
    off = rx.el.div(
        rx.el.p("Have the deadlines of all saved jobs in your own calendar, kept up to date.", class_name="flex-1"),
        controls.button(
            "Get the address",
            on_click=SoonState.turn_on,
            variant="secondary",
            size="sm",
            icon=icons.clock,
            test_id="calendar-on",
        ),
        class_name="flex flex-wrap items-center gap-3",
    )
    on = rx.el.div(
        rx.el.label(
            rx.el.span("Subscribe to this address in your calendar. Whoever has it sees what you saved."),
            rx.el.input(
                value=SoonState.calendar,
                read_only=True,
                class_name="mt-1.5 min-h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-ink",
                data_testid="calendar-address",
            ),
            class_name="block",
        ),
        rx.el.div(
            controls.link_button(
                "Open in calendar", SoonState.webcal, size="sm", variant="secondary", reload=True, target="_blank"
            ),
            controls.button(
                "Turn it off", on_click=SoonState.turn_off, variant="quiet", size="sm", test_id="calendar-off"
            ),
            class_name="flex flex-wrap gap-3",
        ),
        class_name="flex flex-col gap-3",
    )
    return rx.el.section(
        rx.cond(SoonState.calendar != "", on, off),
        aria_label="Calendar",
        class_name="mt-6 rounded-card border border-line bg-surface p-4 text-sm text-ink-soft",
    )
