"""The forms that open an account and lead into one."""

from typing import Any

import reflex as rx

from resumes_app.accounts.components import answers
from resumes_app.accounts.components.addresses import leading_to
from resumes_app.accounts.components.shell import shell
from resumes_app.accounts.service import consent_text
from resumes_app.accounts.service.answers import ANSWER_ANCHOR
from resumes_app.accounts.service.consent import ACCOUNT
from resumes_app.accounts.service.passwords import MIN_CHARS
from resumes_app.accounts.state.forms import PROBLEMS_ID, FormState
from resumes_app.ui.controls import button, link
from resumes_app.ui.feedback import banner
from resumes_app.ui.forms import (
    date_field,
    email_field,
    error_summary,
    native_form,
    password_field,
    text_field,
)
from resumes_app.ui.local_time import BROWSER_ZONE
from resumes_app.ui.props import Text

NOTICES = {
    "signed-out": "You are signed out.",
    "changed": "Your password is changed, and every browser was signed out. Sign in with the new one.",
    "confirm": "Sign in with the password you have chosen; that confirms your address.",
    "ended": "You were signed out. Sign in again, and you are back where you were.",
}
"""Notice → the line above the sign-in form. `sent` and `reset-sent` take the form's place."""


def form_page(form: rx.Component, *, title: Text, lead: Text = "", footer: rx.Component | None = None) -> rx.Component:
    """Return a page for one form, and for the answer to it.

    While an answer is on its way the place stays empty (`answer-place` in the style sheet), and the page is built anew
    when it comes: browsers keep what stood in a field at first, and count as a shift what has moved unseen.
    """
    waiting = rx.cond(answers.IS_HERE, "false", "true")
    place = rx.el.div(form, id=ANSWER_ANCHOR, class_name="answer-place", data_waiting=waiting)
    return rx.fragment(
        shell(place, frame="focused", title=title, lead=lead, footer=footer),
        key=rx.Var.create("form-") + answers.answer_id(),
    )


def sign_in_form() -> rx.Component:
    """Return the way in for people with an account."""
    return rx.fragment(
        *[rx.cond(answers.noticed(code), _above(banner(text, tone="positive"))) for code, text in NOTICES.items()],
        _form(
            "/auth/signin",
            email_field(value=answers.typed("email"), error=answers.wrong("email")),
            password_field(error=answers.wrong("password")),
            _time_zone(),
            rx.el.p(link("Forgotten your password?", "/reset"), class_name="-mt-2 text-sm"),
            button("Sign in", type="submit", size="lg"),
            return_to=answers.lead_on(),
        ),
    )


def sign_up_form() -> rx.Component:
    """Return the form for a new account, or after it what happens next."""
    fields = _form(
        "/auth/signup",
        text_field(
            "Name",
            "name",
            value=answers.typed("name"),
            error=answers.wrong("name"),
            hint="As companies should read it.",
            auto_complete="name",
            max_length=80,
        ),
        email_field(value=answers.typed("email"), error=answers.wrong("email")),
        password_field(
            new=True,
            min_length=MIN_CHARS,
            hint=f"{MIN_CHARS} characters or more. A few words in a row are easy to keep.",
            error=answers.wrong("password"),
        ),
        date_field(
            "Date of birth",
            "birth",
            day=answers.typed("birth_day"),
            month=answers.typed("birth_month"),
            year=answers.typed("birth_year"),
            hint="Shown to nobody.",
            error=answers.wrong("birth"),
            birthday=True,
        ),
        _account_words(),
        button("Create account", type="submit", size="lg"),
        return_to=answers.lead_on(),
    )
    return rx.cond(answers.noticed("sent"), _mail_sent(), fields)


def reset_form() -> rx.Component:
    """Return the form that has a link mailed, or after it what happens next."""
    fields = _form(
        "/auth/reset",
        email_field(value=answers.typed("email"), error=answers.wrong("email")),
        button("Mail me a link", type="submit", size="lg"),
    )
    sent = rx.el.div(
        banner("If there is an account with this address, its owner now has a mail with a link.", tone="positive"),
        rx.el.p("The link works once, for an hour. Nothing there? Look among the spam, or check the address."),
        _outbox(),
        link("Try another address", "/reset"),
        class_name="flex flex-col gap-4",
    )
    return rx.cond(answers.noticed("reset-sent"), sent, fields)


def new_password_form() -> rx.Component:
    """Return the form for a new password; the mailed link has been opened in this browser."""
    return _form(
        "/auth/reset",
        password_field(
            "New password",
            new=True,
            min_length=MIN_CHARS,
            hint=f"{MIN_CHARS} characters or more. A few words in a row are easy to keep.",
            error=answers.wrong("password"),
        ),
        button("Change the password", type="submit", size="lg"),
    )


def other_way(question: str, label: str, page: str) -> rx.Component:
    """Return the line under a form that leads to the other one, and on to the same place."""
    address = leading_to(page, answers.lead_on())
    return rx.el.p(f"{question} ", link(label, address, class_name="font-semibold"))


def _form(action: str, *fields: rx.Component, return_to: Text = "") -> rx.Component:
    # Not seen by browsers that run scripts: the endpoint then answers with a page that needs none.
    plain = rx.el.noscript(rx.el.input(type="hidden", name="plain", value="1"))
    # The server's list names everything at once; the browser's own hints would stop at the first.
    form = native_form(plain, *fields, action=action, return_to=return_to, no_validate=True)
    problems = _above(error_summary(answers.problems()), id=PROBLEMS_ID, tab_index=-1)
    return rx.fragment(problems, form)


def _above(component: rx.Component, **attributes: Any) -> rx.Component:
    return rx.el.div(component, class_name="mb-5 outline-none empty:hidden", **attributes)


def _time_zone() -> rx.Component:
    return rx.el.input(
        type="hidden", id="time_zone", name="time_zone", value="", on_mount=rx.set_value("time_zone", BROWSER_ZONE)
    )


def _account_words() -> rx.Component:
    return rx.el.p(
        consent_text(ACCOUNT).text,
        " Read the ",
        link("terms", "/about/terms"),
        " and the ",
        link("privacy notice", "/about/privacy"),
        ".",
        class_name="text-sm text-ink-soft",
    )


def _mail_sent() -> rx.Component:
    again = native_form(
        rx.el.noscript(rx.el.input(type="hidden", name="plain", value="1")),
        button("Send it again", type="submit", variant="secondary"),
        action="/auth/verify",
    )
    return rx.el.div(
        banner(
            rx.fragment(
                "We have sent a mail to ",
                rx.cond(
                    answers.typed("email"),
                    rx.el.strong(answers.typed("email"), class_name="break-words"),
                    "your address",
                ),
                ".",
            ),
            tone="positive",
        ),
        rx.el.p("Open the link in it, best in this browser, and you are in. It works for a day."),
        _outbox(),
        rx.el.p("Nothing there after a minute? Look among the spam.", class_name="text-ink-soft"),
        again,
        class_name="flex flex-col gap-4",
    )


def _outbox() -> rx.Component:
    """On a machine of one's own there is no mail server: say where the mail is."""
    return rx.cond(
        FormState.outbox,
        rx.el.p(
            "This installation has no mail server. The mail lies in ",
            rx.el.code(FormState.outbox, class_name="break-all text-ink"),
            class_name="rounded-control bg-sunken p-4 text-sm text-ink-soft",
        ),
    )
