"""`GET /media/{key}`: stored files, in ranges, to those who may read them."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from resumes_app import storage
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import NotFound
from resumes_app.files import service
from resumes_app.files.endpoints.ranges import Unsatisfiable, span

TYPES = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
    "mov": "video/quicktime",
    "m4a": "audio/mp4",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "vtt": "text/vtt; charset=utf-8",
    "json": "application/json",
}
# A day, not a year: a public clip that its owner erases must leave the caches too.
PUBLIC_CACHE = "public, max-age=86400, immutable"
# Clips never change. `Vary: Cookie` keeps one person's cache from the next who signs in on the same device.
PRIVATE_CACHE = "private, max-age=3600, immutable"


# A reply that is taken back is closed to the company at once: its browsers ask each time, and are told 304 or 404.
ASKED_EACH_TIME = "private, no-cache"


def content_type(key: str) -> str:
    """Return the type by the key's ending, which we chose when the file was stored."""
    return TYPES.get(key.rpartition(".")[2], "application/octet-stream")


async def _cache_rule(request: Request, key: str) -> str:
    """Return the Cache-Control for this reader.

    Raises:
        NotFound: The reader may not have the file; whether it exists is not told.
    """
    audience = await service.readable_by(identity(), key)
    if audience is not None:
        if audience.startswith("company:"):
            return ASKED_EACH_TIME
        return PUBLIC_CACHE if audience == service.PUBLIC else PRIVATE_CACHE
    query = request.query_params
    if service.signature_holds(key, query.get("until", ""), query.get("sig", "")):
        return "private, max-age=60"
    raise NotFound("There is no such file.")


def _unchanged(request: Request, etag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}


def _wanted_span(request: Request, etag: str, size_bytes: int) -> tuple[int, int] | None:
    condition = request.headers.get("if-range")
    if condition is not None and condition.strip() != etag:
        return None
    return span(request.headers.get("range"), size_bytes)


@needs(Permission.ANYONE)
async def media(request: Request) -> Response:
    """Answer with the file, or the asked part of it."""
    key = storage.checked(request.path_params["key"])
    headers = {
        "Cache-Control": await _cache_rule(request, key),
        "Vary": "Cookie",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    size_bytes = await storage.size(key)
    etag = f'"{hashlib.sha256(f"{key}:{size_bytes}".encode()).hexdigest()[:24]}"'
    headers["ETag"] = etag
    if _unchanged(request, etag):
        return Response(status_code=304, headers=headers)
    try:
        part = _wanted_span(request, etag, size_bytes)
    except Unsatisfiable:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size_bytes}"})
    start, end = part or (0, size_bytes)
    headers["Content-Type"] = content_type(key)
    headers["Content-Length"] = str(end - start)
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size_bytes}"
    status = 200 if part is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    return StreamingResponse(storage.stream(key, start, end), status, headers)


routes = [Route("/media/{key:path}", media, methods=["GET", "HEAD"])]
