"""One way in for all shapes: bytes become jobs, and rows with the reason why they are none."""

from collections.abc import Callable

from resumes_app.jobs.service.imports.boards import ashby, greenhouse, lever
from resumes_app.jobs.service.imports.indeed import indeed
from resumes_app.jobs.service.imports.shapes import Reading
from resumes_app.jobs.service.imports.table import table
from resumes_app.models.imports import ImportKind

READERS: dict[ImportKind, Callable[[bytes], Reading]] = {
    ImportKind.GREENHOUSE: greenhouse,
    ImportKind.LEVER: lever,
    ImportKind.ASHBY: ashby,
    ImportKind.INDEED: indeed,
    ImportKind.CSV: table,
}


def read(kind: ImportKind, body: bytes) -> Reading:
    """Return everything in `body`. Pure: no database, no network.

    Raises:
        Unusable: Nothing in it can be used; the message says why.
    """
    return READERS[kind](body)
