"""A draft is deleted, and taken up again: what the lists of drafts have in common."""

from typing import Any

import reflex as rx

from resumes_app import clock
from resumes_app.accounts.service import identity
from resumes_app.applications.service import give_up_press
from resumes_app.resumes.service import is_shown
from resumes_app.studio.service import choose_template, discard_draft, prompts_of, restore_draft, write_script
from resumes_app.ui.feedback import show_notice
from resumes_app.ui.takes import DraftCommand

NO_COMMAND = DraftCommand(at=0, name="", draft="")
DELETES = "delete-"
"""Before a draft's id: the name that the button has which deletes it (`ui.focus`)."""


async def give_up(state: rx.State, draft: str, take_up: Any, kept: str) -> DraftCommand:
    """The draft is deleted, and its person is offered to take it up again.

    Args:
        take_up: Makes the event of that from the draft, its takes, its script and its plan.
        kept: What is said where its video stays public.
    """
    words = await prompts_of(identity(), draft)
    takes = await discard_draft(identity(), draft)
    await give_up_press(identity(), draft)
    text = f"Draft deleted. {kept}" if await is_shown(identity(), draft) else "Draft deleted."
    await show_notice(state, text, action="Undo", event=take_up(draft, takes, *words), then=f"{DELETES}{draft}")
    return command("give_up", draft)


async def take_up(draft: str, takes: list[str], script: str, plan: str) -> DraftCommand:
    """The draft's takes are used again, and the words that they were recorded by."""
    await restore_draft(identity(), draft, takes)
    written, planned = await prompts_of(identity(), draft)
    if script and not written:
        await write_script(identity(), draft, script)
    if plan and not planned:
        await choose_template(identity(), draft, plan)
    return command("take_up", draft)


def command(name: str, draft: str) -> DraftCommand:
    """Return what is to become of the draft's takes that are only in the browser yet."""
    # The moment, not a count: the browser remembers which it has done, also when the state is new.
    return DraftCommand(at=int(clock.now().timestamp() * 1000), name=name, draft=draft)
