"""The title: its words, its typeface, style, place and size."""

from pathlib import PurePosixPath
from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio

TYPING_MS = 500
STYLES = (("plain", "Plain"), ("card", "Card"), ("bright", "Bright"))
PLACES = (("top", "Top"), ("middle", "Middle"), ("low", "Low"))
SIZES = (("s", "S", "Small"), ("m", "M", "Medium"), ("l", "L", "Large"))
_ROW = "flex gap-2 max-lg:flex-none lg:flex-wrap"
_SWIPED = "max-lg:-m-1 max-lg:flex max-lg:overflow-x-auto max-lg:p-1"


def _family(address: str) -> str:
    return f"title-{PurePosixPath(address).stem}"


FAMILIES = {face["name"]: ", ".join([*map(_family, face["files"]), "sans-serif"]) for face in studio.face_choices()}
"""By typeface: the CSS property `font-family`. A browser loads what it draws with."""


def typefaces() -> rx.Component:
    """Declare the typefaces of titles on the page."""
    files = dict.fromkeys(file for face in studio.face_choices() for file in face["files"])
    # Where the renderer puts the baseline, whatever the font says of itself.
    metrics = "ascent-override:95%;descent-override:25%;line-gap-override:0%"
    rules = [f"@font-face{{font-family:{_family(file)};src:url({file});font-display:swap;{metrics}}}" for file in files]
    return rx.el.style("".join(rules))


def _words() -> rx.Component:
    typed: Any = EditingState.write_title  # Typed as the method; on the class it is an event handler.
    return rx.el.div(
        rx.el.label(
            "Title over the first seconds",
            html_for="title",
            class_name="mb-1.5 block text-sm font-semibold max-lg:sr-only",
        ),
        rx.el.input(
            id="title",
            default_value=TakesState.draft["title"],
            key=TakesState.draft["id"] + rx.Var.create(TakesState.titles).to(str),
            max_length=studio.TITLE_CHARS,
            placeholder="Ana, barista with a plan",
            on_change=typed.debounce(TYPING_MS),
            class_name="min-h-tap w-full rounded-control border-2 border-line-strong bg-surface px-4",
            data_testid="title",
        ),
    )


def _option(part: str, value: str, label: str, spoken: str = "", **style: str) -> rx.Component:
    # Before there is a title, its dress is chosen for the one that will be written.
    worn: Any = rx.cond(TakesState.draft["title"] != "", TakesState.draft["dress"], EditingState.dress)
    return rx.el.button(
        label,
        type="button",
        aria_label=spoken or None,
        aria_pressed=worn[part] == value,
        on_click=EditingState.style_title(part, value),
        data_testid=f"title-{part}-{value}",
        style=style,
        class_name=f"{CHOICE} min-h-tap min-w-tap whitespace-nowrap px-3",
    )


def _group(label: str, *options: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.span(label, aria_hidden="true", class_name="mb-1.5 hidden text-sm font-semibold lg:block"),
        rx.el.div(*options, role="group", aria_label=label, class_name=_ROW),
        class_name="flex-none",
    )


def title() -> rx.Component:
    """Return the field with the choices below it: two rows to swipe on a phone."""
    faces = [
        _option(
            "face",
            face["name"],
            face["label"],
            font_family=FAMILIES[face["name"]],
            font_weight="400",
            font_synthesis="none",
        )
        for face in studio.face_choices()
    ]
    reset = rx.el.button(
        "Reset",
        type="button",
        on_click=EditingState.plain_title,
        aria_label="Reset how the title looks",
        data_testid="title-reset",
        class_name="min-h-tap flex-none rounded-pill px-4 text-sm font-semibold underline underline-offset-4",
    )
    return rx.el.div(
        _words(),
        rx.el.div(_group("Typeface", *faces), class_name=_SWIPED),
        rx.el.div(
            _group("Style", *[_option("style", *style) for style in STYLES]),
            _group("Place", *[_option("place", *place) for place in PLACES]),
            _group("Size", *[_option("size", *size) for size in SIZES]),
            reset,
            class_name=f"flex gap-4 lg:flex-wrap lg:items-end {_SWIPED}",
        ),
        class_name="flex flex-col gap-3 lg:gap-4",
    )
