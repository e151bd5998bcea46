"""What was recorded, played while the finished video is being made."""

from typing import Any

import reflex as rx


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
