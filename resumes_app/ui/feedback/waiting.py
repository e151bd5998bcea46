"""Shapes that hold the place of what is being fetched, so that nothing moves when it comes."""

import reflex as rx

from resumes_app.ui.props import Text


def skeleton(class_name: str) -> rx.Component:
    """Return one breathing block; `class_name` gives its size and corners."""
    return rx.el.div(class_name=f"skeleton {class_name}", aria_hidden="true")


def _waiting(text: str, *children: rx.Component, class_name: str) -> rx.Component:
    return rx.el.div(
        rx.el.span(text, class_name="sr-only"),
        *children,
        role="status",
        class_name=class_name,
    )


def skeleton_card(text: str = "Loading") -> rx.Component:
    """Return the place of one card: picture, title, two lines."""
    return _waiting(
        text,
        skeleton("aspect-video w-full rounded-control"),
        skeleton("mt-4 h-6 w-3/4 rounded-chip"),
        skeleton("mt-2.5 h-4 w-full rounded-chip"),
        skeleton("mt-2 h-4 w-1/2 rounded-chip"),
        class_name="rounded-card border border-line bg-surface p-4",
    )


def skeleton_list(rows: int = 5, text: str = "Loading") -> rx.Component:
    """Return the place of a list of `rows` rows with a portrait each."""
    row = rx.el.div(
        skeleton("size-12 flex-none rounded-pill"),
        rx.el.div(
            skeleton("h-5 w-2/5 rounded-chip"),
            skeleton("mt-2 h-4 w-4/5 rounded-chip"),
            class_name="flex-1",
        ),
        class_name="flex items-center gap-4 border-b border-line py-4",
    )
    return _waiting(text, *[row for _ in range(rows)], class_name="flex flex-col")


def skeleton_stage(text: str = "Loading") -> rx.Component:
    """Return the place of a full-screen clip: its text at the lower left, its buttons at the right."""
    return _waiting(
        text,
        rx.el.div(
            *[skeleton("size-12 rounded-pill") for _ in range(4)],
            class_name="absolute bottom-8 right-4 flex flex-col gap-4",
        ),
        rx.el.div(
            skeleton("h-5 w-32 rounded-chip"),
            skeleton("mt-3 h-8 w-4/5 rounded-chip"),
            skeleton("mt-3 h-4 w-3/5 rounded-chip"),
            class_name="absolute inset-x-4 bottom-8 max-w-sm pr-16",
        ),
        class_name="absolute inset-0 bg-stage",
    )


def working(text: Text) -> rx.Component:
    """Return a turning ring with words, for a wait of unknown length."""
    return rx.el.p(
        rx.el.span(class_name="spinner text-primary", aria_hidden="true"),
        rx.el.span(text),
        role="status",
        class_name="flex items-center gap-3 font-medium text-ink-soft",
    )
