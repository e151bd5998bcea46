"""The step in which a finished video is looked at once more, beside what is done with it."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.preview import preview
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.network import needs_network, or_offline

_ACT = "col-span-2 flex flex-col gap-5 low:col-span-1 low:col-start-2 lg:col-span-1 lg:col-start-2"


def summary() -> rx.Component:
    """Return how much there is in the video."""
    takes: Any = TakesState.in_video + TakesState.previewed.length()
    return rx.el.p(
        takes,
        rx.cond(takes == 1, " take, ", " takes, "),
        TakesState.total,
        data_testid="summary",
        class_name="text-ink-soft tabular-nums",
    )


def last_look(*head: rx.Component, act: list[rx.Component], label: str, test_id: str) -> rx.Component:
    """Return the player, what the video is (`head`), and what is done with it (`act`), which takes the network."""
    offline = rx.el.p(
        or_offline("", text="You are offline. Go on once you are back."),
        role="status",
        class_name="rounded-control bg-caution-soft px-4 py-3 text-sm font-semibold text-caution empty:hidden",
    )
    player = rx.el.div(
        preview(poster_ms=TakesState.draft["poster_ms"]),
        class_name="aspect-[9/16] h-60 low:row-span-2 low:h-[calc(100dvh-2rem)] lg:row-span-2 lg:h-[72dvh]",
    )
    return rx.el.div(
        rx.el.div(
            player,
            rx.el.div(*head, class_name="flex min-w-0 flex-col gap-4 self-center lg:self-end"),
            needs_network(offline, *act, class_name=_ACT),
            class_name=(
                "m-auto grid w-full max-w-form grid-cols-[auto_minmax(0,1fr)] gap-5 low:max-w-page "
                "lg:max-w-page lg:gap-x-16 lg:grid-cols-[auto_minmax(0,30rem)] lg:justify-center"
            ),
        ),
        class_name=(
            # What is scrolled stays under the way back.
            "absolute inset-0 flex overflow-y-auto border-t-[calc(3.75rem+env(safe-area-inset-top))] border-canvas "
            "bg-canvas p-4 pb-10 pt-3 low:border-t-0 low:pb-4 low:pl-[calc(4.25rem+env(safe-area-inset-left))] low:pt-4"
        ),
        tab_index=0,
        role="region",
        aria_label=label,
        data_testid=test_id,
    )
