"""The name mark: a sheet with a folded corner, a play sign cut out of it. A résumé that resumes."""

import reflex as rx

from resumes_app.config import settings

# The same drawing as assets/favicon.svg, on a 32 × 32 field.
SHEET = "M8.5 2.5h10L26 10v15a4.5 4.5 0 0 1-4.5 4.5h-13A4.5 4.5 0 0 1 4 25V7a4.5 4.5 0 0 1 4.5-4.5Z"
FOLD = "M18.5 2.5V7a3 3 0 0 0 3 3H26Z"
PLAY = "M11.5 14.2v9.6a1 1 0 0 0 1.5.85l7.6-4.8a1 1 0 0 0 0-1.7L13 13.35a1 1 0 0 0-1.5.85Z"


def icon(size: str = "size-8") -> rx.Component:
    """Return the icon alone; decorative, since the name stands beside it."""
    return rx.el.svg(
        rx.el.path(d=SHEET, class_name="fill-primary"),
        rx.el.path(d=FOLD, class_name="fill-primary-soft"),
        rx.el.path(d=PLAY, class_name="fill-on-primary"),
        view_box="0 0 30 32",
        class_name=f"flex-none {size}",
        aria_hidden="true",
    )


def mark(*, size: str = "text-xl", class_name: str = "") -> rx.Component:
    """Return icon and name side by side.

    Args:
        size: Tailwind text size of the name; the icon follows it.
    """
    return rx.el.span(
        icon("h-[1.25em] w-auto"),
        rx.el.span(settings().brand_name, class_name="font-display font-extrabold tracking-tight"),
        class_name=f"inline-flex items-center gap-2 leading-none {size} {class_name}".strip(),
    )
