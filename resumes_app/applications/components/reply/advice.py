"""A kind word before sending: what of light, sound and framing could be better, and how."""

from typing import Any

import reflex as rx

from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls, icons


def _item(item: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.cond(item["takes"] != "", rx.el.span(item["takes"], ": ", class_name="text-ink-soft"), ""),
            rx.el.strong(item["seen"]),
        ),
        rx.el.p(item["better"], class_name="text-ink-soft"),
        rx.match(
            item["kind"],
            ("noisy", _does("Clean up my voice", EditingState.clean_up, "advice-clean-voice")),
            ("wide", _does("Fill the frame", EditingState.fill_frame, "advice-fill-frame")),
            rx.fragment(),
        ),
        class_name="text-sm",
    )


def _does(label: str, act: Any, test_id: str) -> rx.Component:
    """Return a button that does what the words say."""
    return controls.button(
        label,
        on_click=act,
        variant="secondary",
        size="sm",
        test_id=test_id,
        data_then="step",
        class_name="mt-2",
    )


def advice(title: str, free: str) -> rx.Component:
    """Return what could be better about the takes in the video; nothing where there is nothing to say.

    Args:
        free: That nothing of it has to be done.
    """
    head = rx.el.h3(
        icons.info("size-5 flex-none"),
        title,
        id="advice-head",
        class_name="flex items-center gap-2 text-base",
    )
    return rx.cond(
        TakesState.advised,
        rx.el.section(
            head,
            rx.el.ul(
                rx.foreach(TakesState.draft["advice"], _item),
                class_name="flex flex-col gap-3",
                role="list",
            ),
            rx.el.p(f"Only you see this. {free}", class_name="text-sm text-ink-soft"),
            aria_labelledby="advice-head",
            data_testid="advice",
            class_name="flex flex-col gap-3 rounded-control bg-sunken p-4",
        ),
    )
