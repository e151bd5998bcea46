"""What is shown while the finished video is being made: how far it is, and what was recorded."""

from typing import Any

import reflex as rx

from resumes_app.ui import controls


def making(percent: Any, left: Any) -> rx.Component:
    """Return how far the video is, and how long that will take, in words."""
    return rx.el.div(
        controls.progress(percent, "Making your video ready"),
        rx.el.p(left, class_name="mt-1 min-h-5 text-sm text-ink-soft tabular-nums", data_testid="time-left"),
        data_testid="render-progress",
    )


def first_cut(src: Any) -> rx.Component:
    """Return a player that fills its place, which must be positioned.

    Args:
        src: Address of the first cut.
    """
    return rx.fragment(
        rx.el.video(
            src=src,
            controls=True,
            plays_inline=True,
            preload="metadata",
            aria_label="Your takes, as recorded",
            key=src,
            class_name="size-full object-cover",
            data_testid="first-cut",
        ),
        rx.el.span(
            "As recorded",
            class_name="pointer-events-none absolute left-2 top-2 rounded-chip bg-scrim px-2 py-1 text-xs text-white",
            aria_hidden="true",
        ),
    )
