"""The web process: imports every area's pages and mounts every area's routes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import reflex as rx
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from resumes_app import db, storage, work
from resumes_app.accounts import endpoints as accounts_http
from resumes_app.accounts import pages as accounts_pages
from resumes_app.accounts.components import while_signed_in
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import COOKIE, identity, needs, require
from resumes_app.accounts.state import OnArrival, OpenSessions, event_for
from resumes_app.applications import endpoints as applications_http
from resumes_app.applications import pages as applications_pages
from resumes_app.companies import endpoints as companies_http
from resumes_app.companies import pages as companies_pages
from resumes_app.config import settings
from resumes_app.errors import AppError, Unavailable
from resumes_app.files import endpoints as files_http
from resumes_app.jobs import endpoints as jobs_http
from resumes_app.jobs import pages as jobs_pages
from resumes_app.media.run import capabilities
from resumes_app.resumes import endpoints as resumes_http
from resumes_app.resumes import pages as resumes_pages
from resumes_app.reviews import pages as reviews_pages
from resumes_app.ui.document import STYLESHEETS, app_wraps, head
from resumes_app.ui.feedback import OnceLoaded
from resumes_app.ui.http import front
from resumes_app.ui.http import routes as front_routes
from resumes_app.ui.served_feed import SitemapEntry, Stamp, answer, sitemap_index, sitemap_part
from resumes_app.ui.socket import BoundToCookie, install

READY_WITHIN_S = 10
TASKS = Gauge("resumes_tasks", "Tasks on the queue", ["task", "state"])
PUBLIC_PAGES = (
    "/", "/jobs", "/companies", "/examples", "/about/privacy", "/about/terms", "/about/accessibility",
)  # fmt: skip
PRIVATE_PATHS = (
    "/admin", "/applications", "/auth/", "/calendar/", "/companies/apply", "/hire", "/mails/", "/moderation", "/reply/",
    "/reset", "/settings", "/signin", "/signup", "/studio", "/uploads",
)  # fmt: skip
"""What crawlers are kept out of: their visits cost time and find nothing."""
_complete: set[str] = set()
log = logging.getLogger(__name__)

SITEMAPS = (companies_http.sitemap_parts, jobs_http.sitemap_parts, resumes_http.sitemap_parts)
"""Each returns the parts of the site map that its area answers."""
HTTP = (accounts_http, companies_http, jobs_http, applications_http, resumes_http, files_http)
"""Each has a list `routes`."""
PAGES = (accounts_pages, companies_pages, jobs_pages, applications_pages, resumes_pages, reviews_pages)
"""Importing them declares their routes to Reflex."""


@needs(Permission.ANYONE)
async def healthz(_request: Request) -> Response:
    """Answer that the process lives."""
    return JSONResponse({"status": "ok"})


@needs(Permission.ANYONE)
async def readyz(_request: Request) -> Response:
    """Answer which of database, storage and media tools can be used; 503 where one cannot."""
    parts = {"database": _ask_database, "storage": storage.check, "media": _ask_media}
    states = {name: await _state_of(ask) for name, ask in parts.items()}
    return JSONResponse(states, 200 if set(states.values()) == {"ok"} else 503)


@needs(Permission.ANYONE)
async def metrics(request: Request) -> Response:
    """Answer with this process's figures and the queue's, in Prometheus' format, to this machine and to admins."""
    peer = request.client.host if request.client else ""
    from_here = peer in {"127.0.0.1", "::1"} and "x-forwarded-for" not in request.headers
    if not from_here:
        require(identity(), Permission.ADMINISTER)
    async with db.reading() as session:
        TASKS.clear()
        for task, state, number in await work.counts(session):
            TASKS.labels(task, state).set(number)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@needs(Permission.ANYONE)
async def sitemap(request: Request) -> Response:
    """Answer the index of the site map."""
    parts = [SitemapEntry("/sitemap-pages.xml"), *[part for found in SITEMAPS for part in await found()]]
    changes = [part.changed_at for part in parts if part.changed_at]
    index = sitemap_index(parts)
    return answer(request, Stamp(index, max(changes, default=None)), "application/xml", index)


@needs(Permission.ANYONE)
async def sitemap_pages(request: Request) -> Response:
    """Answer the part of the site map that names pages which are always there."""
    pages = [SitemapEntry(path) for path in (*PUBLIC_PAGES, f"/tag/{settings().hashtag}")]
    return answer(request, Stamp(str(pages)), "application/xml", sitemap_part(pages))


@needs(Permission.ANYONE)
async def robots(request: Request) -> Response:
    """Answer where the site map is, and which pages are nobody's but their person's."""
    private = "".join(f"Disallow: {path}\n" for path in PRIVATE_PATHS)
    text = f"User-agent: *\n{private}\nSitemap: {settings().base_url}/sitemap.xml\n"
    return answer(request, Stamp(text), "text/plain; charset=utf-8", text)


async def _ask_database() -> None:
    async with db.reading() as session:
        await session.exec(text("SELECT 1"))  # type: ignore[call-overload]  # plain SQL


async def _ask_media() -> None:
    # Once found complete, the tools are not asked again: that starts two processes.
    if not _complete and (missing := await capabilities()):
        raise Unavailable(f"ffmpeg lacks {', '.join(missing)}.")
    _complete.add("ffmpeg")


async def _state_of(ask: Callable[[], Awaitable[None]]) -> str:
    """`ok`, or what is wrong; the log has the rest."""
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            await ask()
    except Exception as error:  # Whatever it is: that part is not ready.
        log.warning("Not ready: %r", error)
        return error.message if isinstance(error, AppError) else "does not answer"
    return "ok"


def routes() -> list[BaseRoute]:
    """Return this module's routes, the front's and those of all areas."""
    areas = [route for area in HTTP for route in area.routes]
    open_to_all = needs(Permission.ANYONE)
    pages = [Route(route.path, open_to_all(route.endpoint)) for route in front_routes]
    own = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}
    own |= {"/sitemap.xml": sitemap, "/sitemap-pages.xml": sitemap_pages, "/robots.txt": robots}
    return [*(Route(path, endpoint) for path, endpoint in own.items()), *pages, *areas]


async def answer_error(_request: Request, error: Exception) -> Response:
    """Answer an expected failure with its sentence and status."""
    if not isinstance(error, AppError):
        raise error
    return JSONResponse({"error": error.message, "retryable": error.retryable}, error.status)


def bound(served: ASGIApp) -> ASGIApp:
    """Return `served` with each tab's state tied to the session cookie, for as long as that session lasts."""
    return BoundToCookie(served, COOKIE, OpenSessions(lambda: app))


api = Starlette(routes=routes(), exception_handlers={AppError: answer_error})
app = rx.App(
    api_transformer=[api, bound, front],
    stylesheets=STYLESHEETS,
    head_components=head(),
    html_lang="en",
    # Inside the word on a lost connection, around the page.
    app_wraps={**app_wraps(), (4, "SignedIn"): lambda stateful: while_signed_in()},
    toaster=None,
    reset_style=False,  # Tailwind brings its own.
    backend_exception_handler=event_for,
)
app.add_middleware(OnceLoaded(), 0)
app.add_middleware(OnArrival(), 1)
install(app)


@app.register_lifespan_task
def refuse_to_serve_unsafely() -> None:
    """Pass where the environment can be used; granian ends otherwise."""
    settings().check()
