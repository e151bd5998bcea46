"""What was typed into a form and not saved, after the server has forgotten the form: it can be read and copied."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class TypedBefore(rx.Component):
    """Stands in the form. It shows nothing until the page has been loaded anew under its reader.

    A restarted web process, and one that has not heard of a page for an hour, knows nothing of what stood in its form:
    that is filled anew, with what others have saved meanwhile. What is shown here is put nowhere by itself, for only
    the reader knows whether it is still meant.
    """

    library = browser_code("typed_before.jsx")
    tag = "TypedBefore"

    memory: rx.Var[str]
    """The same one as long as the server knows what stands in the form."""
    owner: rx.Var[str]
    """Whoever types: nobody else reads it."""
    title: rx.Var[str]
    done: rx.Var[str]
    """What the button is called that puts it away."""
    test_id: rx.Var[str]


typed_before = TypedBefore.create
