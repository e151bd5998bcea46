"""A Reflex app of one counter, behind our front, to be served by granian. TINY_PLAIN=1 leaves the mends out."""

import os
from pathlib import Path

import reflex as rx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from resumes_app.ui import http, socket
from resumes_app.ui.feedback import notice_for

COOKIE = "tiny_session"


class Counter(rx.State):
    count: int = 0

    @rx.event
    def add(self) -> None:
        self.count += 1


async def echo(request: Request) -> Response:
    return PlainTextResponse(request.method)


async def html(_request: Request) -> Response:
    return HTMLResponse("<!doctype html><title>t</title><script>let a=1</script><script src='/x.js'></script>")


async def script(_request: Request) -> Response:
    return Response("let a=1", media_type="text/javascript")


async def page_file(_request: Request) -> Response:
    return FileResponse(Path(__file__).with_name("page.html"))


api = Starlette(
    routes=[
        Route("/file", page_file),
        Route("/echo", echo, methods=["GET", "POST", "DELETE"]),
        Route("/html", html),
        Route("/script", script),
        *http.routes,
    ]
)
plain = os.environ.get("TINY_PLAIN") == "1"
front = [] if plain else [http.front, lambda inner: socket.BoundToCookie(inner, COOKIE)]
app = rx.App(api_transformer=[api, *front], backend_exception_handler=notice_for)
app.add_page(lambda: rx.el.p(Counter.count), route="/")
if not plain:
    socket.install(app)
