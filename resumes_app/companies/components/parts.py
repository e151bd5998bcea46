"""Pieces that the pages of this area share."""

from typing import Any

import reflex as rx

from resumes_app.companies.service import countries
from resumes_app.companies.service.fields import ABOUT_CHARS, CITY_CHARS, NAME_CHARS
from resumes_app.ui.forms import select_field, text_field, textarea_field
from resumes_app.ui.props import Text

ROLES = (
    ("recruiter", "Recruiter", "Runs the team, the jobs and the page; watches and decides."),
    ("hiring_manager", "Hiring manager", "Runs jobs; watches and decides."),
    ("viewer", "Viewer", "Watches only."),
)
CARD = "rounded-card border border-line bg-surface p-5 sm:p-7"


def mark(company: Any, size: str = "size-14 text-xl") -> rx.Component:
    """Return the company's letters on its colour; decorative beside its name."""
    return rx.el.span(
        company["letters"],
        style={"background": company["colour"], "color": company["ink"]},
        class_name=f"grid flex-none place-items-center rounded-control font-display font-extrabold {size}",
        aria_hidden="true",
    )


def section(title: Text, *children: rx.Component, lead: Text = "", test_id: str = "") -> rx.Component:
    """Return a card with a heading."""
    words = [rx.el.p(lead, class_name="mt-1 text-ink-soft")] if isinstance(lead, rx.Var) or lead else []
    named = {"data_testid": test_id} if test_id else {}
    return rx.el.section(
        rx.el.div(rx.el.h2(title, class_name="text-xl"), *words),
        *children,
        class_name=f"flex flex-col gap-5 {CARD}",
        **named,
    )


def role_name(role: Any) -> rx.Var[str]:
    """Return a role in words."""
    return rx.match(role, *[(value, label) for value, label, _ in ROLES], "")


def company_fields(errors: Any, *between: rx.Component, values: Any = None) -> list[rx.Component]:
    """Return the fields of what a company says about itself; `between` stands after the website."""

    def held(field: str, otherwise: str = "") -> Any:
        return values[field] if values is not None else otherwise

    place = rx.el.div(
        text_field("City", "city", value=held("city"), error=errors["city"], max_length=CITY_CHARS),
        select_field(
            "Country",
            "country",
            (("", "Choose"), *countries()),
            value=held("country"),
            error=errors["country"],
        ),
        class_name="grid gap-5 sm:grid-cols-2",
    )
    colour = text_field(
        "Colour",
        "colour",
        type="color",
        value=held("colour", "#0f766e"),
        error=errors["colour"],
        hint="Behind the company's letters. The letters turn dark or light, whichever reads better.",
        style={"padding": "0.25rem", "maxWidth": "8rem"},
    )
    return [
        text_field(
            "Company",
            "name",
            value=held("name"),
            error=errors["name"],
            hint="As candidates know it."
            if values is None
            else "It was checked. To change it, ask who runs this site.",
            auto_complete="organization",
            max_length=NAME_CHARS,
            read_only=values is not None,
        ),
        text_field(
            "Website",
            "website",
            value=held("website"),
            error=errors["website"],
            hint="The company's own, such as example.org.",
            auto_complete="url",
            input_mode="url",
            auto_capitalize="none",
            spell_check=False,
        ),
        *between,
        textarea_field(
            "About",
            "about",
            value=held("about"),
            error=errors["about"],
            hint="Who you are, and what it is like to work there. Candidates read it on your page.",
            rows=5,
            max_length=ABOUT_CHARS,
        ),
        place,
        colour,
    ]
