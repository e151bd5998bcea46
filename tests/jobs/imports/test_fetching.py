"""Asking another machine: what is asked, what is refused, and what is taken of the answer."""

import gzip
import json
import socket
import zlib
from collections.abc import AsyncIterator
from ipaddress import ip_address

import pytest

from resumes_app.errors import InvalidInput
from resumes_app.jobs.service.imports import addresses, fetching
from resumes_app.jobs.service.imports.addresses import fetch_list, list_address
from resumes_app.jobs.service.imports.fetching import Door, Unreachable, fetch, is_public
from resumes_app.jobs.service.imports.shapes import MAX_BYTES, Unusable
from resumes_app.models.imports import ImportKind
from tests.jobs.imports.serving import Other, answer, other_machine

PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
    *(
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
    ),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"),
    *("fec0::1", "2001:db8::1", "2001:0:a00:1:0:0:80ff:fffe"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_on_the_internet_is_told(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_an_address_on_the_internet_is_told(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://example.com/jobs",
            "ftp://example.com/x",
            "file:///etc/passwd",
            "gopher://x",
            "//example.com",
            "",
            "x",
        ),
        *(
            "https://",
            "https://user:pass@example.com/",
            "https://example.com:8443/",
            "https://example.com:22/",
            "https://[::1",
        ),
        *("https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://2130706433/", "https://0x7f.1/"),
        *("https://[::ffff:169.254.169.254]/latest", "https://10.0.0.8/jobs.xml", "https://0/", "https://127.1/"),
    ],
)
async def test_an_address_that_may_not_be_asked_is_refused(address: str) -> None:
    with pytest.raises((InvalidInput, Unreachable)):
        await fetch(address)


async def test_every_address_of_a_name_is_looked_at() -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "192.168.0.1"]

    fetching.set_door(Door(look_up=both))
    try:
        with pytest.raises(InvalidInput, match="private network"):
            await fetch("https://example.com/jobs")
    finally:
        fetching.set_door(None)


async def test_the_answer_comes_with_its_stamps_and_nothing_of_ours_goes_out() -> None:
    async with other_machine() as other:
        headers = 'etag: "1"', "last-modified: Mon, 02 Nov 2026 12:00:00 GMT", "set-cookie: a=b"
        other.answers["/jobs?a=1"] = answer(b"[]", *headers)
        found = await fetch(other.url("/jobs?a=1#part"))
        assert (found.body, found.etag, found.last_modified) == (b"[]", '"1"', "Mon, 02 Nov 2026 12:00:00 GMT")
        other.answers["/jobs"] = answer(b"", status="304 Not Modified")
        assert (await fetch(other.url(), etag=found.etag, last_modified=found.last_modified)).unchanged
    head = other.asked[1].lower()
    assert f"host: jobs.example.test:{other.port}" in head
    assert 'if-none-match: "1"' in head and "if-modified-since: mon, 02" in head
    assert "cookie" not in head and "authorization" not in head


async def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    answers = iter([["127.0.0.1"], ["10.9.9.9"]])

    async def changing(host: str, port: int) -> list[str]:
        return next(answers)

    async with other_machine(look_up=changing) as other:
        other.answers["/jobs"] = answer(b"here")
        assert (await fetch(other.url())).body == b"here"
        with pytest.raises(InvalidInput, match="private network"):
            await fetch(other.url())
    assert len(other.asked) == 1


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "https://169.254.169.254/", "file:///etc/passwd", "http://u:p@x/"]
)
async def test_a_redirect_is_checked_like_the_first_address(target: str) -> None:
    async def own(host: str, port: int) -> list[str]:
        return [host] if host[0].isdigit() else ["127.0.0.1"]

    async with other_machine(look_up=own, schemes=frozenset({"http", "https"})) as other:
        other.answers["/jobs"] = answer(b"", f"location: {target}", status="302 Found")
        with pytest.raises(InvalidInput):
            await fetch(other.url())


