"""Chips, badges, marks and meters: what a person reads at a glance."""

from typing import Literal

import reflex as rx

from resumes_app.ui import icons
from resumes_app.ui.props import Number, Text

Tone = Literal["plain", "primary", "positive", "caution", "danger", "stage"]

_TONES: dict[Tone, str] = {
    "plain": "bg-ink/8 text-ink",
    "primary": "bg-primary-soft text-on-primary-soft",
    "positive": "bg-positive-soft text-positive",
    "caution": "bg-caution-soft text-caution",
    "danger": "bg-danger-soft text-danger",
    "stage": "bg-stage/65 text-on-stage",
}


def chip(label: Text, *, icon: icons.Glyph | None = None, tone: Tone = "plain", class_name: str = "") -> rx.Component:
    """Return a small fact: place, pay, kind of contract. Not pressable."""
    drawing = [icon("size-4")] if icon else []
    return rx.el.span(
        *drawing,
        rx.el.span(label, class_name="min-w-0"),
        class_name=(
            "inline-flex max-w-full items-center gap-1.5 rounded-chip px-2.5 py-1 text-sm font-medium "
            f"{_TONES[tone]} {class_name}"
        ).strip(),
    )


def badge(label: Text, *, tone: Tone = "plain", class_name: str = "") -> rx.Component:
    """Return a status word: shortlisted, closed, draft."""
    return rx.el.span(
        label,
        class_name=(
            f"inline-flex items-center rounded-pill px-2.5 py-0.5 text-xs font-semibold {_TONES[tone]} {class_name}"
        ).strip(),
    )


def verified(label: str = "Verified company", *, size: str = "size-5") -> rx.Component:
    """Return the mark of an admitted pilot company, with its meaning spoken."""
    return icons.verified(f"{size} inline-block text-verified", label=label)


def progress(value: Number, label: Text, *, maximum: Number = 100, shown: bool = True) -> rx.Component:
    """Return a bar that fills up.

    Args:
        value: How far, from 0 to `maximum`.
        label: What is under way, in words ("Making your video").
        shown: False keeps the label for assistive technology only.
    """
    words = rx.el.span(label, class_name="text-sm font-medium text-ink-soft" if shown else "sr-only")
    return rx.el.div(
        words,
        rx.el.div(
            rx.el.div(
                class_name="h-full rounded-pill bg-primary transition-[width] duration-slow",
                style={"width": rx.Var.create(f"calc(100% * {value} / {maximum})")},
            ),
            role="progressbar",
            aria_label=label,
            aria_valuemin=0,
            aria_valuemax=maximum,
            aria_valuenow=value,
            class_name="h-2.5 overflow-hidden rounded-pill bg-ink/12",
        ),
        class_name="flex w-full flex-col gap-1.5",
    )


def avatar(initials: Text, *, picture: Text = "", size: str = "size-10 text-sm", class_name: str = "") -> rx.Component:
    """Return a round portrait: the picture where there is one, else initials; decorative beside a name.

    Args:
        initials: One or two letters; see `initials_of`.
        picture: Address of a square image, or "".
    """
    shape = f"{size} flex-none rounded-pill {class_name}".strip()
    letters = rx.el.span(
        initials,
        class_name=f"{shape} inline-flex items-center justify-center bg-primary-soft font-display font-bold "
        "text-on-primary-soft",
        aria_hidden="true",
    )
    image = rx.el.img(src=picture, alt="", loading="lazy", class_name=f"{shape} object-cover")
    return rx.cond(picture, image, letters)


def initials_of(name: str) -> str:
    """Return the first letters of the first and the last word of `name`, in capitals ("?" for an empty one)."""
    words = name.split()
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
