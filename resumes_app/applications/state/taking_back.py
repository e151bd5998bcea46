"""A reply is taken back, and put back: what the pages that offer it have in common."""

from typing import Any

import reflex as rx

from resumes_app.accounts.service import identity
from resumes_app.applications.schemas import ApplicationView
from resumes_app.applications.service import restore, withdraw
from resumes_app.ui.feedback import clear_notices, show_notice


async def take_back(state: rx.State, reply: str, undo: Any, *, then: str) -> None:
    """Take the reply back, and offer to put it back.

    Args:
        undo: The event of that.
        then: Where the focus is afterwards.
    """
    view = await withdraw(identity(), reply)
    text = f"{view['company']['name']} can no longer watch your reply."
    offered = undo if view["can_restore"] else None
    await show_notice(state, text, action="Undo" if offered else "", event=offered, then=then)


async def put_back(state: rx.State, reply: str) -> ApplicationView:
    """Put the reply back, and say what follows."""
    view = await restore(identity(), reply)
    text = f"{view['company']['name']} can watch your reply again."
    if view["standing"] == "rendering":
        text = "Your reply is sent again as soon as its video is made."
    await clear_notices(state)  # One of them may offer what is done.
    await show_notice(state, text, tone="positive")
    return view