async def test_redirects_are_followed_a_few_times() -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(b"", "location: /a", status="301 Moved")
        other.answers["/a"] = answer(b"", "location: /b", status="308 Moved")
        other.answers["/b"] = answer(b"there")
        assert (await fetch(other.url())).body == b"there"
        other.answers["/b"] = answer(b"", "location: /jobs", status="307 Moved")
        with pytest.raises(Unreachable, match="without an end"):
            await fetch(other.url())
    assert len(other.asked) == 3 + 4


@pytest.mark.parametrize("told", [True, False])
async def test_reading_stops_at_the_limit(told: bool) -> None:
    async def endless() -> AsyncIterator[bytes]:
        length = f"content-length: {10**10}\r\n" if told else ""
        yield f"HTTP/1.1 200 OK\r\n{length}connection: close\r\n\r\n".encode()
        for _ in range(1000):
            yield b"x" * 1024 * 1024

    async with other_machine(total_s=60.0) as other:
        other.answers["/jobs"] = endless
        with pytest.raises(Unusable, match="larger than 20 MB"):
            await fetch(other.url())
    assert other.sent < MAX_BYTES + 16 * 1024 * 1024  # What was on its way.


async def test_what_was_packed_is_unpacked_and_no_further_than_the_limit() -> None:
    bomb = zlib.compressobj(1, wbits=31)
    packed = b"".join(bomb.compress(b"\x00" * 1024 * 1024) for _ in range(60)) + bomb.flush()
    assert len(packed) < 1024 * 1024
    async with other_machine(total_s=60.0) as other:
        other.answers["/jobs"] = answer(gzip.compress(b"[1]" * 1000), "content-encoding: gzip")
        assert (await fetch(other.url())).body == b"[1]" * 1000
        other.answers["/jobs"] = answer(packed, "content-encoding: gzip")
        with pytest.raises(Unusable, match="larger than 20 MB"):
            await fetch(other.url())
        for damaged in (b"no gzip at all", gzip.compress(b"[1]" * 1000)[:-9]):
            other.answers["/jobs"] = answer(damaged, "content-encoding: gzip")
            with pytest.raises(Unreachable):
                await fetch(other.url())
        other.answers["/jobs"] = answer(b"x", "content-encoding: br, gzip")
        with pytest.raises(Unreachable, match="not asked for"):
            await fetch(other.url())


async def test_who_says_nothing_or_too_slowly_is_given_up() -> None:
    import asyncio

    async def slow() -> AsyncIterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x"
            await asyncio.sleep(0.05)

    async with other_machine(total_s=0.5) as other:
        other.answers["/jobs"] = slow
        with pytest.raises(Unreachable, match="took too long"):
            await fetch(other.url())


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Not Found", "nothing at this address"),
        ("500 Oh", "with an error"),
        ("429 Many", "with an error"),
        ("204 No", "error"),
    ],
)
async def test_an_error_is_told_in_words(status: str, says: str) -> None:
    async with other_machine() as other:
        other.answers["/jobs"] = answer(b"", status=status)
        with pytest.raises(Unreachable, match=says):
            await fetch(other.url())
        other.answers["/jobs"] = b"nonsense\r\n\r\n"
        with pytest.raises(Unreachable, match="does not answer"):
            await fetch(other.url())


@pytest.mark.parametrize(
    ("code", "says"),
    [(socket.EAI_NONAME, "There is no jobs.example.test on the internet"), (socket.EAI_AGAIN, "could not find .* now")],
)
async def test_a_name_that_cannot_be_looked_up_now_is_not_called_wrong(code: int, says: str) -> None:
    async def none(host: str, port: int) -> list[str]:
        raise socket.gaierror(code, "no")

    async with other_machine(look_up=none) as other:
        with pytest.raises(Unreachable, match=says):
            await fetch(other.url())


