"""Fields made of several inputs under one question."""

import reflex as rx

from resumes_app.ui.forms.fields import LINE, described, error_line, hint_line
from resumes_app.ui.props import Options, Text


def _group(name: str, legend: Text, body: rx.Component, hint: Text, error: Text) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="font-semibold text-ink"),
        *hint_line(name, hint),
        body,
        *error_line(name, error),
        id=name,
        class_name="flex flex-col gap-1.5",
    )


def date_field(
    legend: Text,
    name: str,
    *,
    day: Text = "",
    month: Text = "",
    year: Text = "",
    hint: Text = "",
    error: Text = "",
    birthday: bool = False,
) -> rx.Component:
    """Return a date typed freely in three parts, named `{name}_day`, `{name}_month` and `{name}_year`.

    Args:
        birthday: True lets the browser fill in the person's own.
    """

    def part(suffix: str, label: str, value: Text, digits: int, width: str) -> rx.Component:
        key = f"{name}_{suffix}"
        fill = {"auto_complete": f"bday-{suffix}"} if birthday else {}
        return rx.el.label(
            rx.el.span(label, class_name="text-sm text-ink-soft"),
            rx.el.input(
                id=key,
                name=key,
                type="text",
                input_mode="numeric",
                pattern="[0-9]*",
                max_length=digits,
                default_value=value,
                required=True,
                class_name=LINE,
                **fill,
                **described(name, hint, error),
            ),
            html_for=key,
            class_name=f"flex flex-col gap-1 {width}",
        )

    body = rx.el.div(
        part("day", "Day", day, 2, "w-20"),
        part("month", "Month", month, 2, "w-20"),
        part("year", "Year", year, 4, "min-w-0 max-w-28 flex-1"),
        class_name="flex gap-3",
    )
    return _group(name, legend, body, hint, error)


def radio_field(
    legend: Text, name: str, options: Options, *, value: str = "", hint: Text = "", error: Text = ""
) -> rx.Component:
    """Return one choice among a few, each with its words on a line of its own."""

    def row(option: str, text: str) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="radio",
                name=name,
                value=option,
                default_checked=option == value,
                class_name="check-box flex-none",
                required=True,
            ),
            rx.el.span(text),
            class_name="flex min-h-tap items-center gap-3",
        )

    return _group(name, legend, rx.el.div(*[row(option, text) for option, text in options]), hint, error)
