"""Stickers on the picture: which, where, how large and when."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.preview import tool_id
from resumes_app.applications.components.reply.sliders import sliders
from resumes_app.applications.components.reply.timing import seen
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui import controls, icons
from resumes_app.ui.choice_strip import choice_strip
from resumes_app.ui.playhead import PLAYHEAD_MS, pause, visit

_stickers: Any = TakesState.draft["stickers"]
_number: Any = LayingState.sticker
_sticker: Any = _stickers[_number]
_one: Any = (_number >= 0) & (_number < _stickers.length())
"""Whether one is chosen."""
_settings = ClientStateVar.create("sticker_settings", default=False)
"""Whether a phone shows what can be set of the chosen one, in the place of the shelf."""


def _shelf() -> rx.Component:
    def one(name: str, src: str) -> rx.Component:
        return rx.el.button(
            rx.el.img(src=src, alt="", loading="lazy", class_name="mx-auto size-10 lg:size-11"),
            type="button",
            aria_label=f"Add the sticker {name}",
            on_click=[_settings.set_value(False), LayingState.add_sticker(name, PLAYHEAD_MS), pause()],
            data_testid=f"sticker-{name}",
            class_name=f"{CHOICE} min-w-0 !p-1",
        )

    return rx.el.div(
        *[one(sticker["name"], sticker["src"]) for sticker in studio.sticker_choices()],
        role="group",
        aria_label="Stickers to add",
        data_away=_settings.value & _one,
        class_name=("grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5 max-lg:data-[away=true]:hidden"),
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

    return choice_strip(
        rx.foreach(_stickers, one),
        chosen=_number,
        count=_stickers.length(),
        label="Stickers in your video",
        class_name="fading flex min-w-0 flex-1 gap-2 overflow-x-auto p-1.5 -m-1.5",
    )


def _acts() -> rx.Component:
    """Return what opens the settings of the chosen one on a phone, and what deletes it."""
    settings = rx.el.button(
        icons.settings("size-5"),
        "Settings",
        type="button",
        aria_expanded=_settings.value,
        on_click=_settings.set_value(~_settings.value),
        data_testid="sticker-settings",
        class_name=f"{CHOICE} flex min-h-tap items-center gap-1.5 px-3 aria-expanded:border-primary lg:hidden",
    )
    delete = controls.icon_button(
        icons.trash("size-5"),
        "Delete this sticker",
        on_click=LayingState.remove("sticker", _number),
        test_id="delete-sticker",
        data_then=tool_id("stickers"),
    )
    return rx.cond(_one, rx.fragment(settings, delete))


def _row() -> rx.Component:
    """Return the stickers in the video and what can be done to the chosen one: as high before there is one."""
    hint = rx.el.p(
        "What you choose appears where the video stands now.", class_name="self-center text-sm text-ink-soft"
    )
    return rx.el.div(
        rx.cond(_stickers.length() > 0, rx.fragment(_used(), _acts()), hint),
        class_name="flex min-h-12 items-center gap-2",
    )


def _set() -> rx.Component:
    when = seen(_sticker, lambda values: LayingState.change("sticker", _number, values), "sticker")
    return rx.el.div(
        *sliders("sticker", _sticker, _number, studio.preview_rules().sticker_sizes),
        when,
        key=_number.to(str),
        data_open=_settings.value,
        class_name="flex flex-col gap-1 max-lg:data-[open=false]:hidden lg:gap-2",
    )


def stickers() -> rx.Component:
    """Return the stickers in the video, the shelf of those to add, and what can be set of the chosen one.

    The shelf stands still while one after the other is added. On a phone it gives its place to the settings and back.
    """
    return rx.el.div(_settings, _row(), _shelf(), rx.cond(_one, _set()), class_name="flex flex-col gap-2 lg:gap-3")
