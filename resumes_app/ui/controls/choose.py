"""Choices that act at once or travel with a form."""

import reflex as rx

from resumes_app.ui.props import Event, Flag, Options, Text, tested


def choice(
    name: str,
    legend: Text,
    options: Options,
    *,
    value: Text,
    on_change: Event = None,
    class_name: str = "",
) -> rx.Component:
    """Return a segmented choice of two to four: radios, so arrow keys and plain forms work.

    Args:
        value: The chosen option's value.
        on_change: Receives the newly chosen value; without it the browser keeps the choice for a form.
    """
    current = {"default_checked": value} if on_change is None else {"checked": value}
    (prop, chosen), *_ = current.items()
    handlers = {} if on_change is None else {"on_change": on_change}

    def segment(option: str, label: str) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="radio",
                name=name,
                value=option,
                class_name="peer sr-only",
                **{prop: rx.Var.create(chosen) == option},
                **handlers,
            ),
            rx.el.span(
                label,
                class_name=(
                    "flex min-h-10 items-center justify-center rounded-pill px-4 text-sm font-semibold text-ink-soft "
                    "border-2 border-transparent transition-colors peer-checked:forced-colors:border-[Highlight] "
                    "peer-checked:bg-inverse peer-checked:text-on-inverse "
                    "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
                ),
            ),
            class_name="relative flex-1",
        )

    return rx.el.fieldset(
        rx.el.legend(legend, class_name="mb-1.5 text-sm font-semibold text-ink"),
        rx.el.div(
            *[segment(option, label) for option, label in options],
            class_name="flex flex-wrap gap-1 rounded-sheet border-2 border-line bg-sunken p-1",
        ),
        class_name=class_name,
    )


def toggle(
    label: Text, *, checked: Flag, on_change: Event, hint: Text = "", disabled: Flag = False, test_id: str = ""
) -> rx.Component:
    """Return a switch that acts at once, with its label beside it."""
    words = [rx.el.span(label, class_name="font-medium text-ink")]
    if hint:
        words.append(rx.el.span(hint, class_name="text-sm text-ink-soft"))
    return rx.el.label(
        rx.el.span(*words, class_name="flex min-w-0 flex-1 flex-col"),
        rx.el.input(
            type="checkbox",
            role="switch",
            checked=checked,
            on_change=on_change,
            disabled=disabled,
            class_name="peer sr-only",
            **tested(test_id),
        ),
        rx.el.span(
            class_name=(
                "relative h-8 w-14 flex-none rounded-pill border-2 border-line-strong bg-sunken transition-colors "
                "after:absolute after:left-1 after:top-1 after:size-5 after:rounded-pill after:bg-ink-soft "
                "after:transition-transform after:duration-base peer-checked:border-primary peer-checked:bg-primary "
                "peer-checked:after:translate-x-6 peer-checked:after:bg-on-primary peer-disabled:opacity-55 "
                "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
            ),
            aria_hidden="true",
        ),
        class_name="relative flex min-h-tap items-center gap-4",
    )
