"""A file or an address, to be read once; and the way out."""

from typing import Any

import reflex as rx

from resumes_app.jobs.components.imports.parts import KIND_OPTIONS, PUBLISH_HINT, PUBLISH_OPTIONS, section
from resumes_app.jobs.service.imports import TABLE_COLUMNS
from resumes_app.jobs.state import ImportState
from resumes_app.ui import controls, forms, icons

_STATE: Any = ImportState

ADDRESS_HINT = (
    "https://…, or only your board’s name at Greenhouse, Lever or Ashby. It is read if you choose no file above."
)


def taking() -> rx.Component:
    """Return the form that reads jobs and leads to the preview."""
    form = forms.native_form(
        forms.select_field("Where the jobs come from", "kind", KIND_OPTIONS, value=_STATE.kind),
        _columns(),
        forms.file_field(
            "File",
            "file",
            accept=".json,.xml,.csv,.txt,.tsv",
            required=False,
            hint="Up to 20 MB.",
            test_id="import-file",
        ),
        forms.text_field(
            "Address",
            "address",
            required=False,
            hint=ADDRESS_HINT,
            input_mode="url",
            auto_capitalize="none",
            spell_check=False,
            max_length=500,
        ),
        forms.select_field(
            "New jobs",
            "publish",
            PUBLISH_OPTIONS,
            value=rx.cond(_STATE.publish, "yes", "no"),
            hint=PUBLISH_HINT,
        ),
        rx.el.div(controls.button("See what would change", type="submit", icon=icons.eye, test_id="read-import")),
        action="/hire/imports?company=" + _STATE.company["slug"].to(str),
        files=True,
        key=_STATE.import_id,
    )
    return section("Import once", form, lead="From a file or an address.")


def _columns() -> rx.Component:
    """What a table may hold, for who makes one."""
    return rx.el.details(
        rx.el.summary(
            "The columns of a CSV table", class_name="min-h-6 cursor-pointer text-sm font-medium text-link underline"
        ),
        rx.el.p(
            "The first line names them: id and title must be there, others may. Empty cells of pay, level and place "
            "empty them; a column that is missing changes nothing.",
            class_name="mt-2 text-sm text-ink-soft",
        ),
        rx.el.p(
            ", ".join(["id", *TABLE_COLUMNS]),
            class_name="mt-2 break-words rounded-control bg-sunken p-3 font-mono text-sm",
        ),
        class_name="-mt-2",
    )


def export() -> rx.Component:
    """Return the way to have the jobs as a table."""
    link = controls.link_button(
        "Export jobs (CSV)",
        "/hire/jobs.csv?company=" + _STATE.company["slug"].to(str),
        variant="secondary",
        icon=icons.download,
        reload=True,
        test_id="export-jobs",
    )
    return section(
        "Take your jobs along",
        rx.el.div(link),
        lead="All your jobs as a table. You can change it and import it again.",
    )
