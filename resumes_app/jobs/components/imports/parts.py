"""What the sections of the page have in common."""

import reflex as rx

from resumes_app.jobs.service.imports import KINDS
from resumes_app.ui.props import Text

KIND_OPTIONS = [(kind.value, name) for kind, name in KINDS.items()]
PUBLISH_OPTIONS = [("no", "Keep them as drafts until somebody publishes them"), ("yes", "Publish them at once")]
PUBLISH_HINT = (
    "One that tells no description, place or country is kept as a draft, and published by its form: a followed list "
    "publishes only what is new."
)


def section(title: Text, *children: rx.Component, lead: Text = "", test_id: str = "") -> rx.Component:
    """Return a card of the page."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, class_name="text-lg"),
            *([rx.el.p(lead, class_name="mt-1 text-ink-soft")] if lead else []),
        ),
        *children,
        class_name="flex flex-col gap-5 rounded-card border border-line bg-surface p-5 sm:p-7",
        data_testid=test_id or None,
    )
