"""A form that tells its page of each change and each act, with all that stands in it."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML


def _fields(event: Any) -> tuple[rx.Var[dict[str, str]]]:
    """All fields by name, and the pressed button's name and value."""
    # Not `currentTarget`: an event that was held back for a moment has none any more.
    form = f"({event}.target.form ?? {event}.target)"
    all_of_it = f"Object.fromEntries(new FormData({form}, {event}.nativeEvent?.submitter))"
    return (rx.Var(all_of_it).to(dict[str, str]),)


class ActingForm(BaseHTML):
    """A form of several acts, or one of a list's rows.

    `rx.el.form` does not tell which button was pressed, and sends from above the list, where no row is known.
    """

    tag = "form"
    no_validate: rx.Var[bool]
    on_change: rx.EventHandler[_fields]
    on_submit: rx.EventHandler[_fields]


acting_form = ActingForm.create
