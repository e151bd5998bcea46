"""The words of a reply, said or shown on a card: one field of the draft, offered in two sheets."""

import reflex as rx

from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.ui.saved_field import saved_text


def script_field(label: str, *, lines: int, test_id: str) -> rx.Component:
    """Return the field, so many lines high, with its label; the sheet that it stands in begins with it."""
    return saved_text(
        label=label,
        value=TakesState.draft["script"],
        max_length=studio.SCRIPT_CHARS,
        lines=lines,
        begins=True,
        placeholder="Hello, I am …",
        test_id=test_id,
        class_name="w-full rounded-control border-2 border-line-strong bg-surface p-3 text-lg",
        on_value=PromptingState.write_script,
    )
