"""`/companies/apply`: what taking part means, the form, and how far the application is."""

from typing import Any

import reflex as rx

from resumes_app.companies.components.parts import company_fields, section
from resumes_app.companies.state import ApplyState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.forms import text_field

_REQUEST: Any = ApplyState.request
_STEPS = (
    ("You apply", "With the company's website, and an address at its domain. That shows you belong to it."),
    ("We look at it", "A person checks that the company is real. You get a mail either way, with the reason."),
    ("You hire", "The company gets its page with the verified mark. You invite colleagues and post jobs."),
)


def _steps() -> rx.Component:
    def step(number: int, title: str, text: str) -> rx.Component:
        badge = rx.el.span(
            str(number),
            class_name="grid size-9 flex-none place-items-center rounded-pill bg-primary-soft font-display font-bold "
            "text-on-primary-soft",
            aria_hidden="true",
        )
        words = rx.el.div(rx.el.p(title, class_name="font-semibold"), rx.el.p(text, class_name="text-sm text-ink-soft"))
        return rx.el.li(badge, words, class_name="flex gap-3.5")

    return rx.el.aside(
        rx.el.h2("How it goes", class_name="text-lg"),
        rx.el.ol(
            *[step(number, *words) for number, words in enumerate(_STEPS, 1)], class_name="mt-4 flex flex-col gap-5"
        ),
        rx.el.p(
            "An account that acts for a company does not reply to jobs. Use another one for that.",
            class_name="mt-6 border-t border-line pt-4 text-sm text-ink-soft",
        ),
        class_name="h-fit rounded-card bg-sunken p-5 sm:p-7 lg:sticky lg:top-10",
    )


def _form() -> rx.Component:
    errors: Any = ApplyState.errors
    work_email = text_field(
        "Your address at the company",
        "work_email",
        type="email",
        error=errors["work_email"],
        hint="Its part after the @ must be the website's domain. We mail you a link there to check it.",
        auto_complete="email",
        auto_capitalize="none",
        spell_check=False,
    )
    form = rx.el.form(
        *company_fields(errors, work_email),
        rx.el.div(controls.button("Apply for the pilot", type="submit", size="lg", test_id="apply")),
        on_submit=ApplyState.apply,
        no_validate=True,
        class_name="flex flex-col gap-6",
    )
    return section("Your company", form)


def _confirming() -> rx.Component:
    return section(
        "Is this address yours?",
        rx.el.p("You opened the link that we mailed to your work address. Press the button and it is confirmed."),
        rx.el.div(controls.button("Confirm my work address", on_click=ApplyState.confirm, icon=icons.check)),
    )


def _checked(done: Any, text_done: str, text_open: str) -> rx.Component:
    return rx.el.li(
        rx.cond(done, icons.check("size-5 mt-0.5 text-positive"), icons.clock("size-5 mt-0.5 text-ink-soft")),
        rx.el.span(rx.cond(done, text_done, text_open)),
        class_name="flex gap-3",
    )


def _waiting() -> rx.Component:
    unread = rx.el.div(
        rx.el.p(
            "We mailed a link to ",
            rx.el.strong(_REQUEST["work_email"], class_name="break-all"),
            ". Open it to confirm the address; until then nobody can admit the company.",
        ),
        rx.el.div(
            controls.button("Send the link again", on_click=ApplyState.send_again, variant="secondary"),
            class_name="mt-3",
        ),
        class_name="rounded-control bg-caution-soft p-4",
    )
    return section(
        _REQUEST["name"].to(str) + " waits",
        rx.el.ul(
            _checked(True, "You have applied, and your address is at the website's domain.", ""),
            _checked(_REQUEST["confirmed"], "Your work address is confirmed.", "Your work address is to be confirmed."),
            _checked(False, "", "A person looks at it. You get a mail with the answer."),
            class_name="flex flex-col gap-2.5",
        ),
        rx.cond(_REQUEST["confirmed"], rx.fragment(), unread),
        rx.el.div(
            controls.button("Take the application back", on_click=ApplyState.withdraw, variant="quiet"),
            class_name="-ml-5",
        ),
        lead="Sent on " + _REQUEST["sent"].to(str) + " · " + _REQUEST["place"].to(str),
        test_id="own-request",
    )


def _admitted() -> rx.Component:
    return section(
        _REQUEST["name"].to(str) + " takes part",
        rx.el.p("You recruit for it. Its page carries the verified mark."),
        rx.el.div(
            controls.link_button("Go to your team", "/hire/team"),
            controls.link_button("See the page", "/company/" + _REQUEST["company_slug"].to(str), variant="secondary"),
            class_name="flex flex-wrap gap-3",
        ),
        test_id="own-request",
    )


def _refused() -> rx.Component:
    return feedback.banner(
        rx.el.span(_REQUEST["name"], " was not admitted. The reason: ", _REQUEST["reason"]), tone="caution"
    )


def _sign_in() -> rx.Component:
    return feedback.empty_state(
        icons.users,
        "Bring your company in",
        "An account keeps your application and tells you its status.",
        rx.el.div(
            controls.link_button("Sign in", ApplyState.signin),
            controls.link_button("Create an account", ApplyState.signup, variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
    )


def _own() -> rx.Component:
    known = rx.match(
        _REQUEST["status"],
        ("waiting", _waiting()),
        ("admitted", _admitted()),
        ("refused", rx.fragment(_refused(), _form())),
        _form(),
    )
    return rx.fragment(
        rx.cond(ApplyState.link != "", _confirming()),
        rx.cond(_REQUEST, known, _form()),
    )


def apply_page() -> rx.Component:
    """Return the whole content of `/companies/apply`."""
    own = rx.el.div(
        rx.el.div(rx.cond(ApplyState.signed_in, _own(), _sign_in()), class_name="flex min-w-0 flex-col gap-6"),
        _steps(),
        key="own",
        class_name="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]",
    )
    return rx.cond(ApplyState.loaded, own, rx.el.div(feedback.skeleton_list(5, "Loading"), key="waiting"))
