"""What is asked before a video is published: its title, for how long, the consent, and what it tells."""

from typing import Any

import reflex as rx

from resumes_app.applications.state.publishing import PublishingState
from resumes_app.resumes.service import TITLE_CHARS
from resumes_app.ui import controls
from resumes_app.ui.forms import text_field

FOUND: Any = PublishingState.found


def publish_fields() -> rx.Component:
    """Return the fields, and what was found."""
    told = rx.el.div(
        rx.el.p("Look at this first: everybody would know it.", class_name="font-bold"),
        rx.el.ul(rx.foreach(FOUND, _finding), class_name="mt-2 flex flex-col gap-3"),
        role="alert",
        class_name="rounded-control bg-caution-soft p-4 text-sm",
    )
    consent = rx.el.label(
        rx.el.input(
            type="checkbox",
            default_checked=PublishingState.agreed,
            key=f"{PublishingState.draft}{PublishingState.consent}",  # Other words are another consent: unticked.
            on_change=PublishingState.agree,
            data_testid="consent",
            class_name="check-box mt-0.5 flex-none",
        ),
        rx.el.span(PublishingState.consent, " You can take it down at any time, under My videos."),
        class_name="flex items-start gap-3 rounded-control border-2 border-line-strong p-4 text-sm",
    )
    return rx.el.div(
        text_field(
            "Title",
            "title",
            value=PublishingState.title,
            on_blur=PublishingState.name,
            key=PublishingState.draft,
            max_length=TITLE_CHARS,
        ),
        controls.choice(
            "days",
            "For how long",
            [("7", "7 days"), ("30", "30 days"), ("90", "90 days")],
            value=PublishingState.days,
            on_change=PublishingState.last,
        ),
        rx.cond(
            PublishingState.replaces,
            rx.el.p(
                "A version of this video is public. If you have changed it since, this one takes its place and the "
                "other is taken down.",
                data_testid="replaces",
                class_name="text-sm",
            ),
        ),
        consent,
        rx.cond(FOUND.length() > 0, told),
        class_name="flex flex-col gap-5",
    )


def publish_button(publish: Any, *, disabled: Any = False, **attributes: Any) -> rx.Component:
    """Return the button, pressed once the box is ticked; `publish` is its event."""
    return controls.button(
        rx.cond(FOUND.length() > 0, "Publish anyway", "Publish"),
        on_click=publish,
        disabled=~rx.Var.create(PublishingState.agreed) | disabled,
        test_id="publish",
        **attributes,
    )


def _finding(one: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(one["where"], ": “", one["found"], "”", class_name="font-semibold wrap-anywhere"),
        rx.el.p(one["remedy"]),
        key=one["where"].to(str) + one["found"].to(str),
        data_testid="finding",
    )
