"""The form itself, and the list of what was wrong with it."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML
from reflex_components_core.el.elements.inline import A

from resumes_app.ui import icons
from resumes_app.ui.props import Options, Text, tested


class NativeForm(BaseHTML):
    """A form that the browser submits: `rx.el.form` always calls preventDefault, even without `on_submit`."""

    tag = "form"
    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]
    no_validate: rx.Var[bool]


def native_form(
    *children: rx.Component,
    action: Text,
    method: Literal["get", "post"] = "post",
    return_to: Text = "",
    files: bool = False,
    test_id: str = "",
    class_name: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a form that works without JavaScript and without a socket.

    Args:
        action: The endpoint it goes to; it answers with 303.
        return_to: Where that redirect should lead; sent as `next`, to be checked by the endpoint.
        files: True where it carries files.
    """
    hidden = [rx.el.input(type="hidden", name="next", value=return_to)] if _given(return_to) else []
    if files:
        attributes["enc_type"] = "multipart/form-data"
    return NativeForm.create(
        *hidden,
        *children,
        action=action,
        method=method,
        class_name=f"flex flex-col gap-5 {class_name}".strip(),
        **tested(test_id),
        **attributes,
    )


def _given(text: Text) -> bool:
    return isinstance(text, rx.Var) or text != ""


def error_summary(
    problems: Options | rx.Var[list[tuple[str, str]]], *, title: Text = "Please look at these:"
) -> rx.Component:
    """Return the box above a form that was refused; it takes the focus when the page opens on it.

    Args:
        problems: Pairs of a field's name and what to do about it; the name "" points at no field.
    """

    def problem(item: Any) -> rx.Component:
        name, message = item[0], item[1]
        target = A.create(message, href="#" + rx.Var.create(name).to(str), class_name="underline underline-offset-4")
        return rx.el.li(rx.cond(name, target, message))

    shown = rx.Var.create(problems).to(list[tuple[str, str]])
    box = rx.el.div(
        icons.warning("size-6 mt-0.5"),
        rx.el.div(
            rx.el.p(title, class_name="font-semibold"),
            rx.el.ul(rx.foreach(shown, problem), class_name="mt-1 flex flex-col gap-1"),
        ),
        role="alert",
        tab_index=-1,
        auto_focus=True,
        class_name="flex gap-3 rounded-control bg-danger-soft p-4 text-danger",
    )
    return rx.cond(shown.length() > 0, box)
