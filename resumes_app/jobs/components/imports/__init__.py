"""The page of imports."""

from typing import Any

import reflex as rx

from resumes_app.jobs.components.imports.following import following
from resumes_app.jobs.components.imports.preview import preview
from resumes_app.jobs.components.imports.taking import export, taking
from resumes_app.jobs.state import ImportState
from resumes_app.ui import controls, feedback, forms, icons

_STATE: Any = ImportState

__all__ = ["import_page"]


def import_page() -> rx.Component:
    """Return the whole content of `/hire/import`."""
    parts = rx.el.div(
        _company(),
        rx.cond(_STATE.import_id != "", preview()),
        taking(),
        following(),
        export(),
        class_name="flex flex-col gap-6",
    )
    refused = feedback.empty_state(
        icons.briefcase,
        "There is nothing to import into",
        "Jobs are imported for a company by the people who manage its jobs. Ask a colleague there to add you.",
        controls.link_button("Go to the jobs", "/jobs"),
        test_id="refused",
    )
    return rx.cond(
        _STATE.loaded,
        rx.cond(_STATE.refused != "", refused, parts),
        rx.el.div(feedback.skeleton_list(4, "Loading your imports"), key="waiting"),
    )


def _company() -> rx.Component:
    """Which company, where there is more than one."""
    options = rx.foreach(_STATE.companies, lambda company: rx.el.option(company["name"], value=company["slug"].to(str)))
    chosen = rx.el.div(
        rx.el.label("Company", html_for="company", class_name="font-semibold text-ink"),
        rx.el.select(
            options,
            id="company",
            value=_STATE.company["slug"],
            on_change=_STATE.choose_company,
            class_name=f"{forms.LINE} select-arrow pr-10",
        ),
        class_name="flex flex-col gap-1.5",
    )
    found = rx.el.p(
        "For ",
        rx.el.strong(_STATE.company["name"]),
        ". ",
        controls.link("Find another company", "/admin"),
        data_testid="import-company",
    )
    return rx.cond(_STATE.searched, found, rx.cond(_STATE.companies.length() > 1, chosen))
