"""Files that are broken, mis-encoded, far too large or made to do harm: a sentence comes of them, and nothing else."""

import json
import resource
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resumes_app.jobs.service.imports import shapes
from resumes_app.jobs.service.imports.reading import read
from resumes_app.jobs.service.imports.shapes import MAX_BYTES, Reading, Unusable
from resumes_app.models.imports import ImportKind
from tests.jobs.imports.samples import sample

KINDS = list(ImportKind)
BOARDS = [ImportKind.GREENHOUSE, ImportKind.LEVER, ImportKind.ASHBY]
MIB = 1024 * 1024


def wrapped(kind: ImportKind, job: str) -> bytes:
    """One job, as JSON, in the list of its vendor."""
    return (f"[{job}]" if kind == ImportKind.LEVER else f'{{"jobs":[{job}]}}').encode()


def refusal(kind: ImportKind, body: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        read(kind, body)
    return refused.value.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.93])
def test_a_list_that_was_cut_off_is_refused_as_a_whole(kind: ImportKind, share: float) -> None:
    body = sample(kind)
    cut = body[: int(len(body) * share)]
    if kind == ImportKind.CSV:
        cut = body[: body.index(b"Roses;") + 3]  # Within a quote: between rows, nobody can tell.
    assert "cut off" in refusal(kind, cut)


@pytest.mark.parametrize("kind", [*BOARDS, ImportKind.INDEED])
def test_bytes_that_are_no_characters_are_refused(kind: ImportKind) -> None:
    body = sample(kind)
    at = body.index(b"title") if kind != ImportKind.LEVER else body.index(b"Bike")
    broken = body[: at + 20] + b"\xff\xc3\x28" + body[at + 20 :]
    assert refusal(kind, broken).startswith(("Its characters cannot be read", "This is no complete XML"))


@pytest.mark.parametrize("kind", KINDS)
def test_utf_16_is_read_like_utf_8(kind: ImportKind) -> None:
    text = sample(kind).decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    assert read(kind, text.encode("utf-16")) == read(kind, sample(kind))


def test_latin_1_is_refused_as_json_and_read_as_a_table() -> None:
    greek = '{"jobs":[{"id":1,"title":"Bäcker","content":""}]}'.encode("latin-1")
    assert "Save it as UTF-8" in refusal(ImportKind.GREENHOUSE, greek)
    [job] = read(ImportKind.CSV, "id,title\n1,Bäcker\n".encode("latin-1")).jobs
    assert job.facts["title"] == "Bäcker"


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04" + b"\x00" * 40])
def test_a_picture_or_an_archive_is_no_list(body: bytes) -> None:
    assert refusal(ImportKind.CSV, body).startswith("This is a picture, an archive or an office document.")


