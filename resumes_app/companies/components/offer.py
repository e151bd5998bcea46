"""`/hire/invitation`: what a mailed link offers, and the way to take it."""

from typing import Any

import reflex as rx

from resumes_app.companies.components.parts import ROLES, mark, role_name
from resumes_app.companies.state import OfferState
from resumes_app.ui import controls, feedback

_OFFER: Any = OfferState.offer


def _what() -> rx.Component:
    may = rx.match(_OFFER["role"], *[(value, text) for value, _, text in ROLES], "")
    return rx.el.div(
        mark(_OFFER["mark"], "size-16 text-2xl"),
        rx.el.div(
            rx.el.p(_OFFER["mark"]["name"], class_name="font-display text-xl font-bold"),
            rx.el.p(
                rx.cond(_OFFER["inviter"] != "", _OFFER["inviter"].to(str) + " asks you to join as ", "You join as "),
                rx.el.strong(role_name(_OFFER["role"])),
                ".",
            ),
            rx.el.p(may, class_name="mt-1 text-sm text-ink-soft"),
        ),
        class_name="flex items-start gap-4",
    )


def _take() -> rx.Component:
    note = rx.el.p(
        "From then on this account hires, and does not reply to jobs.", class_name="mt-3 text-sm text-ink-soft"
    )
    accept = rx.el.div(
        controls.button("Join the team", on_click=OfferState.accept, size="lg", test_id="accept", class_name="w-full"),
        note,
    )
    other = feedback.banner(
        rx.el.span(
            "This invitation is for ",
            rx.el.strong(_OFFER["email"], class_name="inline-block max-w-full [overflow-wrap:anywhere]"),
            ". You are signed in as ",
            rx.el.strong(OfferState.email, class_name="inline-block max-w-full [overflow-wrap:anywhere]"),
            ": sign out first, then open the link in the mail again.",
        ),
        tone="caution",
        action=controls.link("Your account", "/settings"),
    )
    guest = rx.el.div(
        rx.el.p(
            "Sign in, or create an account, with ",
            rx.el.strong(_OFFER["email"], class_name="inline-block max-w-full [overflow-wrap:anywhere]"),
            ". You come back here.",
        ),
        rx.el.div(
            controls.link_button("Sign in", OfferState.signin, class_name="flex-1"),
            controls.link_button("Create an account", OfferState.signup, variant="secondary", class_name="flex-1"),
            class_name="mt-4 flex flex-wrap gap-3",
        ),
    )
    return rx.cond(_OFFER["fits"], accept, rx.cond(OfferState.signed_in, other, guest))


def offer_page() -> rx.Component:
    """Return the whole content of `/hire/invitation`."""
    gone = rx.el.div(
        feedback.banner(OfferState.gone, tone="caution"),
        rx.el.div(controls.link_button("Go to the jobs", "/jobs", variant="secondary"), class_name="mt-6"),
        data_testid="gone",
    )
    there = rx.el.div(_what(), _take(), class_name="flex flex-col gap-6")
    waiting = rx.el.div(
        feedback.skeleton("h-16 w-full rounded-control"), feedback.skeleton("mt-6 h-14 w-full rounded-pill")
    )
    return rx.cond(OfferState.loaded, rx.cond(_OFFER, there, gone), waiting)
