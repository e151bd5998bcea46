"""The deck's page: queue, pile and facts on a desk; on a phone the pile alone, the rest in a sheet."""

from typing import Any

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from resumes_app.reviews.components import ending
from resumes_app.reviews.components.facts import facts
from resumes_app.reviews.components.queue import queue
from resumes_app.reviews.components.sight import DETAILS, command, order, set_sight, sight
from resumes_app.reviews.components.words import ACTIONS, GLYPHS, KEYS, LABELS, STAGED_KEYS, VIEWER_KEYS
from resumes_app.reviews.state import DeckState
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.swipe_deck import swipe_deck

_JOB: Any = DeckState.job
_CARDS: Any = DeckState.cards
_QUEUE = "deck-queue"


def _progress() -> rx.Component:
    seen = sight()
    decided, total = seen["decided"].to(int), seen["total"].to(int)
    unsaved = rx.el.span(
        seen["unsaved"], " not saved yet", class_name="rounded-pill bg-caution-soft px-2.5 py-0.5 text-caution"
    )
    return rx.el.div(
        rx.cond(seen["unsaved"].to(int) > 0, unsaved),
        rx.el.span(decided, " of ", total, class_name="font-bold tabular-nums text-ink", data_testid="deck-progress"),
        rx.el.span(seen["left"], class_name="hidden text-ink-soft sm:inline"),
        rx.el.div(
            rx.el.div(
                class_name="h-full rounded-pill bg-positive transition-[width] duration-slow",
                style={"width": rx.Var.create(f"calc(100% * {decided} / max({total}, 1))")},
            ),
            class_name="hidden h-2 w-32 overflow-hidden rounded-pill bg-ink/16 lg:block",
            aria_hidden="true",
        ),
        class_name="flex flex-none items-center gap-3 text-sm",
    )


def _head() -> rx.Component:
    back = rx.el.a(
        icons.arrow_left("size-6"),
        rx.el.span("Back to your jobs", class_name="sr-only"),
        href="/hire",
        class_name="grid size-tap flex-none place-items-center rounded-pill text-ink hover:bg-ink/8",
    )
    return rx.el.div(
        back,
        rx.el.div(
            rx.el.p(
                _JOB["title"], class_name="line-clamp-3 font-display font-bold leading-tight lg:line-clamp-1 lg:text-lg"
            ),
            rx.cond(
                _JOB["waits"],
                rx.el.p(_JOB["waits"], class_name="text-xs leading-tight", data_testid="waits"),
                rx.el.p(_JOB["deadline"], class_name="hidden truncate text-xs text-ink-soft lg:block"),
            ),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(sight(), _progress()),
        controls.icon_button(
            icons.menu, "Replies and details", on_click=DETAILS.set_value(True), class_name="xl:hidden"
        ),
        controls.icon_button(
            icons.keyboard, "Keyboard shortcuts", on_click=order("keys"), class_name="max-lg:hidden", test_id="keys"
        ),
        class_name=(
            # On a phone the ground reaches further down than the words, and lets a thumb through to the clip.
            "scrim-top pointer-events-none absolute inset-x-0 top-0 z-20 flex min-h-24 items-center gap-3 px-3 pb-8 "
            "*:pointer-events-auto max-lg:[@media(max-height:30rem)]:bg-none "
            "lg:static lg:col-span-2 lg:min-h-16 lg:border-b lg:border-line lg:bg-none lg:px-5 lg:pb-0 xl:col-span-3"
        ),
    )


def _sheet() -> rx.Component:
    return dialog(
        rx.cond(
            DETAILS.value.to(bool) & sight().to(bool),
            rx.el.div(facts(), queue("deck-queue-sheet"), class_name="-mx-3 flex flex-col gap-2"),
        ),
        id="deck-details",
        title="Replies and details",
        open=DETAILS.value,
        on_close=DETAILS.set_value(False),
    )


def _pile() -> rx.Component:
    return swipe_deck(
        ending.finished(),
        cards=_CARDS,
        changes=DeckState.changes,
        list_id=_QUEUE,
        deck_key=DeckState.key,
        decides=DeckState.can_decide,
        scores=DeckState.can_score,
        connected=~has_connection_errors,
        more_waiting=DeckState.more_waiting,
        more_decided=DeckState.more_decided,
        actions=ACTIONS,
        labels=LABELS,
        glyphs=GLYPHS,
        keys=rx.cond(DeckState.can_score, STAGED_KEYS, rx.cond(DeckState.can_decide, KEYS, VIEWER_KEYS)),
        command=command,
        on_act=DeckState.act,
        on_watched=DeckState.watched,
        on_more=DeckState.more,
        on_sight=set_sight,
        key=DeckState.key,
    )


def deck_page() -> rx.Component:
    """Return the whole content of `/hire/jobs/{slug}/deck`."""
    seen = sight()
    there = rx.el.div(
        _head(),
        rx.el.div(rx.cond(seen, queue(_QUEUE)), class_name="hidden min-h-0 flex-col border-r border-line lg:flex"),
        rx.el.div(_pile(), class_name="min-h-0 min-w-0"),
        rx.el.div(rx.cond(seen, facts()), class_name="hidden min-h-0 flex-col border-l border-line xl:flex"),
        _sheet(),
        class_name=ending.GRID,
    )
    deck = rx.cond(_CARDS.length() > 0, there, ending.empty())
    return rx.cond(
        DeckState.loaded,
        rx.cond(DeckState.refusal != "", ending.refused(), deck),
        ending.waiting(),
    )
