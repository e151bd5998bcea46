"""CSV, in and out: the columns, and what a cell may hold."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any, cast
from zoneinfo import available_timezones

from resumes_app.jobs.service.amounts import EXAMPLES, read_amount
from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.documents import bounded, decoded
from resumes_app.jobs.service.imports.moments import moment
from resumes_app.jobs.service.imports.shapes import BadRow, ImportedJob, JobFacts, Reading, Unread, Unusable, collect
from resumes_app.jobs.service.imports.whereabouts import PLACE_CHARS, country_code
from resumes_app.models.jobs import Level

MAX_COLUMNS = 100
UNUSED_SHOWN = 10
QUESTION_CHARS = 300
_DELIMITERS = ",;\t|"
_FORMULA = "=+-@\t\r"

Row = dict[str, str]


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `unguarded` gives it back as it was."""
    return f"'{cell}" if cell.lstrip("'")[:1] in _FORMULA and cell.lstrip("'") else cell


def unguarded(cell: str) -> str:
    """Return the cell without the mark of `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'") and cell.lstrip("'")[0] in _FORMULA else cell


def table(body: bytes) -> Reading:
    """Read a table with a header of `COLUMNS`; `id` and `title` must be there, others may, in any order.

    The delimiter may be a comma, semicolon, tabulator or bar; the encoding UTF-8, UTF-16 with its mark, or what older
    Windows programs write.

    Raises:
        Unusable: It is no such table, or a quote in it is never closed.
    """
    text = decoded(bounded(body), fallback="cp1252")
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=re.sub('"[^"]*"', "", header).count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heads = next(rows)[: MAX_COLUMNS + 1]
        names = [re.sub(r"[\s-]+", "_", name.strip().casefold()) for name in heads]
        _check(names)
        reading = collect(_rows(rows, names), _job, lambda row: row.get("id", ""))
        return replace(reading, notes=[*_unused(dict(zip(names, heads, strict=True))), *reading.notes])
    except (csv.Error, StopIteration) as error:
        raise Unusable(
            f"This is no complete table: it cannot be read at line {rows.line_num} ({error}). "
            "A quote may not be closed, or the file was cut off."
        ) from error


def _check(names: list[str]) -> None:
    missing = [name for name in ("id", "title") if name not in names]
    if missing:
        raise Unusable(f"The first line must name the columns; {' and '.join(missing)} is missing.")
    if len(names) > MAX_COLUMNS or len(set(names)) != len(names):
        raise Unusable("The first line names a column twice, or more than a hundred.")


def _unused(heads: dict[str, str]) -> list[Unread]:
    """Return that the table has columns which mean nothing here; a name that is nearly right is found so."""
    unknown = [f"“{values.text(head, 40)}”" for name, head in heads.items() if name not in {"", "id", *TABLE_COLUMNS}]
    more = len(unknown) - UNUSED_SHOWN
    listed = ", ".join(unknown[:UNUSED_SHOWN]) + (f" and {more} more" if more > 0 else "")
    said = "is not a column that is known here" if len(unknown) == 1 else "are not columns that are known here"
    return [Unread("First line", f"{listed} {said}")] if unknown else []


def _rows(rows: Iterator[list[str]], names: list[str]) -> Iterable[tuple[str, Row]]:
    while True:
        line = cast("Any", rows).line_num + 1
        cells = next(rows, None)
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        extra = {"": "more cells than columns"} if len(cells) > len(names) else {}
        yield f"Line {line}", dict(zip(names, map(unguarded, cells), strict=False)) | extra


def _amount(cell: str) -> Decimal | None:
    if not cell.strip():
        return None
    found = read_amount(cell)
    if found is None:
        raise BadRow(f"its pay “{values.text(cell, 40)}” is no amount {EXAMPLES}")
    return found


def _employment(cell: str) -> str:
    return _known(values.employment(cell), cell, "employment type", "FULL_TIME, PART_TIME or INTERN, say")


def _remote(cell: str) -> str:
    found = values.remoteness(cell)
    return _known(found.value if found else "", cell, "remote", "onsite, hybrid or remote")


def _level(cell: str) -> str | None:
    told = cell.strip().casefold()
    return _known(told if told in set(Level) else "", cell, "level", "entry, junior, mid or senior") if told else None


def _unit(cell: str) -> str:
    return _known(values.unit(cell), cell, "pay unit", "HOUR, DAY, WEEK, MONTH or YEAR")


def _currency(cell: str) -> str:
    return _known(values.currency(cell), cell, "pay currency", "three letters such as EUR")


def _country(cell: str) -> str:
    return _known(country_code(cell), cell, "country", "two letters such as PT") if cell.strip() else ""


def _known(found: str, cell: str, what: str, remedy: str) -> str:
    if not found:
        raise BadRow(f"its {what} “{values.text(cell, 40)}” is not known: write {remedy}")
    return found


def _zone(cell: str) -> str:

    return _known(
        cell.strip() if cell.strip() in available_timezones() else "", cell, "time zone", "Europe/Lisbon, say"
    )


def _tags(cell: str) -> list[str]:
    return values.tags(*cell[:2000].split(","))


COLUMNS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "url": ("source_url", values.address),
    "title": ("title", values.title),
    "place": ("place", lambda cell: values.text(cell, PLACE_CHARS)),
    "country": ("country", _country),
    "remote": ("remote", _remote),
    "employment_type": ("employment_type", _employment),
    "level": ("level", _level),
    "pay_min": ("pay_min", _amount),
    "pay_max": ("pay_max", _amount),
    "pay_currency": ("pay_currency", _currency),
    "pay_unit": ("pay_unit", _unit),
    "tags": ("tags", _tags),
    "question": ("question", lambda cell: values.text(cell, QUESTION_CHARS)),
    "time_zone": ("time_zone", _zone),
    "description": ("description_html", values.html),
}
"""Column → fact, and how its cell is read. Beside them: `id`, `closes_at`, and `status`, of which `closed` counts."""
TABLE_COLUMNS = (*COLUMNS, "closes_at", "status")
"""Those that a table may have beside `id`."""
_MAY_BE_EMPTY = {"place", "country", "level", "pay_min", "pay_max", "tags", "question"}


def _job(row: Row) -> ImportedJob:
    if "" in row:
        raise BadRow("it has more cells than the first line: quote cells that hold a delimiter")
    # A line that is cut off before its title has none.
    facts: dict[str, Any] = {"title": values.title(row.get("title", ""))}
    for column, (fact, read) in COLUMNS.items():
        cell = row.get(column)
        if cell is not None and (cell.strip() or column in _MAY_BE_EMPTY):
            facts[fact] = read(cell)
    low, high = facts.get("pay_min"), facts.get("pay_max")
    if low is not None and high is not None and low > high:
        raise BadRow("its lowest pay is above its highest")
    return ImportedJob(
        values.identifier(row.get("id")),
        cast("JobFacts", facts),
        moment(row.get("closes_at", ""), facts.get("time_zone", "UTC")),
        row.get("status", "").strip().casefold() == "closed",
    )
