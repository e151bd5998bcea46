"""A page of the built front end with a head of its own, for addresses that crawlers and link previews read.

Reflex prerenders no dynamic route: it serves one empty shell for all of them, whose scripts fetch the rest.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from resumes_app.config import settings

_BUILT = Path(".web/build/client")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_OPEN_GRAPH = re.compile(r'<meta[^>]*property="og:[^>]*>')
_TOLD = "rich mx-auto max-w-text px-4 py-6"
_BARE = "<!DOCTYPE html><html lang='en'><head></head><body></body></html>"


@lru_cache(maxsize=4)
def _read(path: Path, _changed_at: float) -> str:
    return path.read_text()


def _built(*names: str) -> str:
    for path in (_BUILT / name for name in names):
        if path.is_file():
            return _read(path, path.stat().st_mtime)
    return _BARE


def _shell() -> str:
    return _OPEN_GRAPH.sub("", _TITLE.sub("", _built("__spa-fallback.html", "index.html")))


def prerendered(page: str) -> str:
    """Return the built HTML of a static page, such as `reset/new`; the shell where it is not built."""
    return _built(f"{page}/index.html", "__spa-fallback.html", "index.html")


def absolute(path: str) -> str:
    """Return a path of this site as the address that others reach it at."""
    return f"{settings().base_url}{path}"


def json_ld(data: Mapping[str, Any]) -> str:
    """Return structured data as a script element that nothing in it can close."""
    return f'<script type="application/ld+json">{_inert(data)}</script>'


def _inert(data: Mapping[str, Any]) -> str:
    return json.dumps(data).replace("<", "\\u003c")


def home_page(
    data_id: str, data: Mapping[str, Any], *, slot: str, extra_head: str = "", without_scripts: str = ""
) -> str:
    """Return the prerendered home page with data that its component reads before the socket is open.

    Args:
        data_id: Id of the element that holds `data` as JSON.
        slot: Id of the element that holds `without_scripts`.
        extra_head: HTML, already safe.
        without_scripts: HTML, already safe, for readers without JavaScript.
    """
    held = f'<script type="application/json" id="{data_id}">{_inert(data)}</script>'
    page = _built("index.html").replace("</head>", f"{extra_head}</head>", 1)
    page = page.replace("</body>", f"{held}</body>", 1)
    return _filled(page, slot, f"<noscript>{without_scripts}</noscript>")


def _filled(page: str, slot: str, content: str) -> str:
    """Return the page with HTML in an empty element of it; at its end where there is no such element."""
    place = re.search(rf'<div[^>]*\bid="{slot}"[^>]*>', page)
    at = place.end() if place else page.index("</body>")
    return f"{page[:at]}{content}{page[at:]}"


def filled_page(
    page: str,
    title: str,
    *,
    description: str,
    path: str,
    robots: str,
    extra_head: str,
    slots: Mapping[str, str],
    typed: Mapping[str, str],
) -> str:
    """Return a prerendered page (such as `jobs`) with this head, and with HTML in empty elements of it.

    An element is made by `ui.served_slot`: it keeps what was served until the page has come alive and takes it out.

    Args:
        path: The page's canonical address on this site.
        robots: What search engines are asked; empty: nothing.
        extra_head: HTML, already safe.
        slots: Id of an element → its HTML, already safe.
        typed: Name of an input → what stands in it.
    """
    asked = f'<meta name="robots" content="{robots}">' if robots else ""
    head = _head(title, description, path, {}) + asked + extra_head
    html = _OPEN_GRAPH.sub("", _TITLE.sub("", prerendered(page))).replace("</head>", f"{head}</head>", 1)
    for name, content in slots.items():
        html = _filled(html, name, content)
    for name, text in typed.items():
        place = re.search(rf'<input[^>]*\bname="{name}" value="(?=")', html)
        html = f"{html[: place.end()]}{escape(text)}{html[place.end() :]}" if place else html
    return html


def served_page(
    title: str,
    *,
    description: str = "",
    path: str = "",
    open_graph: Mapping[str, str] | None = None,
    indexed: bool = True,
    extra_head: str = "",
    without_scripts: str = "",
) -> str:
    """Return the HTML of the shell with this head.

    Args:
        description: Plain text.
        path: The page's canonical address on this site.
        open_graph: Properties without their `og:`; title, description, site name and address are added.
        indexed: False asks search engines to leave the page out.
        extra_head: HTML, already safe.
        without_scripts: HTML, already safe, for readers without JavaScript.
    """
    head = _head(title, description, path, open_graph or {})
    head += "" if indexed else '<meta name="robots" content="noindex">'
    page = _shell().replace("</head>", f"{head}{extra_head}</head>", 1)
    if not without_scripts:
        return page
    told = f'<noscript><main class="{_TOLD}">{without_scripts}</main></noscript>'
    return page.replace("</body>", f"{told}</body>", 1)


def _head(title: str, description: str, path: str, open_graph: Mapping[str, str]) -> str:
    properties = {"site_name": settings().brand_name, "title": title, "description": description}
    if path:
        properties["url"] = absolute(path)
    properties |= dict(open_graph)
    head = [f"<title>{escape(title)}</title>", f'<meta name="description" content="{escape(description)}">']
    head += [f'<meta property="og:{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    head += [f'<link rel="canonical" href="{escape(absolute(path))}">'] if path else []
    return "".join(head)
