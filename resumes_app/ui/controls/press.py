"""Buttons and links: what a person presses."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A

from resumes_app.ui import icons
from resumes_app.ui.props import Event, Flag, Text, tested

Variant = Literal["primary", "secondary", "quiet", "danger", "stage"]
Size = Literal["sm", "md", "lg"]

_PRESSABLE = (
    "inline-flex items-center justify-center min-w-fit max-w-full font-semibold no-underline select-none text-center "
    "transition-[background-color,border-color,transform,opacity] duration-fast active:scale-[0.97] "
    "disabled:active:scale-100 disabled:aria-busy:opacity-70"
)
# What cannot be pressed yet must be readable all the same: grey, not faint.
_GREYED = (
    "disabled:not-aria-busy:border-transparent disabled:not-aria-busy:text-ink-soft "
    "disabled:not-aria-busy:bg-[color-mix(in_srgb,var(--ink)_14%,var(--canvas))]"
)
# Clear borders are drawn where the system forces its own colours, and drops grounds.
_VARIANTS: dict[Variant, str] = {
    "primary": f"border-2 border-transparent bg-primary text-on-primary hover:bg-primary-strong {_GREYED}",
    "secondary": f"bg-surface text-ink border-2 border-line-strong hover:border-ink {_GREYED}",
    "quiet": "border-2 border-transparent bg-transparent text-ink hover:bg-ink/8 disabled:not-aria-busy:opacity-65",
    "danger": f"border-2 border-transparent bg-danger text-on-danger hover:opacity-90 {_GREYED}",
    # On video: its own dark ground, since the picture may be white.
    "stage": f"border-2 border-transparent bg-stage/65 text-on-stage hover:bg-stage/85 {_GREYED}",
}
_SIZES: dict[Size, str] = {
    "sm": "min-h-9 max-sm:min-h-tap px-3.5 gap-1.5 text-sm rounded-pill",
    "md": "min-h-tap px-5 gap-2 text-base rounded-pill",
    "lg": "min-h-14 px-7 gap-2.5 text-lg rounded-pill",
}
_ICON_SIZES: dict[Size, str] = {
    "sm": "size-9 max-sm:size-tap pointer-coarse:size-tap",
    "md": "size-tap",
    "lg": "size-14",
}


def _face(label: Text, icon: icons.Glyph | None) -> list[rx.Component]:
    drawing = [icon("size-5")] if icon else []
    return [*drawing, rx.el.span(label)]


def _dressed(variant: Variant, size: Size, class_name: str) -> str:
    return f"{_PRESSABLE} {_VARIANTS[variant]} {_SIZES[size]} {class_name}".strip()


def button(
    label: Text,
    *,
    on_click: Event = None,
    variant: Variant = "primary",
    size: Size = "md",
    icon: icons.Glyph | None = None,
    busy: Flag = False,
    disabled: Flag = False,
    type: Literal["button", "submit"] = "button",  # the attribute's own name
    test_id: str = "",
    class_name: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a button.

    Args:
        busy: True while its act runs: it keeps its size, turns a ring and takes no press.
    """
    if on_click is not None:
        attributes["on_click"] = on_click
    ring = rx.el.span(
        rx.el.span(class_name="spinner"),
        class_name="absolute inset-0 hidden items-center justify-center group-aria-busy/press:flex",
        aria_hidden="true",
    )
    return rx.el.button(
        rx.el.span(
            *_face(label, icon),
            class_name="inline-flex items-center justify-center gap-[inherit] group-aria-busy/press:opacity-0",
        ),
        ring,
        type=type,
        disabled=rx.Var.create(busy) | rx.Var.create(disabled),
        aria_busy=busy,
        class_name=_dressed(variant, size, f"group/press relative {class_name}"),
        **tested(test_id),
        **attributes,
    )


def link(label: Text | rx.Component, href: Text, *, class_name: str = "", **attributes: Any) -> rx.Component:
    """Return a text link to a page of this app, followed without a reload."""
    return rx.el.a(
        label,
        href=href,
        class_name=f"text-link underline underline-offset-4 decoration-1 hover:decoration-2 {class_name}".strip(),
        **attributes,
    )


def outside_link(label: Text, href: Text, *, class_name: str = "") -> rx.Component:
    """Return a link to another site, or to a file that the browser itself must fetch."""
    return A.create(
        label,
        href=href,
        rel="noopener noreferrer",
        class_name=f"text-link underline underline-offset-4 decoration-1 hover:decoration-2 {class_name}".strip(),
    )


def link_button(
    label: Text,
    href: Text,
    *,
    variant: Variant = "primary",
    size: Size = "md",
    icon: icons.Glyph | None = None,
    reload: bool = False,
    test_id: str = "",
    class_name: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a link that looks like a button.

    Args:
        reload: True where the browser must fetch the address itself (downloads, other sites).
    """
    anchor = A.create if reload else rx.el.a
    return anchor(
        *_face(label, icon),
        href=href,
        class_name=_dressed(variant, size, class_name),
        **tested(test_id),
        **attributes,
    )


def icon_button(
    icon: icons.Glyph | rx.Component,
    label: Text,
    *,
    on_click: Event = None,
    variant: Variant = "quiet",
    size: Size = "md",
    pressed: Flag | None = None,
    disabled: Flag = False,
    test_id: str = "",
    class_name: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a round button with an icon alone.

    Args:
        label: What it does, spoken and shown as its tooltip.
        pressed: For a button that stays down: its state.
    """
    if on_click is not None:
        attributes["on_click"] = on_click
    if pressed is not None:
        attributes["aria_pressed"] = pressed
    return rx.el.button(
        icon() if isinstance(icon, icons.Glyph) else icon,
        type="button",
        aria_label=label,
        title=label,
        disabled=disabled,
        class_name=f"{_PRESSABLE} {_VARIANTS[variant]} {_ICON_SIZES[size]} flex-none rounded-pill {class_name}".strip(),
        **tested(test_id),
        **attributes,
    )
