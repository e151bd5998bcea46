"""Replies that are begun and not sent: what there is, until when it can be sent, and the ways on."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.deleting import named, next_to
from resumes_app.applications.state import MineState
from resumes_app.ui import controls, icons


def drafts() -> rx.Component:
    """Return the drafts above the replies; nothing where there are none."""
    rows: Any = MineState.drafts
    listed = rx.el.ul(
        rx.foreach(rows, lambda draft, place: _draft(draft, next_to(rows, place, "id"))),
        aria_label="Drafts",
        class_name="mb-5 flex flex-col gap-3",
    )
    return rx.cond(rows.length() > 0, listed)


def _draft(draft: Any, then: Any) -> rx.Component:
    title, slug = draft["job_title"].to(str), draft["job_slug"].to(str)
    go_on = rx.cond(
        draft["waiting"],
        controls.link_button(
            "Go on sending",
            "/reply/" + slug + "?step=send",
            size="sm",
            icon=icons.arrow_up,
            aria_label="Go on sending your reply to " + title,
            test_id="go-on-sending",
        ),
        controls.link_button(
            "Continue",
            "/reply/" + slug + "?step=edit",
            size="sm",
            icon=icons.camera,
            aria_label="Continue your reply to " + title,
            test_id="continue-draft",
        ),
    )
    delete = controls.button(
        "Delete",
        on_click=MineState.discard(draft["id"]),
        variant="secondary",
        size="sm",
        aria_label="Delete the draft of your reply to " + title,
        test_id="delete-draft",
        data_focus=named(draft["id"]),
        data_then=then,
    )
    facts = rx.el.div(
        rx.cond(
            draft["waiting"], controls.badge("Not sent yet", tone="caution"), controls.badge("Draft", tone="primary")
        ),
        rx.el.h2(title, class_name="mt-2 text-lg"),
        rx.el.p(draft["company"]["name"], " · ", draft["place"], class_name="text-sm text-ink-soft"),
        rx.el.p(draft["note"], class_name="mt-2 text-sm"),
        rx.el.p(icons.clock("size-4"), draft["deadline"], class_name="mt-1 flex items-center gap-1.5 text-sm"),
        class_name="min-w-0 flex-1",
    )
    ways = rx.el.div(
        rx.cond(draft["open"], go_on),
        delete,
        controls.link("See the job", "/jobs/" + slug, class_name="text-sm"),
        class_name="flex flex-wrap items-center gap-x-4 gap-y-2",
    )
    return rx.el.li(
        facts,
        ways,
        key=draft["id"].to(str),
        data_testid="draft",
        class_name=(
            "flex flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:flex-row "
            "sm:items-center sm:gap-6 sm:p-6"
        ),
    )
