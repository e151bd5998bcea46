"""From what people have at hand, a board's name or page, to the address where its jobs are."""

import asyncio
import re
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from resumes_app.errors import InvalidInput
from resumes_app.jobs.service.imports.documents import decoded, json_value
from resumes_app.jobs.service.imports.fetching import Answer, NoAnswer, NothingThere, Unreachable, fetch
from resumes_app.jobs.service.imports.shapes import MAX_BYTES, MAX_JOBS, TOO_LARGE, Unusable
from resumes_app.models.imports import ImportKind

PAGE = 100
PAGES_S = 60.0
"""For all pages of a list together."""
_PAGED = {"api.lever.co", "api.eu.lever.co"}
_LISTS = {
    ImportKind.GREENHOUSE: "https://boards-api.greenhouse.io/v1/boards/{}/jobs?content=true",
    ImportKind.LEVER: f"https://api.lever.co/v0/postings/{{}}?mode=json&skip=0&limit={PAGE}",
    ImportKind.ASHBY: "https://api.ashbyhq.com/posting-api/job-board/{}?includeCompensation=true",
}
_PAGES = {
    ImportKind.GREENHOUSE: {"boards.greenhouse.io", "job-boards.greenhouse.io"},
    ImportKind.LEVER: {"jobs.lever.co"},
    ImportKind.ASHBY: {"jobs.ashbyhq.com"},
}


def list_address(kind: ImportKind, given: str) -> str:
    """Return the address of the list: `acme`, or a link to acme's board, will do for Greenhouse, Lever and Ashby.

    Raises:
        InvalidInput: It is neither.
    """
    given = given.strip()
    template = _LISTS.get(kind)
    if template and re.fullmatch(r"[\w.-]{1,80}", given):
        return template.format(given)
    try:
        parts = urlsplit(given)
    except ValueError as error:
        raise InvalidInput("This is no web address. It must begin with https://.") from error
    board = parts.path.strip("/").partition("/")[0]
    if template and parts.hostname in _PAGES[kind] and re.fullmatch(r"[\w.-]{1,80}", board):
        return template.format(board)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise InvalidInput("Give the address of the list, beginning with https://.")
    return given


async def fetch_list(kind: ImportKind, address: str, *, etag: str = "", last_modified: str = "") -> Answer:
    """Return the whole list at `address`, page after page where it is Lever's own.

    Raises as `fetch`; of a board that was given by its name the message speaks of that, not of an address.
    """
    try:
        return await _fetch_list(kind, address, etag=etag, last_modified=last_modified)
    except (NoAnswer, NothingThere) as error:
        theirs = _LISTS.get(kind)
        if theirs is None or urlsplit(address).hostname != urlsplit(theirs).hostname:
            raise
        name = kind.value.title()
        if isinstance(error, NothingThere):
            raise NothingThere(f"{name} shows no public board of this name. Check how it is written.") from error
        raise NoAnswer(f"We could not reach {name} just now. Try again later.") from error


async def _fetch_list(kind: ImportKind, address: str, *, etag: str, last_modified: str) -> Answer:
    if kind != ImportKind.LEVER or urlsplit(address).hostname not in _PAGED:
        return await fetch(address, etag=etag, last_modified=last_modified)
    try:
        async with asyncio.timeout(PAGES_S):
            return Answer(await _all_pages(address))
    except TimeoutError as error:
        raise Unreachable("The other side took too long to answer. Try again later.") from error


async def _all_pages(address: str) -> bytes:
    """Return one list of all pages' rows, of which no more than `MAX_BYTES` are fetched and one is parsed at a time."""
    pages: list[str] = []
    size = found = 0
    while found <= MAX_JOBS:
        body = (await fetch(_with(address, skip=found, limit=PAGE))).body
        size += len(body)
        if size > MAX_BYTES:
            raise Unusable(TOO_LARGE)
        count, rows = await asyncio.to_thread(_page, body)
        found += count
        pages += [rows] if count else []
        if count != PAGE:  # The last one, or whoever answers has no pages.
            break
    return f"[{','.join(pages)}]".encode()


def _page(body: bytes) -> tuple[int, str]:
    """Return how many rows a page has, and their JSON without the list's brackets."""
    page = json_value(body)
    if not isinstance(page, list):
        raise Unusable("This does not look like Lever's jobs: a list is missing. Check which kind you chose.")
    return len(page), decoded(body).strip()[1:-1]


def _with(address: str, **values: int) -> str:
    parts = urlsplit(address)
    query = {name: found[-1] for name, found in parse_qs(parts.query).items()} | {n: str(v) for n, v in values.items()}
    return urlunsplit(parts._replace(query=urlencode(query)))
