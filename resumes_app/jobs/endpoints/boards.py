"""A company's open jobs in the shape of Greenhouse's job board API; to be read only, by any site."""

import json
from collections.abc import AsyncIterator
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.posting import description_of
from resumes_app.jobs.schemas import JobPosting
from resumes_app.ui.served_feed import Stamp, answer, w3c_time
from resumes_app.ui.served_page import absolute

JSON = "application/json"


@needs(Permission.ANYONE)
async def jobs(request: Request) -> Response:
    """Answer the company's open jobs; with their descriptions where the query says `content=true`."""
    board = await service.board(request.path_params["company_slug"])
    mark, changed_at = await service.open_jobs_stamp(board)
    total = await service.open_jobs_count(board)
    whole = request.query_params.get("content") == "true"
    pieces = _pieces(service.open_postings(board), total, whole)
    return _for_all(answer(request, Stamp(mark, changed_at), JSON, pieces))


@needs(Permission.ANYONE)
async def job(request: Request) -> Response:
    """Answer one open job with its description, questions and pay."""
    board = await service.board(request.path_params["company_slug"])
    posting = await service.board_job(board, request.path_params["job_id"])
    mark, _ = await service.open_jobs_stamp(board)
    told = board_job(posting, whole=True) | {"questions": _questions(posting), "pay_input_ranges": _pay(posting)}
    return _for_all(answer(request, Stamp(mark, posting.updated_at), JSON, json.dumps(told)))


async def _pieces(stretches: AsyncIterator[list[JobPosting]], total: int, whole: bool) -> AsyncIterator[str]:
    yield '{"jobs":['
    comma = ""
    async for postings in stretches:
        yield comma + ",".join(json.dumps(board_job(posting, whole=whole)) for posting in postings)
        comma = ","
    yield f'],"meta":{{"total":{total}}}}}'


def _for_all(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def board_job(posting: JobPosting, *, whole: bool) -> dict[str, Any]:
    """Return the job in Greenhouse's shape; its content is HTML that was escaped once more, as theirs is."""
    brief = posting.brief
    told = {
        "id": brief.id,
        "internal_job_id": brief.id,
        "title": brief.title,
        "updated_at": w3c_time(posting.updated_at),
        "first_published": w3c_time(posting.published_at),
        "application_deadline": w3c_time(brief.closes_at) if brief.closes_at else None,
        "requisition_id": brief.slug,
        "location": {"name": brief.place},
        "absolute_url": absolute(f"/jobs/{brief.slug}"),
        "company_name": brief.company["name"],
        "language": "en",
        "metadata": [],
    }
    if not whole:
        return told
    return told | {"content": escape(description_of(posting)), "departments": [], "offices": _offices(posting)}


def _offices(posting: JobPosting) -> list[dict[str, Any]]:
    if not posting.city:
        return []
    location = ", ".join(part for part in (posting.city, posting.country) if part)
    return [{"id": posting.brief.id, "name": posting.city, "location": location, "parent_id": None, "child_ids": []}]


def _questions(posting: JobPosting) -> list[dict[str, Any]]:
    if not posting.brief.question:
        return []
    field = {"name": "video", "type": "input_file", "values": []}
    return [{"required": True, "label": posting.brief.question, "fields": [field]}]


def _pay(posting: JobPosting) -> list[dict[str, Any]]:
    bounds = [bound for bound in (posting.pay_min, posting.pay_max) if bound is not None]
    if not bounds:
        return []
    low, high = int(min(bounds) * 100), int(max(bounds) * 100)
    title = f"Pay per {posting.pay_unit.lower()}"
    return [{"min_cents": low, "max_cents": high, "currency_type": posting.pay_currency, "title": title, "blurb": ""}]
