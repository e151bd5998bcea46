"""The parts of the form."""

from typing import Any

import reflex as rx

from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui.props import Text

_PROBLEMS: Any = JobFormState.problems


def problem(name: str) -> rx.Var[str]:
    """Return what is wrong with a field; empty where nothing is."""
    return _PROBLEMS[name].to(str)


def section(title: str, *children: rx.Component, lead: Text = "", **attributes: Any) -> rx.Component:
    """Return a part of the form, on a card of its own."""
    words = [rx.el.p(lead, class_name="mt-1 text-sm text-ink-soft")] if isinstance(lead, rx.Var) or lead else []
    return rx.el.section(
        rx.el.div(rx.el.h2(title, class_name="text-lg"), *words),
        *children,
        class_name=("flex scroll-mt-8 flex-col gap-5 rounded-card border border-line bg-surface p-4 sm:p-7"),
        **attributes,
    )


def beside(*fields: rx.Component) -> rx.Component:
    """Return fields in one row, one under the other on a phone."""
    return rx.el.div(*fields, class_name="grid items-start gap-5 sm:grid-cols-2")
