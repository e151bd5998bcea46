"""Answers that programs read again and again: they are told when nothing has changed, and nothing is held in memory.

XML is written by hand, in pieces: a tree of 50,000 jobs would have to be whole before its first byte leaves.
"""

import hashlib
import re
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from html import escape

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from resumes_app.config import settings

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
KEPT_S = 300
"""How long a proxy may answer for us."""
FORMAT = "1"
"""Another one makes every answer new."""
PUBLIC = f"public, max-age={KEPT_S}"
PRIVATE = "private, no-cache"
_UNWRITABLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 cannot hold in any spelling."""


@dataclass(frozen=True)
class Stamp:
    """What an answer depends on.

    Attributes:
        mark: Different whenever the answer is.
        changed_at: When it last became different; None where nothing ever happened.
    """

    mark: str
    changed_at: datetime | None = None


@dataclass(frozen=True)
class SitemapEntry:
    """A page, or a part of a site map."""

    path: str
    changed_at: datetime | None = None


def text(value: str) -> str:
    """Return `value` as XML text or an attribute's value, without what XML cannot hold."""
    return escape(_UNWRITABLE.sub("", value))


def cdata(value: str) -> str:
    """Return `value` in a CDATA section that nothing in it can close."""
    return f"<![CDATA[{_UNWRITABLE.sub('', value).replace(']]>', ']]]]><![CDATA[>')}]]>"


def w3c_time(moment: datetime) -> str:
    """Return the moment as Atom and site maps write it, in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def http_time(moment: datetime) -> str:
    """Return the moment as HTTP and mails write it, in UTC, to the second."""
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def answer(
    request: Request, stamp: Stamp, media_type: str, pieces: AsyncIterator[str] | str, *, cache: str = PUBLIC
) -> Response:
    """Answer with `pieces`, or with 304 where the asker has them already; HEAD without a body.

    Args:
        pieces: Asked for only when they are to be sent.
    """
    told = f"{FORMAT} {settings().base_url} {settings().brand_name} {request.url.query} {stamp.mark}"
    etag = f'W/"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'
    headers = {"ETag": etag, "Cache-Control": cache}
    if stamp.changed_at:
        headers["Last-Modified"] = http_time(stamp.changed_at)
    if _is_known(request, etag, stamp.changed_at):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        # Without a length, which nobody has counted.
        return StreamingResponse(iter(()), media_type=media_type, headers=headers)
    if isinstance(pieces, str):
        return Response(pieces, media_type=media_type, headers=headers)
    return StreamingResponse(pieces, media_type=media_type, headers=headers)


def _is_known(request: Request, etag: str, changed_at: datetime | None) -> bool:
    """Source: RFC 9110, 13.1.2 and 13.1.3: a date counts only where no tag is given."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag.removeprefix("W/") in {
            tag.strip().removeprefix("W/") for tag in tags.split(",")
        }
    since = request.headers.get("if-modified-since")
    if since is None or changed_at is None:
        return False
    try:
        return changed_at.replace(microsecond=0) <= parsedate_to_datetime(since).astimezone(UTC)
    except (ValueError, OverflowError):
        return False  # Not a date: as if it had not been sent.


def sitemap_index(parts: Iterable[SitemapEntry]) -> str:
    """Return the index of a site map."""
    return f'{XML}<sitemapindex xmlns="{SITEMAP}">{"".join(_entry("sitemap", part) for part in parts)}</sitemapindex>\n'


def sitemap_part(pages: Iterable[SitemapEntry]) -> str:
    """Return a part of a site map: at most 50,000 pages, says the protocol."""
    return f'{XML}<urlset xmlns="{SITEMAP}">{sitemap_entries(pages)}</urlset>\n'


async def sitemap_pieces(batches: AsyncIterator[list[SitemapEntry]]) -> AsyncIterator[str]:
    """Yield such a part bit by bit."""
    empty = sitemap_part(())
    yield empty.removesuffix("</urlset>\n")
    async for batch in batches:
        yield sitemap_entries(batch)
    yield "</urlset>\n"


def sitemap_entries(pages: Iterable[SitemapEntry]) -> str:
    """Return the pages' own lines."""
    return "".join(_entry("url", page) for page in pages)


def _entry(name: str, page: SitemapEntry) -> str:
    changed = f"<lastmod>{w3c_time(page.changed_at)}</lastmod>" if page.changed_at else ""
    return f"<{name}><loc>{text(settings().base_url + page.path)}</loc>{changed}</{name}>"
