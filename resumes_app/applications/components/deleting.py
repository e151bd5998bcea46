"""Where the focus goes in a list of drafts when one of them is deleted, and when it is brought back (`ui.focus`)."""

from typing import Any

import reflex as rx

from resumes_app.applications.state.giving_up import DELETES

BEGIN = "begin"
"""Carried by what stands where no draft is left."""


def named(draft: Any) -> Any:
    """Return the name that the button has which deletes the draft."""
    return DELETES + draft.to(str)


def next_to(rows: Any, place: Any, key: str) -> Any:
    """Return the names of what takes the place of a row: the one after it, else the one before, else `BEGIN`.

    Args:
        key: The field of a row that is the draft's id.
    """
    after = rx.cond(place + 1 < rows.length(), named(rows[place + 1][key]), "")
    before = rx.cond(place > 0, named(rows[place - 1][key]), "")
    return after.to(str) + " " + before.to(str) + f" {BEGIN}"
