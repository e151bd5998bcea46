"""The questions, to be put in order."""

from typing import Any

import reflex as rx

from resumes_app.jobs import service
from resumes_app.jobs.components.writing.frame import problem, section
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui import controls, icons
from resumes_app.ui.forms.fields import LINE

_ASKED: Any = JobFormState.questions


def questions() -> rx.Component:
    """Return the questions that candidates answer, one after another."""
    add = controls.button(
        "Add a question",
        type="submit",
        name="act",
        value="add",
        variant="secondary",
        icon=icons.plus,
        disabled=_ASKED.length() >= service.MAX_QUESTIONS,
        id="add-question",
        test_id="add-question",
        data_focus="add-question",
    )
    return section(
        "Questions",
        rx.el.ol(rx.foreach(_ASKED, _question), class_name="flex flex-col gap-4"),
        rx.cond(problem("questions"), rx.el.p(problem("questions"), class_name="text-sm font-medium text-danger")),
        rx.el.div(add),
        lead="People answer them in this order. One good question gets better answers than five.",
    )


def _question(one: Any, at: Any) -> rx.Component:
    key, number = one["key"].to(str), (at + 1).to(str)
    name = "question-" + key

    def act(icon: icons.Glyph, label: str, what: str, idle: Any, then: Any) -> rx.Component:
        return rx.el.button(
            icon("size-5"),
            type="submit",
            name="act",
            value=f"{what}:{key}",
            aria_label=f"{label} question {number}",
            title=label,
            disabled=idle,
            data_then=then,
            data_focus=f"{what}-{key}",
            data_testid=f"question-{what}",
            class_name=(
                "grid size-tap place-items-center rounded-pill text-ink-soft hover:bg-ink/8 hover:text-ink "
                "disabled:opacity-35"
            ),
        )

    return rx.el.li(
        rx.el.label("Question " + number, html_for=name, class_name="font-semibold"),
        rx.el.div(
            rx.el.textarea(
                id=name,
                name=name,
                default_value=one["text"],
                auto_focus=one["fresh"].to(bool),
                rows="2",
                max_length=service.QUESTION_CHARS,
                data_testid="question",
                class_name=f"{LINE} min-h-20 flex-1 py-3",
            ),
            rx.el.div(
                # Whoever has moved it to an end goes on with the other arrow.
                act(icons.arrow_up, "Move up", "up", at == 0, f"down-{key}"),
                act(icons.arrow_down, "Move down", "down", at == _ASKED.length() - 1, f"up-{key}"),
                act(icons.trash, "Remove", "remove", False, "add-question"),
                class_name="flex flex-none sm:flex-col",
            ),
            class_name="mt-1.5 flex flex-col gap-1 sm:flex-row sm:gap-3",
        ),
        key=key,
    )
