"""Forms that the browser itself can submit, and their labelled fields."""

from resumes_app.ui.forms.acting import acting_form
from resumes_app.ui.forms.fields import (
    LINE,
    checkbox_field,
    email_field,
    password_field,
    select_field,
    text_field,
    textarea_field,
)
from resumes_app.ui.forms.files import file_field
from resumes_app.ui.forms.frame import error_summary, native_form
from resumes_app.ui.forms.grouped import date_field, radio_field

__all__ = [
    "LINE",
    "acting_form",
    "checkbox_field",
    "date_field",
    "email_field",
    "error_summary",
    "file_field",
    "native_form",
    "password_field",
    "radio_field",
    "select_field",
    "text_field",
    "textarea_field",
]
