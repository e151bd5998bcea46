"""What is known of the reply on top: who, when, by when an answer is due, the question, the words."""

from typing import Any

import reflex as rx

from resumes_app.reviews.components.sight import sight
from resumes_app.reviews.components.words import LABELS
from resumes_app.reviews.state import DeckState
from resumes_app.ui import controls, icons
from resumes_app.ui.swipe_deck import deck_transcript

_JOB: Any = DeckState.job


def _fact(icon: icons.Glyph, name: str, value: Any, tone: str = "text-ink") -> rx.Component:
    return rx.el.div(
        rx.el.dt(icon("absolute left-0 top-1 size-5"), name, class_name="text-xs text-ink-soft"),
        rx.el.dd(value, class_name=f"font-medium {tone}"),
        class_name="relative pl-8",
    )


def _points(card: Any, stage: str) -> Any:
    return rx.Var.create(card["scores"].to(dict[str, int])[stage]).to(str) + " of 5"


def _any(scores: Any) -> Any:
    return rx.Var(
        f"Object.values({scores!s} ?? {{}}).some(Boolean)", _var_type=bool, _var_data=scores._get_all_var_data()
    )


def facts() -> rx.Component:
    """Return the facts of the card on top; nothing while there is none."""
    card = sight()["card"].to(dict[str, Any])
    due = rx.cond(
        card["kind"].to(str) == "",
        _fact(icons.clock, "Answer promised by", card["due"], rx.cond(card["late"], "text-caution", "text-ink")),
        _fact(icons.check, "Decided by", rx.cond(card["mine"], "You", card["by"])),
    )
    words = rx.el.section(
        rx.el.h2("What they say", class_name="text-sm font-semibold text-ink-soft"),
        rx.el.div(
            deck_transcript(card=card["id"].to(str), text=card["clip"].to(dict[str, str])["transcript"], labels=LABELS),
            class_name="mt-2 min-h-0 flex-1 overflow-y-auto",
        ),
        class_name="flex min-h-40 flex-1 flex-col",
    )
    scored = rx.el.span(
        rx.cond(card["scores"].to(dict[str, int])["words"], rx.el.span("Words ", _points(card, "words"))),
        rx.cond(card["scores"].to(dict[str, int])["sound"], rx.el.span("Sound ", _points(card, "sound"))),
        class_name="flex gap-3 tabular-nums",
    )
    asked = rx.el.section(
        rx.el.h2("You asked", class_name="text-sm font-semibold text-ink-soft"),
        rx.el.p(_JOB["question"], class_name="mt-1 whitespace-pre-line font-semibold"),
    )
    return rx.cond(
        card,
        rx.el.div(
            rx.el.p(card["name"], class_name="font-display text-2xl font-bold [overflow-wrap:anywhere]"),
            rx.el.dl(
                _fact(icons.inbox, "Received", card["received"]),
                rx.cond(card["due"].to(str) != "", due),
                rx.cond(card["length"].to(str) != "", _fact(icons.play, "Length", card["length"])),
                rx.cond(_JOB["staged"].to(bool) & _any(card["scores"]), _fact(icons.star, "You scored", scored)),
                class_name="flex flex-col gap-3",
            ),
            rx.cond(_JOB["question"] != "", asked),
            rx.cond(card["stage"].to(str) == "picture", words, rx.el.div(class_name="flex-1")),
            controls.link("See the job as candidates see it", "/jobs/" + _JOB["slug"].to(str), class_name="text-sm"),
            class_name="flex h-full min-h-0 flex-col gap-5 p-5",
        ),
    )
