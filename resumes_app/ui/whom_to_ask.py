"""Whom to ask for another way to reply, before anything is recorded."""

from typing import Any

import reflex as rx

from resumes_app.ui import controls


def whom_to_ask(contact: Any, *, class_name: str = "", strong: str = "") -> rx.Component:
    """Return whom to ask, and that no reviewer is told; nothing where nobody is named.

    Args:
        contact: `before`, `email` and `after`, which make a sentence; its address becomes a link to write to.
        strong: Classes of the sentence.
    """
    email = contact["email"].to(str)
    words = rx.el.p(
        "Would another way to reply suit you better? ",
        rx.el.strong(
            contact["before"],
            rx.cond(email != "", controls.outside_link(email, "mailto:" + email)),
            contact["after"],
            class_name=f"[overflow-wrap:anywhere] {strong}".strip(),
        ),
        " Reviewers are never told.",
        class_name=class_name,
        data_testid="other-way",
    )
    return rx.cond(contact["after"] != "", words)
