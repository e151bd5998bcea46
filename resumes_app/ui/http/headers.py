"""Headers of every answer: what the browser may do with it, and how long it may keep it."""

import asyncio
import base64
import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resumes_app.config import settings

FOR_EVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
_HASHED = ("/assets/", "/fonts/")
_STATIC = re.compile(r"^/[\w-]+\.(?:svg|ico|png|webmanifest)$")
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that, browsers send `Origin: null` on our own form posts.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "camera=(self), microphone=(self), autoplay=(self), fullscreen=(self), picture-in-picture=(self), "
        "geolocation=(), payment=(), usb=(), display-capture=(self)"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""A worker is bound by its script's own policy, not by the page's; a page's script is not. What hides the background of
a recording compiles its model in one, and tells nobody."""


def content_security_policy(body: bytes, host: str) -> str:
    """Return the policy of an HTML page: its own inline scripts by hash, everything else from here only.

    `eval` is forbidden, so events that the server sends as script (`rx.call_script`, `rx.toast`) do not run. Styles:
    Emotion writes them inline.
    """
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in dict.fromkeys(_INLINE_SCRIPT.findall(body)))
    # Older Safari does not count the socket's scheme as 'self'.
    sockets = f"ws://{host} wss://{host}" if host else ""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' blob: {sockets}".strip(),
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _digest(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


@lru_cache(maxsize=64)
def _policy(body: bytes, encoding: str, host: str) -> str:
    return content_security_policy(gzip.decompress(body) if encoding == "gzip" else body, host)


class Headers:
    """Adds the headers above where an endpoint has not set its own; HTML gets a policy fitted to its scripts."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Answer(scope, send))


class _Answer:
    """The `send` of one request: passes everything on, but holds an HTML page until its policy is known."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.path: str = scope["path"]
        self.has_body = scope["method"] != "HEAD"
        self.host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        self.send = send
        self.held: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            self._dress(headers, message["status"])
            message = {**message, "headers": headers.raw}
            html = headers.get("content-type", "").startswith("text/html")
            if html and self.has_body and "content-security-policy" not in headers:
                self.held = message
                return
        elif self.held is not None and message["type"] == "http.response.pathsend":
            # Granian sends files by itself, given their path.
            self.body = await asyncio.to_thread(Path(message["path"]).read_bytes)
            await self._release(self.held)
        elif self.held is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._release(self.held)
            message = {"type": "http.response.body", "body": self.body}
        await self.send(message)

    async def _release(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        host = self.host if re.fullmatch(r"[\w.:\[\]-]+", self.host) else ""
        headers["Content-Security-Policy"] = _policy(self.body, headers.get("content-encoding", ""), host)
        await self.send({**start, "headers": headers.raw})
        self.held = None

    def _dress(self, headers: MutableHeaders, status: int) -> None:
        for name, value in ALWAYS.items():
            headers.setdefault(name, value)
        if settings().https:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if headers.get("content-type", "").startswith("text/javascript"):
            headers.setdefault("Content-Security-Policy", WORKER_POLICY)
        found = status in {200, 206, 304}
        if found and self.path.startswith(_HASHED):
            headers.setdefault("Cache-Control", FOR_EVER)
        elif found and _STATIC.match(self.path):
            headers.setdefault("Cache-Control", A_DAY)
        elif headers.get("content-type", "").startswith("text/html"):
            headers.setdefault("Cache-Control", "no-cache")