async def test_of_a_boards_name_it_is_said_that_the_board_is_away_not_that_its_address_is_wrong() -> None:
    async def none(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    board, own = list_address(ImportKind.GREENHOUSE, "acme"), "https://jobs.example.test/list.json"
    async with other_machine(look_up=none, schemes=frozenset({"https"})):
        with pytest.raises(Unreachable, match=r"^We could not reach Greenhouse just now\. Try again later\.$"):
            await fetch_list(ImportKind.GREENHOUSE, board)
        with pytest.raises(Unreachable, match=r"There is no jobs\.example\.test"):
            await fetch_list(ImportKind.GREENHOUSE, own)


async def test_a_boards_name_that_nobody_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with other_machine() as other:
        monkeypatch.setitem(addresses._LISTS, ImportKind.ASHBY, other.url("/{}"))
        with pytest.raises(Unreachable, match="Ashby shows no public board of this name"):
            await fetch_list(ImportKind.ASHBY, list_address(ImportKind.ASHBY, "acme"))


@pytest.mark.parametrize(
    ("kind", "given", "address"),
    [
        (ImportKind.GREENHOUSE, "acme", "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"),
        (
            ImportKind.GREENHOUSE,
            " https://job-boards.greenhouse.io/acme/jobs/1 ",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true",
        ),
        (
            ImportKind.LEVER,
            "https://jobs.lever.co/acme",
            "https://api.lever.co/v0/postings/acme?mode=json&skip=0&limit=100",
        ),
        (ImportKind.ASHBY, "acme", "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"),
        (ImportKind.INDEED, "https://x.example/feed.xml", "https://x.example/feed.xml"),
        (ImportKind.GREENHOUSE, "https://our.example/api/v1/boards/a/jobs", "https://our.example/api/v1/boards/a/jobs"),
    ],
)
def test_a_boards_name_or_page_is_enough(kind: ImportKind, given: str, address: str) -> None:
    assert list_address(kind, given) == address


@pytest.mark.parametrize(
    ("kind", "given"), [(ImportKind.INDEED, "acme"), (ImportKind.LEVER, "a b"), (ImportKind.CSV, "")]
)
def test_what_is_no_address_is_refused(kind: ImportKind, given: str) -> None:
    with pytest.raises(InvalidInput):
        list_address(kind, given)


def levers(other: Other, query: str = "") -> str:
    """An address of Lever's own host, which the other machine plays."""
    return other.url(f"/l{query}").replace("jobs.example.test", "api.lever.co")


def page(first: int, count: int, words: str = "") -> bytes:
    return json.dumps([{"id": str(number), "words": words} for number in range(first, first + count)]).encode()


@pytest.mark.parametrize("query", ["?limit=2", "?skip=7&limit=" + "9" * 400, ""])
async def test_levers_pages_are_read_to_the_end_in_our_own_steps(query: str) -> None:
    async with other_machine() as other:
        for skip, count in ((0, 100), (100, 100), (200, 1)):
            for path in (f"/l?limit=100&skip={skip}", f"/l?skip={skip}&limit=100"):
                other.answers[path] = answer(page(skip, count))
        found = await fetch_list(ImportKind.LEVER, levers(other, query))
        assert [row["id"] for row in json.loads(found.body)] == [str(number) for number in range(201)]
        other.asked.clear()
        other.answers["/l?limit=2"] = answer(page(0, 2))
        assert (await fetch_list(ImportKind.LEVER, other.url("/l?limit=2"))).body == page(0, 2)
        assert len(other.asked) == 1, "nobody else has pages"


async def test_levers_pages_together_are_no_larger_and_no_slower_than_one_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with other_machine() as other:
        for skip in range(0, 1000, 100):
            other.answers[f"/l?skip={skip}&limit=100"] = answer(page(skip, 100, "x" * 60_000))
        with pytest.raises(Unusable, match="larger than 20 MB"):
            await fetch_list(ImportKind.LEVER, levers(other))
        assert len(other.asked) == 4
        monkeypatch.setattr(addresses, "PAGES_S", 0.01)
        with pytest.raises(Unreachable, match="took too long"):
            await fetch_list(ImportKind.LEVER, levers(other))
