"""`/jobs` as a plain GET returns it: the page of jobs that the address asks for, in its place among the rest."""

from dataclasses import replace
from datetime import datetime
from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from resumes_app.accounts.schemas import GUEST, Permission
from resumes_app.accounts.service import needs
from resumes_app.errors import InvalidInput
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.pages import titled
from resumes_app.jobs.schemas import JobRow, SearchPage, Shelf
from resumes_app.ui.served_page import absolute, filled_page

SERVED_JOBS = "served-jobs"
"""Id of the element that holds the jobs until the page has come alive."""
SERVED_QUERY = "served-query"
"""Id of the element that holds the rest of the search for who sends the form before the page has come alive."""
AFTER = "after"
"""What the address calls the place at which a later page begins."""
_LINK = "text-link underline underline-offset-4"
_FRAME = "h-32 w-18 flex-none overflow-hidden rounded-control bg-sunken"
_TITLE = "text-ink no-underline after:absolute after:inset-0 hover:underline"
_CARD = "relative flex gap-4 rounded-card border border-line bg-surface p-3 sm:p-4"


@needs(Permission.ANYONE)
async def listing(request: Request) -> Response:
    """Answer the search of the address with its jobs; with none for the shelves that are somebody's own."""
    asked, after = service.read_address(request.url.query), request.query_params.get(AFTER, "")
    own = request.query_params.get("tab", Shelf.OPEN) != Shelf.OPEN
    slots, following = {SERVED_QUERY: _kept(asked, request.query_params["tab"] if own else "")}, ""
    if not own:
        after, page = await _found(asked, after)
        following = _at(asked, page["cursor"]) if page["cursor"] else ""
        slots[SERVED_JOBS] = _listed(page, following, asked.href() if after else "")
    head = f'<link rel="next" href="{escape(absolute(following))}">' if following else ""
    html = filled_page(
        "jobs",
        titled("Jobs"),
        description="Open jobs that you answer on video, by voice or in writing. Each says when it closes.",
        path=_at(asked, after),
        robots="noindex,follow" if own or after or asked.address() else "",
        extra_head=head,
        slots=slots,
        typed={"q": asked.q},
    )
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})


async def _found(asked: service.Asked, after: str) -> tuple[str, SearchPage]:
    """Return where the page begins, and the page; a place that is not of this search is the beginning."""
    try:
        return after, await service.more_jobs(GUEST, asked, after)
    except InvalidInput:  # A link from elsewhere must not fail.
        return "", await service.more_jobs(GUEST, asked, "")


def _at(asked: service.Asked, after: str) -> str:
    query = "&".join(part for part in (asked.address(), urlencode({AFTER: after}) if after else "") if part)
    return f"/jobs?{query}" if query else "/jobs"


def _kept(asked: service.Asked, tab: str) -> str:
    """Other words look among the same jobs: the filters and the shelf go with them."""
    fields = [*parse_qsl(replace(asked, q="", exact=False).address()), *([("tab", tab)] if tab else [])]
    return "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in fields)


def _listed(page: SearchPage, following: str, first: str) -> str:
    if not page["rows"]:
        return f'<p class="py-10">No job matches. <a class="{_LINK}" href="/jobs">Show all open jobs</a></p>'
    rows = "".join(_row(row) for row in page["rows"])
    start = f'<p class="mb-3"><a class="{_LINK}" href="{escape(first)}">From the first job</a></p>' if first else ""
    more = f'<p class="mt-6 text-center"><a class="{_LINK}" rel="next" href="{escape(following)}">More jobs</a></p>'
    return f'{start}<ul class="grid grid-cols-1 gap-3 2xl:grid-cols-2">{rows}</ul>{more if following else ""}'


def _row(row: JobRow) -> str:
    company, title, facts = (escape(text) for text in (row["company"]["name"], row["title"], row["facts"]))
    return (
        f'<li class="{_CARD}"><div class="{_FRAME}">{_picture(row)}</div><div class="min-w-0 flex-1">'
        f'<p class="text-sm text-ink-soft">{company}</p>'
        f'<h2 class="mt-0.5 text-lg"><a class="{_TITLE}" href="/jobs/{escape(row["slug"])}">{title}</a></h2>'
        f'<p class="mt-1 text-sm text-ink-soft">{facts}</p><p class="mt-1.5 text-sm">{_closing(row)}</p></div></li>'
    )


def _picture(row: JobRow) -> str:
    poster = escape(row["poster"])
    return f'<img class="size-full object-cover" src="{poster}" alt="" loading="lazy">' if poster else ""


def _closing(row: JobRow) -> str:
    if not row["closes_at"]:
        return "No closing date"
    at = datetime.fromisoformat(row["closes_at"])
    return f'Closes <time datetime="{escape(row["closes_at"])}">{at.day} {at:%B %Y, %H:%M} UTC</time>'
