"""What helps to speak: the choice of a plan, and the sheet in which the script is written."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.script_field import script_field
from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.media.captions import LINE_CHARS, LINES
from resumes_app.studio import service as studio
from resumes_app.ui.dialog import dialog

SCRIPT_LINE_CHARS = LINE_CHARS * LINES
"""A line of the script is a caption."""

_script_open = ClientStateVar.create("reply_script_open", default=False)
open_script = _script_open.set_value(True)
_plan: Any = TakesState.draft["template"]


def plan_parts(purpose: Purpose) -> Any:
    """Return the parts of the chosen plan."""
    plans: list[tuple[str, Any]] = [(plan["name"], plan["segments"]) for plan in studio.template_choices()]
    if purpose.by_question is not None:
        plans.append((studio.QUESTIONS, purpose.by_question))
    return rx.match(_plan, *plans, [])


def plan_at_lens(purpose: Purpose) -> rx.Component:
    """Return the choice of a plan: one line on the stage, away while recording."""
    plans = [
        rx.el.option(f"{plan['label']} ({plan['total_ms'] // 1000} s)", value=plan["name"]) for plan in purpose.plans
    ]
    questions = purpose.by_question
    by_question = rx.el.option("Question by question", value=studio.QUESTIONS)
    return rx.el.div(
        rx.el.select(
            rx.el.option("No plan", value=""),
            *([] if questions is None else [rx.cond(questions.length() > 0, by_question)]),
            *plans,
            value=_plan,
            on_change=PromptingState.choose_plan,
            aria_label="Plan for your video",
            data_testid="plan",
            class_name=(
                "select-arrow min-h-tap max-w-full rounded-pill border border-white/40 bg-stage pl-4 pr-10 text-sm "
                "font-semibold text-white"
            ),
        ),
        class_name=(
            "hidden px-14 text-center group-data-[phase=idle]/stage:block "
            "group-has-data-unfinished/stage:hidden low:px-0 low:text-left "
            "@max-[20rem]:px-12 low:group-has-data-offline/stage:hidden"
        ),
    )


def script_sheet() -> rx.Component:
    """Return the sheet in which the script is written."""
    return dialog(
        script_field("Your script", lines=9, test_id="script"),
        id="script",
        title="Your script",
        text="It runs beside the lens while you record, and its lines become your captions. It is saved by itself.",
        open=_script_open.value,
        on_close=_script_open.set_value(False),
    )
