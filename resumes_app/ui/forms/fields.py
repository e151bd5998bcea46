"""Single fields: label above, hint under it, error in words beside the field and tied to it."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.ui.props import Flag, Options, Text, tested

BOX = (
    "w-full rounded-control border-2 border-line-strong bg-surface px-4 text-base text-ink placeholder:text-ink-faint "
    "hover:border-ink-soft focus-visible:border-focus disabled:opacity-55 "
    "[&[readonly]]:border-line [&[readonly]]:bg-sunken [&[readonly]]:text-ink-soft "
    "aria-invalid:border-danger aria-invalid:bg-danger-soft"
)
LINE = f"{BOX} h-13"


def given(text: Text) -> bool:
    """Return True where there is, or may come, something to show."""
    return isinstance(text, rx.Var) or text != ""


def described(name: str, hint: Text, error: Text) -> dict[str, Any]:
    """Return the attributes that tie a field to its hint and error."""
    ids = [f"{name}-{part}" for part, text in (("hint", hint), ("error", error)) if given(text)]
    attributes: dict[str, Any] = {"aria_describedby": " ".join(ids)} if ids else {}
    if given(error):
        attributes["aria_invalid"] = rx.cond(error, "true", "false")
    return attributes


def hint_line(name: str, hint: Text) -> list[rx.Component]:
    """Return the hint under a label, if there is one."""
    return [rx.el.span(hint, id=f"{name}-hint", class_name="text-sm text-ink-soft")] if given(hint) else []


def error_line(name: str, error: Text) -> list[rx.Component]:
    """Return the error under a field, if there is, or may come, one."""
    if not given(error):
        return []
    line = rx.el.span(error, id=f"{name}-error", class_name="text-sm font-medium text-danger")
    return [rx.cond(error, line)]


def labelled(name: str, label: Text, field: rx.Component, hint: Text, error: Text, optional: bool) -> rx.Component:
    """Return a field in its place under label and hint."""
    note = [rx.el.span(" (optional)", class_name="font-normal text-ink-soft")] if optional else []
    return rx.el.div(
        rx.el.label(label, *note, html_for=name, class_name="font-semibold text-ink"),
        *hint_line(name, hint),
        field,
        *error_line(name, error),
        class_name="flex flex-col gap-1.5",
    )


def text_field(
    label: Text,
    name: str,
    *,
    value: Text = "",
    hint: Text = "",
    error: Text = "",
    type: str = "text",
    required: bool = True,
    auto_complete: str = "",
    test_id: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a one-line field.

    Args:
        name: Its name in the form, and its id.
        value: What stands in it at first; pass `value`-controlled use through `on_change` in `attributes`.
        required: False marks it "(optional)".
        auto_complete: The browser's autofill token ("name", "organization", …).
    """
    current = "value" if "on_change" in attributes else "default_value"
    if auto_complete:
        attributes["auto_complete"] = auto_complete
    field = rx.el.input(
        id=name,
        name=name,
        type=type,
        required=required,
        class_name=LINE,
        **{current: value},
        **described(name, hint, error),
        **tested(test_id),
        **attributes,
    )
    return labelled(name, label, field, hint, error, not required)


def email_field(
    label: Text = "E-mail", name: str = "email", *, value: Text = "", hint: Text = "", error: Text = ""
) -> rx.Component:
    """Return a field for an e-mail address that the browser can fill in."""
    return text_field(
        label,
        name,
        value=value,
        hint=hint,
        error=error,
        type="email",
        auto_complete="email",
        input_mode="email",
        auto_capitalize="none",
        spell_check=False,
    )


def password_field(
    label: Text = "Password",
    name: str = "password",
    *,
    new: bool = False,
    hint: Text = "",
    error: Text = "",
    min_length: int = 0,
) -> rx.Component:
    """Return a password field with a way to see what was typed.

    Args:
        new: True where a password is chosen, so that the browser offers to make one.
    """
    shown = ClientStateVar.create(f"{name}_shown", default=False)
    limits = {"min_length": min_length} if min_length else {}
    field = rx.el.div(
        rx.el.input(
            id=name,
            name=name,
            type=rx.cond(shown.value, "text", "password"),
            required=True,
            auto_complete="new-password" if new else "current-password",
            auto_capitalize="none",
            spell_check=False,
            class_name=f"{LINE} pr-20",
            **limits,
            **described(name, hint, error),
        ),
        rx.el.button(
            rx.cond(shown.value, "Hide", "Show"),
            type="button",
            aria_label=rx.cond(shown.value, "Hide password", "Show password"),
            aria_controls=name,
            on_click=shown.set_value(~shown.value),
            class_name="absolute inset-y-1 right-1 rounded-control px-4 text-sm font-semibold text-link hover:bg-ink/8 "
            "noscript:hidden",
        ),
        class_name="relative",
    )
    return labelled(name, label, field, hint, error, False)


def textarea_field(
    label: Text,
    name: str,
    *,
    value: Text = "",
    hint: Text = "",
    error: Text = "",
    rows: int = 4,
    required: bool = True,
    test_id: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a field for several lines."""
    current = "value" if "on_change" in attributes else "default_value"
    field = rx.el.textarea(
        id=name,
        name=name,
        rows=str(rows),
        required=required,
        class_name=f"{BOX} py-3",
        **{current: value},
        **described(name, hint, error),
        **tested(test_id),
        **attributes,
    )
    return labelled(name, label, field, hint, error, not required)


def select_field(
    label: Text,
    name: str,
    options: Options,
    *,
    value: Text = "",
    hint: Text = "",
    error: Text = "",
    required: bool = True,
    test_id: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a native list to choose one from.

    Args:
        options: Pairs of value and label, the empty value first where nothing is chosen yet.
    """
    current = "value" if "on_change" in attributes else "default_value"
    field = rx.el.select(
        *[rx.el.option(text, value=option) for option, text in options],
        id=name,
        name=name,
        required=required,
        class_name=f"{LINE} select-arrow pr-10",
        **{current: value},
        **described(name, hint, error),
        **tested(test_id),
        **attributes,
    )
    return labelled(name, label, field, hint, error, not required)


def checkbox_field(
    label: Text | rx.Component,
    name: str,
    *,
    checked: Flag = False,
    hint: Text = "",
    error: Text = "",
    required: bool = False,
    test_id: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a box to tick, with its words beside it."""
    current = "checked" if "on_change" in attributes else "default_checked"
    box = rx.el.input(
        type="checkbox",
        id=name,
        name=name,
        value="yes",
        required=required,
        class_name="check-box mt-0.5 flex-none",
        **{current: checked},
        **described(name, hint, error),
        **tested(test_id),
        **attributes,
    )
    return rx.el.div(
        rx.el.label(
            box,
            rx.el.span(label, class_name="text-ink"),
            html_for=name,
            class_name="flex min-h-8 items-start gap-3",
        ),
        *hint_line(name, hint),
        *error_line(name, error),
        class_name="flex flex-col gap-1.5",
    )
