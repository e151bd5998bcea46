"""A field that offers values while one types; other text may stay in it."""

from typing import Any, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class Suggestion(TypedDict):
    """A value that is offered."""

    label: str
    value: str
    """What is told and sent where it is chosen."""
    text: str
    """What then stands in the field."""
    fills: dict[str, str]
    """Names of other fields of the form → what then stands in them."""


class SuggestField(rx.Component):
    """A combobox: arrow keys walk through what is offered, Enter chooses, Escape closes.

    Attributes:
        value: What stands in the field at first, and again whenever it or `refill` changes. In a form that saves itself
            it stays; `ui.unsent` puts there what is stored.
        chosen: The value of what was chosen before.
        chosen_name: The form's name of what is chosen: empty once one types on.
        first_on_enter: Enter takes the first one where none is walked to.
        said: Spoken as the list opens; `{n}` is how many there are.
        options_for: What was typed for which `options` are offered; needed for `none_said`.
        none_said: Stands below where nothing is offered for what was typed; `{typed}` is that.
        on_typed: What stands in the field, a moment after it was typed.
        on_chosen: The value of what was chosen.
    """

    library = browser_code("suggest_field.jsx", "shared.jsx")
    tag = "SuggestField"

    field_id: rx.Var[str]
    name: rx.Var[str]
    type: rx.Var[str]
    value: rx.Var[str]
    refill: rx.Var[int]
    chosen: rx.Var[str]
    chosen_name: rx.Var[str]
    options: rx.Var[Any]  # of `Suggestion`; typed dictionaries cannot be checked
    first_on_enter: rx.Var[bool]
    list_label: rx.Var[str]
    said: rx.Var[str]
    options_for: rx.Var[str]
    none_said: rx.Var[str]
    placeholder: rx.Var[str]
    max_length: rx.Var[int]

    on_typed: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_chosen: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def place_suggestions(field_id: str, *, options: Any, on_typed: Any, class_name: str, **given: Any) -> rx.Component:
    """Return a field for a town, with the towns it may be."""
    return SuggestField.create(
        field_id=field_id,
        name="place",
        options=options,
        list_label="Places",
        said="{n} places. Up and down arrows walk through them.",
        on_typed=on_typed,
        class_name=class_name,
        data_testid="place",
        **given,
    )
