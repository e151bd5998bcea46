"""The JSON of the three boards: Greenhouse, Lever, Ashby."""

import html as entities
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.documents import json_value
from resumes_app.jobs.service.imports.moments import moment
from resumes_app.jobs.service.imports.shapes import BadRow, ImportedJob, JobFacts, Reading, Unusable, collect
from resumes_app.jobs.service.imports.whereabouts import country_code, whereabouts
from resumes_app.models.jobs import DESCRIPTION_CHARS, Remote

HOURLY_BELOW = 1000
"""Greenhouse does not say for how long a pay range is: below this it is an hour's, else a year's."""


def greenhouse(body: bytes) -> Reading:
    """Read `{"jobs": [...]}` of `…/v1/boards/{token}/jobs?content=true`.

    Raises:
        Unusable: It has another shape, or cannot be read at all.
    """
    return _read(_listed(json_value(body), "Greenhouse", "jobs"), _greenhouse_job, "absolute_url")


def lever(body: bytes) -> Reading:
    """Read the array of `…/v0/postings/{site}?mode=json`. Raises as `greenhouse`."""
    return _read(_listed(json_value(body), "Lever", None), _lever_job, "hostedUrl")


def ashby(body: bytes) -> Reading:
    """Read `{"jobs": [...]}` of `…/posting-api/job-board/{board}`. Raises as `greenhouse`."""
    return _read(_listed(json_value(body), "Ashby", "jobs"), _ashby_job, "jobUrl")


def _listed(value: Any, vendor: str, key: str | None) -> list[Any]:
    rows = value if key is None else _dict(value).get(key)
    if not isinstance(rows, list):
        expected = f"a list “{key}”" if key else "a list"
        raise Unusable(f"This does not look like {vendor}'s jobs: {expected} is missing. Check which kind you chose.")
    return rows


def _read(rows: list[Any], read: Callable[[dict[str, Any]], ImportedJob | None], link: str) -> Reading:
    def one(row: Any) -> ImportedJob | None:
        if not isinstance(row, dict):
            raise BadRow("it is no job at all")
        return read(row)

    found = collect(_numbered(rows), one, lambda row: values.loose_id(_dict(row).get("id")))
    links = (values.address(_dict(row).get(link)) for row in rows)
    board = next((name for name in map(values.board_in, links) if name), "")
    return replace(found, board=board)


def _numbered(rows: list[Any]) -> Iterator[tuple[str, Any]]:
    for number, row in enumerate(rows, 1):
        named = values.text(_dict(row).get("title") or _dict(row).get("text"), 60)
        yield (f"Job {number} (“{named}”)" if named else f"Job {number}"), row


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _job(
    source_id: Any, title: Any, link: Any, *parts: JobFacts, pay: values.Pay, closes_at: Any = None
) -> ImportedJob:
    facts = JobFacts(title=values.title(title), source_url=values.address(link))
    for part in (*parts, pay.facts()):
        facts.update(part)
    until = moment(values.text(closes_at, 60), "UTC")
    return ImportedJob(values.identifier(source_id), facts, until, note=pay.problem())


def _described(html: str) -> JobFacts:
    return JobFacts(description_html=html) if html else JobFacts()


def _tagged(*names: Any) -> JobFacts:
    tags = values.tags(*names)
    return JobFacts(tags=tags) if tags else JobFacts()


def _employed(value: Any) -> JobFacts:
    kind = values.employment(value)
    return JobFacts(employment_type=kind) if kind else JobFacts()


def _greenhouse_job(row: dict[str, Any]) -> ImportedJob:
    content = row.get("content")
    # Sent as entities: `&lt;p&gt;`.
    html = values.html(entities.unescape(content[: 6 * DESCRIPTION_CHARS]) if isinstance(content, str) else "")
    kinds = [
        item.get("value") for item in _dicts(row.get("metadata")) if "employment" in values.letters(item.get("name"))
    ]
    place = values.text(_dict(row.get("location")).get("name"), 240)
    return _job(
        row.get("id"),
        row.get("title"),
        row.get("absolute_url"),
        _described(html),
        whereabouts(place).facts(),
        _employed(kinds[0] if kinds else ""),
        _tagged(*(item.get("name") for item in _dicts(row.get("departments")))),
        pay=_greenhouse_pay(_dicts(row.get("pay_input_ranges"))),
        closes_at=row.get("application_deadline"),
    )


def _greenhouse_pay(ranges: list[dict[str, Any]]) -> values.Pay:
    if not ranges:
        return values.NO_PAY
    first = ranges[0]
    low, high = (values.amount(first.get(name), hundredths=True) for name in ("min_cents", "max_cents"))
    told = values.unit(f"{values.text(first.get('title'), 90)} {values.text(first.get('blurb'), 90)}")
    unit = told or ("HOUR" if max(low or 0, high or 0) < HOURLY_BELOW else "YEAR")
    return values.Pay(low, high, values.currency(first.get("currency_type")), unit)


def _lever_job(row: dict[str, Any]) -> ImportedJob:
    categories, told = _dict(row.get("categories")), _dict(row.get("salaryRange"))
    lists = [
        f"<h3>{entities.escape(values.text(item.get('text'), 200))}</h3><ul>{_string(item.get('content'))}</ul>"
        for item in _dicts(row.get("lists"))
    ]
    html = values.html("".join([_string(row.get("description")), *lists, _string(row.get("additional"))]))
    place = whereabouts(values.text(categories.get("location"), 240))
    remote = values.remoteness(row.get("workplaceType")) or place.remote
    country = country_code(values.text(row.get("country"), 60)) or place.country
    pay = values.Pay(
        values.amount(told.get("min")),
        values.amount(told.get("max")),
        values.currency(told.get("currency")),
        values.unit(told.get("interval")),
    )
    return _job(
        row.get("id"),
        row.get("text"),
        row.get("hostedUrl"),
        _described(html),
        place._replace(remote=remote, country=country).facts(),
        _employed(categories.get("commitment")),
        _tagged(categories.get("team"), categories.get("department")),
        pay=pay,
    )


def _string(value: Any) -> str:
    return value[: 2 * DESCRIPTION_CHARS] if isinstance(value, str) else ""


def _ashby_job(row: dict[str, Any]) -> ImportedJob | None:
    if row.get("isListed") is False:
        return None
    place = whereabouts(values.text(row.get("location"), 240))
    address = _dict(_dict(row.get("address")).get("postalAddress"))
    town = values.text(address.get("addressLocality"), 120) or place.place
    country = country_code(values.text(address.get("addressCountry"), 60)) or place.country
    remote = values.remoteness(row.get("workplaceType")) or (
        Remote.REMOTE if row.get("isRemote") is True else place.remote
    )
    html = _string(row.get("descriptionHtml")) or _string(row.get("descriptionPlain"))
    return _job(
        row.get("id"),
        row.get("title"),
        row.get("jobUrl"),
        _described(values.html(html)),
        place._replace(place=town, country=country, remote=remote).facts(),
        _employed(row.get("employmentType")),
        _tagged(row.get("department"), row.get("team")),
        pay=_ashby_pay(_dicts(_dict(row.get("compensation")).get("summaryComponents"))),
    )


def _ashby_pay(components: list[dict[str, Any]]) -> values.Pay:
    for told in components:
        if values.letters(told.get("compensationType")) == "salary":
            low, high = values.amount(told.get("minValue")), values.amount(told.get("maxValue"))
            unit = values.unit(told.get("interval"))
            return values.Pay(low, high, values.currency(told.get("currencyCode")), unit)
    return values.NO_PAY
