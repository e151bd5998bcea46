"""The web process: imports every area's pages and mounts every area's routes."""

from importlib import import_module
from importlib.util import find_spec

import reflex as rx
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from resumes_app import db
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import COOKIE, needs
from resumes_app.accounts.state import event_for
from resumes_app.errors import AppError
from resumes_app.ui.document import STYLESHEETS, app_wraps, head
from resumes_app.ui.http import front
from resumes_app.ui.http import routes as front_routes
from resumes_app.ui.socket import BoundToCookie, install

AREAS = ("accounts", "companies", "jobs", "studio", "resumes", "applications", "reviews", "files")


def area_parts(part: str) -> list[object]:
    """Import `part` (pages, endpoints) of every area that has it."""
    names = [f"resumes_app.{area}.{part}" for area in AREAS]
    return [import_module(name) for name in names if find_spec(name.rpartition(".")[0]) and find_spec(name)]


@needs(Permission.ANYONE)
async def healthz(_request: Request) -> Response:
    """Answer that the process lives."""
    return JSONResponse({"status": "ok"})


@needs(Permission.ANYONE)
async def readyz(_request: Request) -> Response:
    """Answer whether the database can be asked; 503 where it cannot."""
    try:
        async with db.reading() as session:
            await session.exec(text("SELECT 1"))  # type: ignore[call-overload]  # plain SQL
    except OSError:
        return JSONResponse({"status": "the database does not answer"}, 503)
    return JSONResponse({"status": "ready"})


def routes() -> list[BaseRoute]:
    """Return the routes of all areas; each area's `endpoints` has a list `routes`."""
    areas = [route for module in area_parts("endpoints") for route in module.routes]  # type: ignore[attr-defined]
    open_to_all = needs(Permission.ANYONE)
    pages = [Route(route.path, open_to_all(route.endpoint)) for route in front_routes]
    return [Route("/healthz", healthz), Route("/readyz", readyz), *pages, *areas]


async def answer_error(_request: Request, error: Exception) -> Response:
    """Answer an expected failure with its sentence and status."""
    if not isinstance(error, AppError):
        raise error
    return JSONResponse({"error": error.message, "retryable": error.retryable}, error.status)


def bound(served: ASGIApp) -> ASGIApp:
    """Return `served` with each tab's state tied to the session cookie."""
    return BoundToCookie(served, COOKIE)


api = Starlette(routes=routes(), exception_handlers={AppError: answer_error})
app = rx.App(
    api_transformer=[api, bound, front],
    stylesheets=STYLESHEETS,
    head_components=head(),
    html_lang="en",
    app_wraps=app_wraps(),
    toaster=None,
    reset_style=False,  # Tailwind brings its own.
    backend_exception_handler=event_for,
)
area_parts("pages")
install(app)
