"""The frame of every page on which a video is made: its steps, the way back, what stands beside the stage."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.edit import edit
from resumes_app.applications.components.reply.film import film, next_button, takes_sheet
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.shutter import recording
from resumes_app.applications.components.reply.takes import take_list
from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio.service import UNDO_FOR
from resumes_app.ui import feedback, icons
from resumes_app.ui.takes import take_keeper

_CORNER = (
    "absolute left-[calc(0.75rem+env(safe-area-inset-left))] top-[calc(0.75rem+env(safe-area-inset-top))] z-dialog "
    "grid size-tap place-items-center rounded-pill bg-scrim text-white no-underline"
)


def steps(purpose: Purpose, last: rx.Component, *, address: Any, leave_to: Any, leave: str) -> rx.Component:
    """Return the step that is shown, and the way back from it.

    Args:
        last: The step after the edit.
        address: Of the page.
        leave_to: Where the way back leads from the first step.
        leave: What that is called.
    """
    shown = rx.match(StageState.step, ("edit", edit(purpose)), (purpose.last, last), _filming(purpose))
    return rx.fragment(shown, _way_back(purpose, address, leave_to, leave))


def keeper(*, sent: Any, then: Any = ()) -> rx.Component:
    """Return what keeps the takes in the browser and sends them.

    Args:
        sent: True once nothing of the draft is needed in this browser.
        then: Further events, called whenever a take has moved on.
    """
    return take_keeper(
        owner=TakesState.owner,
        draft=TakesState.draft["id"],
        intake=TakesState.draft["intake"],
        accepts_from=TakesState.draft["accepts_from"],
        endpoint="/uploads",
        purpose="take",
        command=TakesState.command,
        used=TakesState.used,
        sent=sent,
        undo_ms=int(UNDO_FOR.total_seconds() * 1000),
        on_takes=[TakesState.takes_changed, *map(_alone, then)],
        on_kept=[TakesState.take_kept, *map(_alone, then)],
        on_spoken=PromptingState.note_spoken,
        on_problem=TakesState.went_wrong,
    )


def _alone(event: Any) -> Any:
    return lambda _moved: event()


def instead(icon: icons.Glyph, title: rx.Var[str] | str, text: Any, *ways: rx.Component, test_id: str) -> rx.Component:
    """Return what is said where no video can be made."""
    acts = rx.el.div(*ways, class_name="flex flex-wrap justify-center gap-3")
    return rx.el.div(
        feedback.empty_state(icon, title, text, acts, test_id=test_id),
        class_name="absolute inset-0 grid place-items-center overflow-y-auto bg-canvas",
    )


def _way_back(purpose: Purpose, address: Any, leave_to: Any, label: str) -> rx.Component:
    leave = rx.el.a(icons.close(), href=leave_to, aria_label=label, class_name=_CORNER)
    before = {"edit": "film", purpose.last: "edit"}

    def to_step(step: str) -> rx.Component:
        return rx.el.a(
            icons.arrow_left(),
            href=address + f"?step={step}",
            aria_label="One step back",
            class_name=_CORNER,
            key=step,  # Each step's own: where it leads to has changed with the step.
            data_then="stage" if step == "film" else "step",
            data_testid="back",
        )

    cases = [(step, to_step(earlier)) for step, earlier in before.items()]
    return rx.cond(recording, rx.fragment(), rx.match(StageState.step, *cases, leave))


def _takes_side() -> rx.Component:
    return rx.el.aside(
        rx.el.h2("Your takes", class_name="text-lg"),
        rx.el.div(
            take_list(), class_name="min-h-0 flex-1 overflow-y-auto", tab_index=0, role="region", aria_label="List"
        ),
        next_button("flex-col", id="next-beside"),
        aria_label="Your takes",
        class_name="hidden w-80 flex-none flex-col gap-4 bg-canvas p-6 xl:w-96 lg:flex",
    )


def _filming(purpose: Purpose) -> rx.Component:
    middle = rx.el.div(
        rx.el.div(
            film(purpose),
            # `low`: the picture at the side of the way back, and beside it all that stands over it elsewhere.
            class_name=(
                "relative size-full overflow-hidden [container-type:size] sm:mx-auto sm:aspect-[9/16] sm:w-auto "
                "sm:rounded-card low:aspect-auto low:w-full low:rounded-none "
                "[--aside:calc(4.25rem+env(safe-area-inset-left))] [--beside:calc(var(--aside)+56.25cqh+1rem)] "
                "[--edge:calc(1rem+env(safe-area-inset-right))]"
            ),
        ),
        class_name="relative min-w-0 flex-1 bg-stage sm:p-6 low:p-0",
    )
    return rx.el.div(
        purpose.side(), middle, _takes_side(), takes_sheet(), purpose.sheets(), class_name="absolute inset-0 flex"
    )
