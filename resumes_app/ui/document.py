"""What the entry hands to `rx.App`: style sheets, the document's head, and the wraps around every page."""

from collections.abc import Callable

import reflex as rx

from resumes_app.config import settings
from resumes_app.ui.feedback import error_boundary, reconnecting
from resumes_app.ui.props import Text

STYLESHEETS = ["/tokens.css", "/base.css"]
DISPLAY_FONT = "/fonts/gabarito-5.3.0.woff2"


def head() -> list[rx.Component]:
    """Return the tags in every page's head: font preload, icons, manifest, theme colours, viewport."""
    return [
        rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        rx.el.link(
            rel="preload", href=DISPLAY_FONT, type="font/woff2", cross_origin="anonymous", custom_attrs={"as": "font"}
        ),
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="icon", href="/favicon.ico", sizes="32x32"),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.link(rel="alternate", href="/feeds/jobs.atom", type="application/atom+xml", title="Open jobs"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        rx.el.meta(name="theme-color", content="#f8f4f5", custom_attrs={"media": "(prefers-color-scheme: light)"}),
        rx.el.meta(name="theme-color", content="#160c1c", custom_attrs={"media": "(prefers-color-scheme: dark)"}),
        rx.el.meta(name="color-scheme", content="light dark"),
    ]


def app_wraps() -> dict[tuple[int, str], Callable[[bool], rx.Component | None]]:
    """Return what stands around every page: the error boundary, and our own word on a lost connection."""
    return {
        (55, "ErrorBoundary"): lambda stateful: error_boundary(),
        (5, "Overlay"): lambda stateful: reconnecting() if stateful else None,
    }


def page_title(text: Text) -> Text:
    """Return `text` as a document title, with the brand's name after it."""
    if isinstance(text, rx.Var):
        return rx.Var.create(text).to(str) + f" · {settings().brand_name}"
    return f"{text} · {settings().brand_name}"
