"""No other site may open our sockets or post to us: Reflex by itself accepts any Origin, with cookies."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from resumes_app.config import settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
REFUSAL = "This request came from another site, so we did not act on it. Open the page here and try again."
POLICY_VIOLATION = 1008


class SameOrigin:
    """Answers 403 to websocket upgrades and unsafe methods that another site's page sent.

    A request without Origin and Sec-Fetch-Site comes from no browser page, so no cookie of a visitor is in play.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        guarded = scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] not in SAFE_METHODS)
        if not guarded or is_ours(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await JSONResponse({"error": REFUSAL, "retryable": False}, 403)(scope, receive, send)
        else:
            # Closing before accepting makes the server answer the handshake with 403.
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})


def is_ours(headers: Headers) -> bool:
    """Return True unless the headers say that another site's page made the request."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False  # Half an IPv6 address, say: nobody's.
    scheme_is_ours = parts.scheme == "https" or (parts.scheme == "http" and not settings().https)
    return scheme_is_ours and parts.netloc.lower() in _hosts(headers)


def _hosts(headers: Headers) -> Iterable[str]:
    """Return the hosts we answer to: the one asked for, and the public one where a proxy rewrites Host."""
    return {headers.get("host", "").lower(), urlsplit(settings().base_url).netloc.lower()}
