"""When something that is laid over the picture is seen."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.playhead import PLAYHEAD_MS, visit_changed
from resumes_app.ui.saved_field import saved_seconds

SECONDS = "min-h-tap w-20 rounded-control border-2 border-line-strong bg-surface px-3 tabular-nums"


def seen(item: Any, change: Callable[[dict[str, Any]], Any], name: str) -> rx.Component:
    """Return the fields for the first and the last moment, each with a button that takes it from the preview.

    Args:
        item: Has `start_ms` and `end_ms`.
        change: Makes an event of the changed fields.
        name: Of the kind of thing, for test ids.
    """

    def moment(field: str, label: str, here: str) -> rx.Component:
        return rx.el.div(
            rx.el.span(label, aria_hidden="true", class_name="w-12 text-sm font-semibold"),
            saved_seconds(
                label=f"{label}, in seconds",
                value=item[field],
                answered=EditingState.answered,
                most=TakesState.draft["cap_ms"],
                test_id=f"{name}-{field}",
                class_name=SECONDS,
                on_value=[lambda ms: change({field: ms}), visit_changed(item, field)],
            ),
            rx.el.button(
                "Here",
                type="button",
                aria_label=here,
                on_click=change({field: PLAYHEAD_MS}),
                data_testid=f"{name}-{field}-here",
                class_name=f"{CHOICE} min-h-tap px-3",
            ),
            class_name="flex items-center gap-2",
        )

    return rx.el.div(
        moment("start_ms", "From", "Appears where the preview stands"),
        moment("end_ms", "To", "Goes where the preview stands"),
        class_name="flex flex-wrap gap-x-5 gap-y-2",
    )
