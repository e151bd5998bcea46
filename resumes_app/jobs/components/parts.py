"""Pieces that the list and the job's page share."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.ui import controls, icons
from resumes_app.ui.local_time import is_over, local_time, time_left


def company_mark(company: Any, *, size: str = "size-11 text-base rounded-control") -> rx.Component:
    """Return the company's letters on its colour; decorative beside its name."""
    return rx.el.span(
        company["letters"],
        style={"background": company["colour"], "color": company["ink"]},
        class_name=f"grid flex-none place-items-center font-display font-extrabold {size}",
        aria_hidden="true",
    )


def company_name(company: Any, *, linked: bool = False, said: rx.Component | None = None) -> rx.Component:
    """Return the company's name with its verified mark; `linked`, it leads to the company's page where there is one.

    Args:
        said: The name, with what is marked in it.
    """
    name = rx.el.span(said or company["name"], class_name="min-w-0")
    if linked:
        leading = rx.el.a(
            company["name"],
            href="/company/" + company["slug"].to(str),
            class_name="min-w-0 text-ink underline decoration-1 underline-offset-4 hover:decoration-2",
        )
        name = rx.cond(company["verified"], leading, name)
    return rx.el.span(
        name,
        rx.cond(company["verified"], controls.verified()),
        class_name="inline-flex min-w-0 max-w-full items-center gap-1.5 font-semibold",
    )


def fact_chips(job: Any) -> rx.Component:
    """Return place, pay, contract and level, those that are stated."""
    return rx.el.div(
        rx.cond(job["place"] != "", controls.chip(job["place"], icon=icons.pin)),
        rx.cond(job["pay"] != "", controls.chip(job["pay"], icon=icons.banknote)),
        rx.cond(job["employment"] != "", controls.chip(job["employment"], icon=icons.briefcase)),
        rx.cond(job["level"] != "", controls.chip(job["level"], icon=icons.gauge)),
        class_name="flex flex-wrap gap-2",
    )


def deadline(job: Any, *, brief: bool = False) -> rx.Component:
    """Return until when the job is open, in the viewer's time zone; `brief` leaves the moment out on a phone."""
    exact = rx.el.span(
        " · ", local_time(job["closes_at"], ViewerState.time_zone), class_name="max-sm:hidden" if brief else ""
    )
    closing = rx.el.span("Closes ", time_left(job["closes_at"]), exact)
    return rx.el.span(
        icons.clock("size-4"),
        rx.cond(
            job["closed"].to(bool) | is_over(job["closes_at"]),
            rx.el.span("Closed"),
            rx.cond(job["closes_at"] != "", closing, rx.el.span("No closing date")),
        ),
        class_name="inline-flex items-center gap-1.5 text-sm font-medium text-ink-soft",
    )
