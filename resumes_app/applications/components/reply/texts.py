"""Texts on the picture: their words, how they look, where and when they are seen."""

from pathlib import PurePosixPath
from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.sliders import sliders
from resumes_app.applications.components.reply.timing import seen
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui import controls, icons
from resumes_app.ui.choice_strip import choice_strip
from resumes_app.ui.playhead import PLAYHEAD_MS, pause, visit
from resumes_app.ui.saved_field import saved_text

STYLES = (("plain", "Plain"), ("card", "Card"), ("bright", "Bright"))
_ROW = "flex gap-2 max-lg:flex-none lg:flex-wrap"
_SWIPED = "max-lg:-m-1 max-lg:flex max-lg:overflow-x-auto max-lg:p-1"
_texts: Any = TakesState.draft["texts"]
_number: Any = LayingState.text
_text: Any = _texts[_number]
_half: Any = (LayingState.unfit != "") & (LayingState.typed_in == _number) & (LayingState.typed_laid == _text["text"])
"""Whether not all that was typed can be drawn: then the field keeps it."""


def _family(address: str) -> str:
    return f"title-{PurePosixPath(address).stem}"


_SCRIPTS = [(_family(font["file"]), font) for font in studio.script_fonts()]
FAMILIES = {
    face["name"]: ", ".join([*map(_family, face["files"]), *[family for family, _ in _SCRIPTS], "sans-serif"])
    for face in studio.face_choices()
}
"""By typeface: the CSS property `font-family`. A browser loads what it draws with."""


def typefaces() -> rx.Component:
    """Declare the typefaces of texts on the page."""
    files = dict.fromkeys(file for face in studio.face_choices() for file in face["files"])
    # Where the renderer puts the baseline, whatever the font says of itself.
    metrics = "ascent-override:95%;descent-override:25%;line-gap-override:0%"
    rules = [f"@font-face{{font-family:{_family(file)};src:url({file});font-display:swap;{metrics}}}" for file in files]
    rules += [
        f"@font-face{{font-family:{family};src:url({font['file']});unicode-range:{font['signs']};font-display:swap;"
        f"{metrics}}}"
        for family, font in _SCRIPTS
    ]
    return rx.el.style("".join(rules))


def _option(field: str, value: str | float, label: str, **style: str) -> rx.Component:
    return rx.el.button(
        label,
        type="button",
        aria_pressed=_text[field] == value,
        on_click=LayingState.change("text", _number, {field: value}),
        data_testid=f"text-{field}-{value}",
        style=style,
        class_name=f"{CHOICE} min-h-tap min-w-tap whitespace-nowrap px-3",
    )


def _group(label: str, *options: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.span(label, aria_hidden="true", class_name="mb-1.5 hidden text-sm font-semibold lg:block"),
        rx.el.div(*options, role="group", aria_label=label, class_name=_ROW),
        class_name="flex-none",
    )


def _list() -> rx.Component:
    def chip(text: Any, number: Any) -> rx.Component:
        return rx.el.button(
            rx.el.span(text["text"], class_name="block max-w-40 truncate"),
            type="button",
            aria_pressed=_number == number,
            on_click=[LayingState.choose("text", number), visit(text)],
            data_testid="text",
            class_name=f"{CHOICE} min-h-tap px-3",
        )

    return choice_strip(
        rx.el.button(
            icons.plus("size-5"),
            "Add text",
            type="button",
            on_click=[LayingState.add_text(PLAYHEAD_MS), pause()],
            data_testid="add-text",
            class_name=f"{CHOICE} flex min-h-tap items-center gap-1.5 px-3",
        ),
        rx.foreach(_texts, chip),
        chosen=_number,
        count=_texts.length(),
        label="Texts",
        class_name="fading flex gap-2 overflow-x-auto p-1 -m-1",
    )


def _chosen() -> rx.Component:
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
    places = [_option("y", y, name.capitalize()) for name, y in studio.preview_rules().text_places.items()]
    return rx.el.div(
        rx.el.div(
            saved_text(
                label="Words",
                value=rx.cond(_half, LayingState.typed, _text["text"]),
                lines=2,
                awaited=LayingState.added,
                max_length=studio.TEXT_CHARS,
                test_id="text-words",
                class_name="min-h-tap w-full rounded-control border-2 border-line-strong bg-surface px-4 py-2",
                on_value=lambda words: LayingState.change("text", _number, {"text": words}),
            ),
            controls.icon_button(
                icons.trash("size-5"),
                "Delete this text",
                on_click=LayingState.remove("text", _number),
                test_id="delete-text",
            ),
            class_name="flex items-start gap-2",
        ),
        rx.el.p(
            rx.cond(_half, LayingState.unfit, ""),
            role="status",
            data_testid="text-unfit",
            class_name="text-sm font-medium text-caution empty:hidden",
        ),
        rx.cond(
            _text["note"] != "", rx.el.p(_text["note"], data_testid="text-note", class_name="text-sm text-caution")
        ),
        rx.el.div(_group("Typeface", *faces), class_name=_SWIPED),
        rx.el.div(
            _group("Style", *[_option("style", *style) for style in STYLES]),
            _group("Place", *places),
            class_name=f"flex gap-4 lg:flex-wrap lg:items-end {_SWIPED}",
        ),
        rx.el.div(*sliders("text", _text, _number, studio.preview_rules().text_sizes)),
        seen(_text, lambda values: LayingState.change("text", _number, values), "text"),
        key=_number.to(str),
        class_name="flex flex-col gap-3 lg:gap-4",
    )


def texts() -> rx.Component:
    """Return the texts to choose from, and what can be done to the chosen one."""
    return rx.el.div(
        _list(),
        rx.cond(
            (_number >= 0) & (_number < _texts.length()),
            _chosen(),
            rx.el.p(
                "Your name, your trade, a word to remember: it appears where the video stands now.",
                class_name="text-sm text-ink-soft",
            ),
        ),
        class_name="flex flex-col gap-3 lg:gap-4",
    )
