"""The prebuilt pages and scripts, served from any host, port or TLS proxy."""

import re
from functools import lru_cache
from pathlib import Path
from posixpath import normpath

from reflex.utils.prerequisites import get_web_dir
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from resumes_app.config import settings

BUILT = Path("build/client")
_BAKED_ADDRESS = re.compile(r"""(?P<quote>[`"'])(?P<scheme>http|ws)://localhost:\d+(?P<path>[^`"']*)(?P=quote)""")
_PRIVATE_FOLDERS = ("/demo",)


def client_dir() -> Path:
    """Return the folder of the exported front end."""
    return get_web_dir().resolve() / BUILT


def unbaked(script: str) -> str:
    """Return the script with the build machine's addresses replaced by the page's own origin."""

    def address(found: re.Match[str]) -> str:
        origin = "location.origin" if found["scheme"] == "http" else 'location.origin.replace(/^http/,"ws")'
        return f'({origin}+"{found["path"]}")'

    return _BAKED_ADDRESS.sub(address, script)


@lru_cache(maxsize=8)
def _environment_script(path: Path) -> str:
    return unbaked(path.read_text())


async def environment_script(request: Request) -> Response:
    """Answer the chunk that holds the server's address. Its name is hashed, so it may be kept for ever."""
    path = client_dir() / "assets" / f"reflex-env-{request.path_params['name']}.js"
    if not path.is_file():
        return PlainTextResponse("There is no such file.", 404)
    return Response(_environment_script(path), media_type="text/javascript")


async def manifest(_request: Request) -> Response:
    """Answer the web app's manifest, under the installation's own name."""
    name = settings().brand_name
    icons = [
        {"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in (192, 512)
        for purpose in ("any", "maskable")
    ]
    body = {
        "name": name,
        "short_name": name,
        "start_url": "/",
        "display": "standalone",
        "background_color": "#0b0610",
        "theme_color": "#0b0610",
        "icons": icons,
    }
    return JSONResponse(body, media_type="application/manifest+json")


routes = [Route("/assets/reflex-env-{name}.js", environment_script), Route("/manifest.webmanifest", manifest)]


class Pages:
    """Finds prerendered pages without the detour over a closing slash, and keeps the demo's raw files to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path: str = scope["path"]
            # Normalised as the static mount does it: `//demo/x` and `/a/../demo/x` are the same file.
            if normpath(f"/{path.lstrip('/')}/").casefold().startswith(_PRIVATE_FOLDERS):
                await PlainTextResponse("There is no such page.", 404)(scope, receive, send)
                return
            if scope["method"] in {"GET", "HEAD"} and _is_page(path):
                # The static mount would answer 307, with the scheme and host that the proxy's inside sees.
                scope = {**scope, "path": f"{path}/", "raw_path": f"{path}/".encode()}
        await self.app(scope, receive, send)


@lru_cache(maxsize=1024)
def _is_page(path: str) -> bool:
    if path.endswith("/") or "." in path.rpartition("/")[2] or ".." in path:
        return False
    return (client_dir() / path.lstrip("/") / "index.html").is_file()
