"""The plans to choose from, beside the stage."""

from collections.abc import Sequence

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio.schemas import Template


def plan_choice(plans: Sequence[Template], *more: rx.Component, told: bool = False) -> rx.Component:
    """Return the plans to choose from.

    Args:
        more: Further buttons (`plan_button`) after these.
        told: What the chosen one says is told below, part by part.
    """
    buttons = [plan_button(plan["label"], plan["name"]) for plan in plans]
    parts = [(plan["name"], _parts(plan)) for plan in plans]
    return rx.el.section(
        rx.el.h2("Your plan", id="plan-head", class_name="mb-2 text-base font-semibold"),
        rx.el.div(
            *buttons,
            *more,
            plan_button("No plan", ""),
            role="group",
            aria_labelledby="plan-head",
            class_name="flex flex-wrap gap-2",
        ),
        *([rx.match(TakesState.draft["template"], *parts, rx.fragment())] if told else []),
        aria_labelledby="plan-head",
    )


def plan_button(label: str, name: str) -> rx.Component:
    """Return the button that plans the video so."""
    return rx.el.button(
        label,
        type="button",
        aria_pressed=TakesState.draft["template"] == name,
        on_click=PromptingState.choose_plan(name),
        class_name=f"{CHOICE} min-h-tap px-3 text-left",
    )


def _parts(plan: Template) -> rx.Component:
    parts = [
        rx.el.li(
            rx.el.p(
                rx.el.strong(part["title"]),
                rx.el.span(f" · about {part['target_ms'] // 1000} s", class_name="text-sm text-ink-soft"),
            ),
            rx.el.p(part["prompt"], class_name="text-sm text-ink-soft"),
        )
        for part in plan["segments"]
    ]
    return rx.el.ol(*parts, class_name="mt-4 flex flex-col gap-3", data_testid="plan-parts")
