"""Stickers on the picture: which, where, how large and when."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.sliders import sliders
from resumes_app.applications.components.reply.timing import seen
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui import controls, icons
from resumes_app.ui.playhead import PLAYHEAD_MS, pause, visit

_stickers: Any = TakesState.draft["stickers"]
_number: Any = LayingState.sticker
_sticker: Any = _stickers[_number]


def _shelf() -> rx.Component:
    def one(name: str, src: str) -> rx.Component:
        return rx.el.button(
            rx.el.img(src=src, alt="", loading="lazy", class_name="mx-auto size-10 lg:size-11"),
            type="button",
            aria_label=f"Add the sticker {name}",
            on_click=[LayingState.add_sticker(name, PLAYHEAD_MS), pause()],
            data_testid=f"sticker-{name}",
            class_name=f"{CHOICE} min-w-0 !p-1",
        )

    return rx.el.div(
        *[one(sticker["name"], sticker["src"]) for sticker in studio.sticker_choices()],
        role="group",
        aria_label="Stickers to add",
        class_name="grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5",
    )


def _used() -> rx.Component:
    def one(sticker: Any, number: Any) -> rx.Component:
        return rx.el.button(
            rx.el.img(src="/stickers/" + sticker["name"].to(str) + ".webp", alt="", class_name="size-7"),
            sticker["name"],
            type="button",
            aria_pressed=_number == number,
            on_click=[LayingState.choose("sticker", number), visit(sticker)],
            data_testid="used-sticker",
            class_name=f"{CHOICE} flex min-h-tap items-center gap-1.5 px-3",
        )

    return rx.el.div(
        rx.foreach(_stickers, one),
        role="group",
        aria_label="Stickers in your video",
        class_name="flex gap-2 overflow-x-auto p-1 -m-1",
    )


def _chosen() -> rx.Component:
    delete = controls.icon_button(
        icons.trash("size-5"),
        "Delete this sticker",
        on_click=LayingState.remove("sticker", _number),
        test_id="delete-sticker",
    )
    when = seen(_sticker, lambda values: LayingState.change("sticker", _number, values), "sticker")
    return rx.el.div(
        *sliders("sticker", _sticker, _number, studio.preview_rules().sticker_sizes),
        rx.el.div(when, delete, class_name="flex items-start justify-between gap-2"),
        key=_number.to(str),
        class_name="flex flex-col gap-2",
    )


def stickers() -> rx.Component:
    """Return the shelf of stickers, those in the video, and what can be done to the chosen one.

    On a phone the shelf fills the panel: what can be done to a sticker just added stands above it.
    """
    laid = rx.el.div(
        _used(),
        rx.cond((_number >= 0) & (_number < _stickers.length()), _chosen()),
        class_name="flex flex-col gap-3 max-lg:order-first",
    )
    return rx.el.div(_shelf(), rx.cond(_stickers.length() > 0, laid), class_name="flex flex-col gap-3")
