"""An own video while it is being made, and a reply once it is: how far it is, what was recorded, what was sent."""

from typing import Any

import reflex as rx

from resumes_app.ui import controls
from resumes_app.ui.own_player import own_player


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


def own_reply(*instead: rx.Component, recorded: Any, src: Any, clip: Any, label: Any, preload: str) -> rx.Component:
    """Return a player of an own reply that fills its place, which must be positioned.

    Args:
        instead: What stands there while nothing can be played.
        recorded: Address of the first cut; empty where there is none, or none any more.
        src: Address of the finished video; empty until it is there.
        clip: Its `ClipView`.
        preload: How much of it is fetched before it is played, as of a `video`.
    """
    return own_player(
        *instead,
        first=recorded,
        first_label="Your takes, as recorded",
        first_note="As recorded",
        src=src,
        label=label,
        poster=clip["poster"],
        captions=clip["captions"],
        captions_drawn=clip["captions_drawn"],
        finished="Play the finished video",
        preload=preload,
        class_name="size-full object-cover",
    )
