"""Sliders for what lies on the picture: how large it is and where."""

from typing import Any

import reflex as rx

from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.ui.saved_field import saved_range


def sliders(kind: str, laid: Any, number: Any, sizes: tuple[float, float, float]) -> list[rx.Component]:
    """Return the sliders of one that is laid, a text or a sticker.

    `sizes` are the least, the most and the step, in parts of the frame.
    """
    return [
        saved_range(
            id=f"{kind}-{field}",
            label=label,
            value=_percent(laid[field], step),
            min=least,
            max=most,
            step=step,
            unit=" %",
            test_id=f"{kind}-{field}",
            on_value=lambda value, field=field: LayingState.change(kind, number, {field: value / 100}),
        )
        for field, label, least, most, step in (
            ("size", "Size", *(100 * size for size in sizes)),
            ("x", "Left, right", 0, 100, 1),
            ("y", "Up, down", 0, 100, 1),
        )
    ]


def _percent(part: Any, step: Any) -> Any:
    """Return a part of the frame as one of the slider's steps: by hand it lies anywhere between them."""
    return rx.Var(
        f"(Math.round({part!s} * 100 / {step}) * {step})", _var_type=float, _var_data=part._get_all_var_data()
    )
