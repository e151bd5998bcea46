"""Indeed-style XML: `source > job*`, its values in CDATA."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.documents import bounded
from resumes_app.jobs.service.imports.moments import moment
from resumes_app.jobs.service.imports.shapes import ImportedJob, JobFacts, Reading, Unusable, collect
from resumes_app.jobs.service.imports.whereabouts import PLACE_CHARS, country_code
from resumes_app.models.jobs import Remote

MAX_DEPTH, MAX_ELEMENTS = 20, 150_000

Row = dict[str, str]


def indeed(body: bytes) -> Reading:
    """Read the feed. A document type, and with it every entity, is refused.

    Raises:
        Unusable: It is no such XML, breaks off, or is made to be hard to read.
    """
    publisher: Row = {}
    try:
        found = collect(_jobs(bounded(body), publisher), _job, lambda row: values.loose_id(row.get("referencenumber")))
    except DefusedXmlException as error:
        raise Unusable("This XML declares a document type or entities. Export it without them.") from error
    except ParseError as error:
        line, column = error.position
        raise Unusable(
            f"This is no complete XML: it cannot be read from line {line}, column {column}, on. "
            "It may have been cut off; fetch it again."
        ) from error
    except (LookupError, UnicodeError, ValueError) as error:
        raise Unusable("Its characters cannot be read. Save it as UTF-8 and try again.") from error
    links = (job.facts.get("source_url", "") for job in found.jobs)
    board = values.board_in(publisher.get("publisherurl", "")) or next(map(values.board_in, filter(None, links)), "")
    return replace(found, board=board)


def _jobs(body: bytes, publisher: Row) -> Iterator[tuple[str, Row]]:
    path: list[Element] = []
    elements = number = 0
    for event, element in iterparse(BytesIO(body), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            elements += 1
            if elements == 1 and _name(element) != "source":
                raise Unusable(f"This XML begins with <{_name(element)[:40]}>, not with <source> as a job feed does.")
            if len(path) > MAX_DEPTH or elements > MAX_ELEMENTS:
                raise Unusable("This XML is nested too deeply, or holds far more than jobs.")
            continue
        path.pop()
        if len(path) != 1:
            continue
        if _name(element) == "job":
            number += 1
            row = {_name(child): "".join(child.itertext()).strip() for child in element}
            named = values.text(row.get("title"), 60)
            yield (f"Job {number} (“{named}”)" if named else f"Job {number}"), row
        elif _name(element) == "publisherurl":
            publisher[_name(element)] = values.text(element.text, 500)
        path[0].clear()


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].casefold()


def _job(row: Row) -> ImportedJob:
    source_id = values.identifier(row.get("referencenumber"))
    facts = JobFacts(title=values.title(row.get("title")), source_url=values.address(row.get("url")))
    told: dict[str, Any] = {
        "description_html": values.html(row.get("description")),
        "employment_type": values.employment(row.get("jobtype")),
        "tags": values.tags(*row.get("category", "")[:1000].split(",")),
        "country": country_code(row.get("country", "")[:60]),
        "remote": values.remoteness(row.get("remotetype")),
        "place": values.text(row.get("city"), PLACE_CHARS),
    }
    facts.update({name: value for name, value in told.items() if value})  # type: ignore[typeddict-item]  # its own keys
    if facts.get("remote") == Remote.REMOTE and "city" in row:
        facts["place"] = told["place"]
    facts.update(values.pay_in(row.get("salary", "")).facts())
    return ImportedJob(source_id, facts, moment(row.get("expirationdate", ""), "UTC"))
