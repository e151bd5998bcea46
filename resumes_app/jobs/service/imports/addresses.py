"""From what people have at hand, a board's name or page, to the address where its jobs are."""

import json
import re
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from resumes_app.errors import InvalidInput
from resumes_app.jobs.service.imports.documents import json_value
from resumes_app.jobs.service.imports.fetching import Answer, fetch
from resumes_app.jobs.service.imports.shapes import MAX_JOBS, Unusable
from resumes_app.models.imports import ImportKind

PAGE = 100
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
    """Return the whole list at `address`, page after page where it is Lever's and asks for pages. Raises as `fetch`."""
    query = parse_qs(urlsplit(address).query)
    if kind != ImportKind.LEVER or "limit" not in query:
        return await fetch(address, etag=etag, last_modified=last_modified)
    limit = int(query["limit"][0]) if query["limit"][0].isdecimal() else PAGE
    rows: list[object] = []
    while len(rows) <= MAX_JOBS:
        page = json_value((await fetch(_with(address, skip=len(rows)))).body)
        if not isinstance(page, list):
            raise Unusable("This does not look like Lever's jobs: a list is missing. Check which kind you chose.")
        rows += page
        if len(page) < max(1, limit):
            break
    return Answer(json.dumps(rows).encode())


def _with(address: str, **values: int) -> str:
    parts = urlsplit(address)
    query = {name: found[-1] for name, found in parse_qs(parts.query).items()} | {n: str(v) for n, v in values.items()}
    return urlunsplit(parts._replace(query=urlencode(query)))