def test_letters_of_two_bytes_without_a_mark_are_text_all_the_same() -> None:
    assert "Save it as UTF-8" in refusal(ImportKind.CSV, "id,title\n1,Łódź\n".encode("utf-16-le"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "body", [b"", b" \n ", b"\x00" * 50, b"\x89PNG\r\n\x1a\n", b"PK\x03\x04" + b"\x00" * 40, b"null", b"3"]
)
def test_what_is_no_list_at_all_is_refused(kind: ImportKind, body: bytes) -> None:
    assert refusal(kind, body).endswith(".")


def test_another_vendors_list_is_refused_in_words() -> None:
    assert "does not look like Greenhouse's jobs" in refusal(ImportKind.GREENHOUSE, sample(ImportKind.LEVER))
    assert "does not look like Lever's jobs" in refusal(ImportKind.LEVER, sample(ImportKind.ASHBY))
    assert "begins with <rss>" in refusal(ImportKind.INDEED, b"<rss><job/></rss>")
    assert "id and title is missing" in refusal(ImportKind.CSV, b"name,salary\nx,y\n")


@pytest.mark.parametrize("kind", KINDS)
def test_100_mb_are_refused_before_they_are_read(kind: ImportKind) -> None:
    row = sample(kind)
    body = row * (100 * MIB // len(row) + 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert f"larger than {MAX_BYTES // MIB} MB" in refusal(kind, body)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024  # KiB


BOMB = b"""<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<source><job><title>&d;</title><referencenumber>1</referencenumber></job></source>"""
FILE = b"""<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<source><job><title>&f;</title><referencenumber>1</referencenumber></job></source>"""
OUTSIDE = b"""<!DOCTYPE source SYSTEM "http://127.0.0.1:9/x.dtd"><source></source>"""


@pytest.mark.parametrize("body", [BOMB, FILE, OUTSIDE])
def test_no_entity_is_expanded_and_no_file_opened(body: bytes) -> None:
    assert "declares a document type" in refusal(ImportKind.INDEED, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (ImportKind.GREENHOUSE, b'{"jobs":' + b"[" * 400_000 + b"]" * 400_000 + b"}"),
        (ImportKind.LEVER, b'[{"id":' * 100_000),
        (ImportKind.LEVER, b"[" + b"{}," * 6_000_000 + b"{}]"),
        (ImportKind.ASHBY, b'{"jobs":[' + b"1," * 9_000_000 + b"1]}"),
        (ImportKind.LEVER, b"[" + b"9" * 100_000 + b"]"),
        (ImportKind.GREENHOUSE, b'{"jobs":[{"id":NaN}]}'),
        (ImportKind.INDEED, b"<source>" + b"<job>" * 1_000_000),
        (ImportKind.INDEED, b"<source>" + b"<job/>" * 3_000_000 + b"</source>"),
        (ImportKind.INDEED, b"<source><job>" + b"<a/>" * 4_000_000 + b"</job></source>"),
        (ImportKind.CSV, b"id,title" + b",x" * 5_000_000 + b"\n"),
        (ImportKind.CSV, b"id,title\n" + b"1,x\n" * 4_000_000),
        (ImportKind.CSV, b'id,title\n1,"' + b"x" * 15_000_000),
    ],
    ids=["deep lists", "deep objects", "many objects", "many numbers", "a long number", "no number", "deep elements",
         "many jobs", "many elements", "many columns", "many rows", "an open quote"],
)  # fmt: skip
def test_what_is_made_to_be_hard_to_read_is_refused_soon(kind: ImportKind, body: bytes) -> None:
    began = time.monotonic()
    assert refusal(kind, body).endswith(".")
    assert time.monotonic() - began < 3 * shapes.MAX_S  # Seconds on an idle machine.


def test_reading_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes.Budget.__init__, "__defaults__", (-1.0,))
    assert "took too long" in refusal(ImportKind.LEVER, sample(ImportKind.LEVER))


@pytest.mark.parametrize("kind", BOARDS)
def test_a_description_without_end_or_made_of_nothing_but_openings_leaves_one_job_out(kind: ImportKind) -> None:
    key = {ImportKind.GREENHOUSE: "content", ImportKind.LEVER: "description", ImportKind.ASHBY: "descriptionHtml"}[kind]
    name = "text" if kind == ImportKind.LEVER else "title"
    long = json.dumps({"id": "1", name: "Long", key: "<div>" * 1_000_000})
    fine = json.dumps({"id": "2", name: "Fine", key: "<p>Yes.</p>"})
    reading = read(kind, wrapped(kind, f"{long},{fine}"))
    assert [job.source_id for job in reading.jobs] == ["2"]
    assert reading.unread[0].reason == "its description is longer than 60,000 characters"


def test_characters_that_no_database_keeps_are_left_out() -> None:
    job = (
        r'{"id":"a\u0000b","title":"Ba\u0000ker \ud83d","content":"<p>\u0000\ud800x</p>",'
        r'"location":{"name":"Po\u0007rto"}}'
    )
    [found] = read(ImportKind.GREENHOUSE, wrapped(ImportKind.GREENHOUSE, job)).jobs
    assert (found.source_id, found.facts["title"], found.facts["place"]) == ("ab", "Baker ?", "Porto")
    assert found.facts["description_html"] == "<p>?x</p>"


