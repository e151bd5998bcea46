"""Each shape as its vendor serves it, in our terms."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from resumes_app.jobs.service import wording
from resumes_app.jobs.service.imports import values
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.shapes import ImportedJob, Reading
from resumes_app.jobs.service.imports.table import guarded, unguarded
from resumes_app.jobs.service.imports.whereabouts import Whereabouts, whereabouts
from resumes_app.models.imports import ImportKind
from resumes_app.models.jobs import Remote
from tests.jobs.imports.samples import sample


def jobs_of(kind: ImportKind) -> tuple[Reading, dict[str, ImportedJob]]:
    reading = read(kind, sample(kind))
    return reading, {job.source_id: job for job in reading.jobs}


def reasons(reading: Reading) -> list[tuple[str, str]]:
    return [(row.where, row.reason) for row in reading.unread]


def test_greenhouse_is_read() -> None:
    reading, jobs = jobs_of(ImportKind.GREENHOUSE)
    assert reading.board == "haldencoffee"
    assert jobs["4011001"].facts == {
        "title": "Barista, early shift",
        "source_url": "https://boards.greenhouse.io/haldencoffee/jobs/4011001",
        "description_html": (
            "<h2>What you do</h2>\n<p>Coffee &amp; people, from 6 to 12.</p>\n<ul><li>Open the shop</li></ul>"
        ),
        "place": "Lisbon",
        "country": "PT",
        "employment_type": "PART_TIME",
        "tags": ["Shops"],
        "pay_min": Decimal("9.50"),
        "pay_max": Decimal("11.25"),
        "pay_currency": "EUR",
        "pay_unit": "HOUR",
    }
    support = jobs["4011002"].facts
    assert (support["title"], support["remote"], support["country"]) == ("Support engineer", "remote", "DE")
    assert support["description_html"] == '<p>Help roasters. <a rel="noopener noreferrer">Look</a></p>'
    assert (jobs["4011003"].facts["place"], jobs["4011003"].facts["country"]) == ("San Francisco, CA", "US")
    assert "description_html" not in jobs["4011003"].facts
    assert reasons(reading) == [("Job 4", "it has no title")]
    assert reading.unread[0].source_id == "4011004"


def test_lever_is_read() -> None:
    reading, jobs = jobs_of(ImportKind.LEVER)
    assert reading.board == "northwind"
    courier = jobs["5ac21346-8e0c-4494-8e7a-3eb92ff77902"].facts
    assert (courier["title"], courier["place"], courier["country"]) == ("Bike courier", "Leeds", "GB")
    assert (courier["remote"], courier["employment_type"]) == ("onsite", "FULL_TIME")
    assert courier["tags"] == ["Riders", "Operations"]
    assert courier["description_html"] == (
        "Ride <b>fast</b>, ride safe.<h3>You bring</h3><ul><li>A good eye</li><li>Two legs</li></ul>"
        "<h3>We give &lt;you&gt;</h3><ul><li>The bike</li></ul>Write to us."
    )
    assert (courier["pay_min"], courier["pay_max"], courier["pay_currency"], courier["pay_unit"]) == (
        Decimal("12.21"),
        14,
        "GBP",
        "HOUR",
    )
    analyst = jobs["77e2f0a4-1111-4c3f-9a55-0000aa11bb22"].facts
    assert (analyst["remote"], analyst["place"], analyst["pay_unit"], analyst["pay_max"]) == (
        "remote",
        "",
        "YEAR",
        110000,
    )
    lead = jobs["77e2f0a4-2222-4c3f-9a55-0000aa11bb23"].facts
    assert not {"employment_type", "remote", "pay_min"} & lead.keys()
    assert reasons(reading) == [("Job 4 (“Without an id”)", "it has no id")]


def test_ashby_is_read_without_what_it_does_not_list() -> None:
    reading, jobs = jobs_of(ImportKind.ASHBY)
    assert (reading.board, reasons(reading), len(jobs)) == ("lumen", [], 2)
    designer = jobs["145ff46b-1441-4773-bcd3-c8c90baa598a"].facts
    assert (designer["place"], designer["country"], designer["remote"]) == ("Berlin", "DE", "hybrid")
    assert (designer["pay_min"], designer["pay_max"], designer["pay_unit"]) == (55000, 70000, "YEAR")
    assert designer["description_html"] == "<p>Draw <em>things</em>.</p>"
    intern = jobs["2b7e5a55-0000-4e2b-8bd2-3f6a15ab0002"].facts
    assert (intern["employment_type"], intern["remote"], intern["tags"]) == ("INTERN", "remote", ["Product"])
    assert intern["description_html"] == "<p>Read a lot.</p><p>Write a little.</p>"


def test_indeed_style_xml_is_read() -> None:
    reading, jobs = jobs_of(ImportKind.INDEED)
    assert reading.board == "ats.riverside.example"
    porter = jobs["RS-1"]
    assert porter.facts == {
        "title": "Night porter",
        "source_url": "https://ats.riverside.example/jobs/1?source=indeed&x=1",
        "description_html": "<p>Keep the house <strong>quiet</strong>.</p>",
        "employment_type": "PART_TIME",
        "tags": ["Hotel", "Night"],
        "country": "IE",
        "place": "Galway",
        "pay_min": 14,
        "pay_max": Decimal("15.50"),
        "pay_currency": "EUR",
        "pay_unit": "HOUR",
    }
    assert porter.closes_at == datetime(2026, 12, 24, 23, 59, tzinfo=UTC)
    keeper = jobs["RS-2"].facts
    assert (keeper["country"], keeper["remote"], keeper["place"]) == ("IE", "remote", "")
    assert keeper["description_html"] == "<p>Plain words &amp; numbers.</p><p>Second paragraph.</p>"
    assert [where for where, _ in reasons(reading)] == ["Job 3 (“Nameless reference”)", "Job 4 (“Odd date”)"]
    assert "“soon” is none: write 2027-01-31" in reading.unread[1].reason


def test_a_table_is_read_row_by_row() -> None:
    reading, jobs = jobs_of(ImportKind.CSV)
    assert sorted(jobs) == ["A-1", "A-2", "A-6"]
    gardener = jobs["A-1"]
    assert gardener.facts == {
        "title": "Gardener",
        "place": "Porto",
        "country": "PT",
        "remote": "onsite",
        "employment_type": "PART_TIME",
        "level": "entry",
        "pay_min": 9,
        "pay_max": 11,
        "pay_currency": "EUR",
        "pay_unit": "HOUR",
        "tags": ["outdoors", "plants"],
        "question": "What grows well with you?",
        "time_zone": "Europe/Lisbon",
        "description_html": '<p>Roses; and "weeds".</p><p>Bring boots.</p>',
    }
    assert gardener.closes_at == datetime(2027, 1, 31, 23, 59, tzinfo=UTC)
    assert jobs["A-6"].closes_at == datetime(2027, 1, 31, 18, tzinfo=UTC)
    formula = jobs["A-2"].facts
    assert formula["title"] == "=cmd|' /C calc'!A1"  # As text, which no page takes for more.
    assert formula["description_html"] == "<p>Formula </p>"
    assert reasons(reading) == [
        ("Line 6", "its remote “sometimes” is not known: write onsite, hybrid or remote"),
        ("Line 7", "its pay “twelve” is no amount such as 14, 14.50 or 32,000"),
        ("Line 8", "its id “A-1” occurs twice"),
        ("Line 9", "it has no id"),
        ("Line 10", "it has more cells than the first line: quote cells that hold a delimiter"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_of_any_delimiter_and_encoding_is_the_same(encoding: str, delimiter: str) -> None:
    lines = ["id", "title", "place"], ["1", "Bäcker", "Évora"], ["2", '"Chef, or; not"', "Faro"]
    body = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    first, second = read(ImportKind.CSV, body).jobs
    assert (first.facts["title"], first.facts["place"]) == ("Bäcker", "Évora")
    assert second.facts["title"] == "Chef, or; not"


@pytest.mark.parametrize("cell", ["=1+1", "+3", "-2", "@x", "'=1", "''+", "plain", "'quoted'", "", "'", "a=b"])
def test_a_guarded_cell_comes_back_and_begins_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Porto", Whereabouts("Porto")),
        ("Porto, PT", Whereabouts("Porto", "PT")),
        ("Rotterdam, Waalhaven", Whereabouts("Rotterdam, Waalhaven")),
        ("Leeds · hybrid", Whereabouts("Leeds", "", Remote.HYBRID)),
        ("Remote", Whereabouts("", "", Remote.REMOTE)),
        ("Remote · Porto", Whereabouts("Porto", "", Remote.REMOTE)),
        ("Remote, United States", Whereabouts("", "US", Remote.REMOTE)),
        ("New York, NY, United States", Whereabouts("New York, NY", "US")),
        ("Austin, TX", Whereabouts("Austin, TX", "US")),
        ("Toronto, CA", Whereabouts("Toronto", "CA")),
        ("Berlin, DE", Whereabouts("Berlin", "DE")),
        ("Singapore", Whereabouts("Singapore", "SG")),
        ("London, UK (Hybrid)", Whereabouts("London", "GB", Remote.HYBRID)),
        ("On-site - Stratford-upon-Avon, England", Whereabouts("Stratford-upon-Avon", "GB", Remote.ONSITE)),
        ("", Whereabouts()),
    ],
)
def test_a_line_says_where(line: str, expected: Whereabouts) -> None:
    assert whereabouts(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("$50K–$60.5k a year", (50000, 60500, "USD", "YEAR")),
        ("40.000 - 50.000 EUR per annum", (40000, 50000, "EUR", "YEAR")),
        ("£11.44/hr", (Decimal("11.44"), Decimal("11.44"), "GBP", "HOUR")),
        ("14,50 – 16 EUR pro hour", (Decimal("14.50"), 16, "EUR", "HOUR")),
        ("1 450 – 1 600,50 € a month", (1450, Decimal("1600.50"), "EUR", "MONTH")),
        ("From 12.3456 to $16 an hour", (None, None, "USD", "HOUR")),
        ("From CHF 4,500.00 per month", (4500, None, "CHF", "MONTH")),
        ("€ 100-120k a year", (100_000, 120_000, "EUR", "YEAR")),
        ("USD 37.5 to 40K a year", (37_500, 40_000, "USD", "YEAR")),
        ("£500 – 1k per day", (500, 1000, "GBP", "DAY")),
        ("$60,000-70k a year", (60_000, 70_000, "USD", "YEAR")),
        ("401k match, $60000 a year", (60_000, 60_000, "USD", "YEAR")),
        ("$60k a year and a 401(k)", (60_000, 60_000, "USD", "YEAR")),
        ("Up to $60k a year, with 401K", (None, 60_000, "USD", "YEAR")),
        ("€60,000 a year in 13 payments", (None, None, "EUR", "YEAR")),
        ("Up to €60,000 a year in 13 payments", (None, None, "EUR", "YEAR")),
        ("From €3,000 a month, 13 times a year", (3000, None, "EUR", "MONTH")),
    ],
)
def test_a_line_says_what_is_paid(
    line: str, expected: tuple[Decimal | int | None, Decimal | int | None, str, str]
) -> None:
    assert values.pay_in(line) == expected


def told(kind: ImportKind, text: str) -> tuple[object, ...]:
    (job,) = read(kind, text.encode()).jobs
    return (job.facts["pay_min"], job.facts["pay_max"], job.facts["pay_unit"])


def test_no_kind_of_import_drops_a_fraction_of_the_pay() -> None:
    half = (Decimal("14.50"), Decimal("16.05"), "HOUR")
    salary = {"compensationType": "Salary", "currencyCode": "EUR", "interval": "1 HOUR"}
    ashby = {
        "id": "a",
        "title": "A",
        "compensation": {"summaryComponents": [salary | {"minValue": 14.5, "maxValue": 16.05}]},
    }
    assert told(ImportKind.ASHBY, json.dumps({"jobs": [ashby]})) == half
    lever = {"min": 14.5, "max": 16.05, "currency": "EUR", "interval": "per-hour-wage"}
    assert told(ImportKind.LEVER, json.dumps([{"id": "a", "text": "A", "salaryRange": lever}])) == half
    cents = {"min_cents": 1450, "max_cents": 1605, "currency_type": "EUR", "title": "Pay per hour"}
    greenhouse = {"id": 1, "title": "A", "pay_input_ranges": [cents]}
    assert told(ImportKind.GREENHOUSE, json.dumps({"jobs": [greenhouse]})) == half
    line = "<salary>€14.50–16.05 an hour</salary>"
    indeed = f"<source><job><title>A</title><referencenumber>1</referencenumber>{line}</job></source>"
    assert told(ImportKind.INDEED, indeed) == half
    assert told(ImportKind.CSV, "id;title;pay_min;pay_max;pay_unit\n1;A;14,5;16,05;HOUR\n") == half


ABOVE = "its pay is left out: the lowest, 90, is above the highest, 11.50"
LEVER_ABOVE = {"min": 90, "max": 11.5, "currency": "EUR", "interval": "per-hour-wage"}
ASHBY_ABOVE = {"compensationType": "Salary", "currencyCode": "EUR", "interval": "1 HOUR", "minValue": 90}
GREENHOUSE_ABOVE = {"min_cents": 9000, "max_cents": 1150, "currency_type": "EUR", "title": "Pay per hour"}


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (ImportKind.LEVER, [{"id": "1", "text": "Baker", "salaryRange": LEVER_ABOVE}]),
        (
            ImportKind.ASHBY,
            {
                "jobs": [
                    {
                        "id": "1",
                        "title": "Baker",
                        "compensation": {"summaryComponents": [ASHBY_ABOVE | {"maxValue": 11.5}]},
                    }
                ]
            },
        ),
        (ImportKind.GREENHOUSE, {"jobs": [{"id": 1, "title": "Baker", "pay_input_ranges": [GREENHOUSE_ABOVE]}]}),
    ],
)
def test_a_lowest_pay_above_the_highest_is_told_and_left_out(kind: ImportKind, rows: Any) -> None:
    reading = read(kind, json.dumps(rows).encode())
    [job] = reading.jobs
    assert not {"pay_min", "pay_max", "pay_currency", "pay_unit"} & job.facts.keys()
    assert [(note.where, note.reason, note.source_id) for note in reading.notes] == [("Job 1 (“Baker”)", ABOVE, "1")]


@pytest.mark.parametrize("line", ["Competitive", "€3000", "12 per hour", "€500 per quarter", "€900 bi-weekly"])
def test_pay_that_is_not_said_in_full_is_not_guessed(line: str) -> None:
    assert values.pay_in(line).facts() == {}


def test_our_own_words_for_pay_are_read_back() -> None:
    fine = Decimal("12.21")
    lows, highs = (None, 0, 9, fine, 1234, 55_000), (None, 0, 12, fine, 5678, 1_250_000)
    for low, high, currency, unit in product(lows, highs, ("EUR", "GBP", "USD", "PLN"), wording.PER):
        if low is None or high is None or low <= high:
            line = wording.pay_text(low, high, currency, unit)
            assert values.pay_in(line).facts() == values.Pay(low, high, currency, unit).facts(), line
