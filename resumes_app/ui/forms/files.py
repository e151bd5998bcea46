"""A field that takes a file."""

from typing import Any

import reflex as rx

from resumes_app.ui.forms.fields import BOX, described, labelled
from resumes_app.ui.props import Text, tested


def file_field(
    label: Text,
    name: str,
    *,
    accept: str = "",
    hint: Text = "",
    error: Text = "",
    required: bool = True,
    test_id: str = "",
    **attributes: Any,
) -> rx.Component:
    """Return a field to choose one file, for a form with `files=True`.

    Args:
        accept: What the browser offers, such as ".csv,.xml"; the server checks for itself.
    """
    field = rx.el.input(
        id=name,
        name=name,
        type="file",
        accept=accept,
        required=required,
        class_name=(
            f"{BOX} py-2 pl-2 file:mr-3 file:min-h-9 file:rounded-control file:border-0 file:bg-ink/8 file:px-4 "
            "file:font-semibold file:text-ink"
        ),
        **described(name, hint, error),
        **tested(test_id),
        **attributes,
    )
    return labelled(name, label, field, hint, error, not required)