def test_markup_that_does_things_is_gone() -> None:
    html = (
        "<p onclick='x()'>A<script>x()</script><svg/onload=x()><a href='javascript:x()'>b</a>"
        "<form action=//evil><input></form><iframe src=//evil></iframe><style>*{}</style>"
        "<math><mtext><img src onerror=x()></p>"
    )
    job = json.dumps({"id": 1, "title": "<b>T</b>", "descriptionHtml": html, "jobUrl": "javascript:x()"})
    [found] = read(ImportKind.ASHBY, wrapped(ImportKind.ASHBY, job)).jobs
    shown = found.facts["description_html"]
    assert not any(word in shown for word in ("script", "on", "evil", "svg", "img", "style", "form")), shown
    assert found.facts["source_url"] == ""
    assert found.facts["title"] == "<b>T</b>"  # A text: pages escape it.


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = [
    *("id", "title", "text", "content", "location", "absolute_url", "metadata", "departments", "pay_input_ranges"),
    *("categories", "lists", "description", "additional", "hostedUrl", "workplaceType", "salaryRange", "country"),
    *(
        "isListed",
        "isRemote",
        "address",
        "compensation",
        "employmentType",
        "descriptionHtml",
        "jobUrl",
        "name",
        "value",
    ),
    *("summaryComponents", "compensationType", "minValue", "interval", "min_cents", "application_deadline"),
]
JOB = st.recursive(
    ANYTHING,
    lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner, max_size=12) | st.lists(inner, max_size=3),
    max_leaves=25,
)


def usable(kind: ImportKind, body: bytes) -> None:
    """Whatever it is: a reading that can be kept, or the named error."""
    try:
        found = read(kind, body)
    except Unusable:
        return
    assert isinstance(found, Reading)
    for job in found.jobs:
        assert job.source_id and job.facts["title"]
        kept = json.dumps(job.facts, allow_nan=False, ensure_ascii=False, default=_amount).encode()
        assert b"\\u0000" not in kept


def _amount(fact: object) -> str:
    assert isinstance(fact, Decimal) and fact.is_finite()
    return str(fact)


@settings(max_examples=60)
@given(st.sampled_from(BOARDS), st.lists(JOB, max_size=4))
def test_no_json_raises_anything_but_the_named_error(kind: ImportKind, jobs: list[object]) -> None:
    usable(kind, json.dumps(jobs if kind == ImportKind.LEVER else {"jobs": jobs}).encode())


def test_a_line_that_is_cut_off_before_its_title_is_told_of() -> None:
    found = read(ImportKind.CSV, b"id,title\nA-1,Mower\nA-2")
    assert [job.source_id for job in found.jobs] == ["A-1"]
    assert [row.reason for row in found.unread] == ["it has no title"]


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_no_bytes_raise_anything_but_the_named_error(kind: ImportKind, body: bytes) -> None:
    usable(kind, body)


@given(st.sampled_from(KINDS), st.data())
def test_no_damage_to_a_list_raises_anything_but_the_named_error(kind: ImportKind, data: st.DataObject) -> None:
    body = sample(kind)
    at = data.draw(st.integers(0, len(body)))
    until = data.draw(st.integers(at, min(len(body), at + 60)))
    usable(kind, body[:at] + data.draw(st.binary(max_size=8)) + body[until:])


CELL = st.text(max_size=30) | st.sampled_from(
    ["", "remote", "FULL_TIME", "9", "1e400", "nan", "2027-01-31", "Porto", "PT"]
)


@given(st.lists(st.lists(CELL, min_size=17, max_size=18), max_size=4))
def test_no_table_raises_anything_but_the_named_error(rows: list[list[str]]) -> None:
    header = sample(ImportKind.CSV).decode().splitlines()[0]
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    usable(ImportKind.CSV, "\n".join([header, *lines]).encode("utf-8", "replace"))


@given(
    st.dictionaries(
        st.sampled_from(["title", "referencenumber", "salary", "city", "expirationdate", "x"]), st.text(max_size=40)
    )
)
def test_no_xml_raises_anything_but_the_named_error(values: dict[str, str]) -> None:
    fields = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in values.items())
    usable(ImportKind.INDEED, f"<source><job>{fields}</job></source>".encode("utf-8", "replace"))
