"""What `FormState` holds, as far as it belongs to the page that is shown.

The state outlives pages: a browser that goes on, or loads another page in the same tab, holds the former page's answer
until the server has looked at the new address. Shown then, it would flash, and empty what was typed since.
"""

import reflex as rx

from resumes_app.accounts.state.forms import FormState
from resumes_app.ui.address import HERE

IS_HERE = rx.Var.create(FormState.address).to(str) == HERE
"""True once the state has been loaded for the address in the browser's address bar."""


def typed(field: str) -> rx.Var[str]:
    """Return what was typed into `field` of the form that was refused."""
    return _here(FormState.values[field])


def wrong(field: str) -> rx.Var[str]:
    """Return what is wrong with `field`; empty where nothing is."""
    return _here(FormState.errors[field])


def noticed(code: str) -> rx.Var[bool]:
    """Return whether the answer is this notice."""
    return _here(FormState.notice) == code


def answer_id() -> rx.Var[str]:
    """Return the answer's id; empty where there is none."""
    return _here(FormState.answer_id)


def lead_on() -> rx.Var[str]:
    """Return where to go afterwards."""
    return _here(FormState.next, "/")


def problems() -> rx.Var[list[tuple[str, str]]]:
    """Return all that is wrong, as pairs of field and sentence."""
    found: rx.Var[list[tuple[str, str]]] = rx.cond(IS_HERE, FormState.problems, rx.Var.create([])).to(
        list[tuple[str, str]]
    )
    return found


def _here(value: str, otherwise: str = "") -> rx.Var[str]:
    shown: rx.Var[str] = rx.cond(IS_HERE, value, otherwise).to(str)
    return shown
