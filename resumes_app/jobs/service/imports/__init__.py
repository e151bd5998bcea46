"""Jobs from other systems: read, previewed, applied, followed."""

from resumes_app.jobs.service.imports.addresses import fetch_list, list_address
from resumes_app.jobs.service.imports.fetching import Unreachable
from resumes_app.jobs.service.imports.refreshing import refresh, refresh_due, tell_of_source
from resumes_app.jobs.service.imports.runs import apply, discard, keep_problem, kind_of, look, preview, read_later
from resumes_app.jobs.service.imports.shapes import MAX_BYTES, TOO_LARGE, Unusable
from resumes_app.jobs.service.imports.showing import KINDS, outcome
from resumes_app.jobs.service.imports.sources import (
    EVERY_HOURS,
    add_source,
    delete_source,
    import_page,
    pause_source,
    refresh_now,
)
from resumes_app.jobs.service.imports.table import TABLE_COLUMNS

__all__ = [
    "EVERY_HOURS",
    "KINDS",
    "MAX_BYTES",
    "TABLE_COLUMNS",
    "TOO_LARGE",
    "Unreachable",
    "Unusable",
    "add_source",
    "apply",
    "delete_source",
    "discard",
    "fetch_list",
    "import_page",
    "keep_problem",
    "kind_of",
    "list_address",
    "look",
    "outcome",
    "pause_source",
    "preview",
    "read_later",
    "refresh",
    "refresh_due",
    "refresh_now",
    "tell_of_source",
]
