"""Where the work is: a town that is typed or chosen, and its country, which follows."""

from typing import Any

import reflex as rx

from resumes_app.companies.service import countries
from resumes_app.jobs.components.writing.frame import beside, problem
from resumes_app.jobs.state.places import JobPlaceState
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui.forms import LINE, select_field
from resumes_app.ui.forms.fields import described, labelled
from resumes_app.ui.suggest_field import place_suggestions

_FORM: Any = JobFormState.form


def place_and_country() -> rx.Component:
    """Return both fields, and whether searches nearby find the job there."""
    hint = "The town. For remote work: where your office is, if you like."
    town = place_suggestions(
        "place",
        options=JobPlaceState.places,
        on_typed=JobPlaceState.suggest,
        class_name=LINE,
        value=_FORM["place"].to(str),
        chosen=_FORM["place_id"].to(str),
        chosen_name="place_id",
        max_length=120,
        **described("place", hint, problem("place")),
    )
    country = select_field(
        "Country",
        "country",
        [("", "Choose"), *countries()],
        value=_FORM["country"],
        hint="For remote work: where people may live.",
        error=problem("country"),
    )
    found = rx.el.p(JobFormState.located, role="status", data_testid="located", class_name="text-sm text-ink-soft")
    return rx.el.div(
        beside(labelled("place", "Place", town, hint, problem("place"), False), country),
        found,
        class_name="flex flex-col gap-2",
    )
