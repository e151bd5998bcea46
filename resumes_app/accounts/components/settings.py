"""The parts of `/settings`."""

from typing import Any

import reflex as rx

from resumes_app.accounts.schemas import Role
from resumes_app.accounts.service.fields import NAME_CHARS, time_zones
from resumes_app.accounts.state.settings import SettingsState
from resumes_app.accounts.state.viewer import ViewerState
from resumes_app.ui import icons
from resumes_app.ui.controls import badge, button, link, toggle
from resumes_app.ui.feedback import skeleton_list
from resumes_app.ui.forms import native_form, select_field, text_field
from resumes_app.ui.theme import theme_choice


def profile() -> rx.Component:
    """Return the form for what one says about oneself."""
    form = rx.el.form(
        text_field(
            "Name",
            "name",
            value=SettingsState.name,
            hint="As companies read it beside your replies.",
            auto_complete="name",
            max_length=NAME_CHARS,
        ),
        rx.el.div(
            rx.el.span("E-mail", class_name="font-semibold"),
            rx.el.span(SettingsState.email, class_name="break-all text-ink-soft"),
            class_name="flex flex-col gap-1.5",
        ),
        select_field(
            "Time zone",
            "time_zone",
            [
                ("", "As this device has it"),
                *((zone, zone.replace("_", " ").replace("/", " / ")) for zone in time_zones()),
            ],
            value=SettingsState.time_zone,
            required=False,
            hint="Closing times of jobs are shown in it.",
        ),
        rx.el.div(button("Save", type="submit")),
        on_submit=SettingsState.save,
        key=f"{SettingsState.name}{SettingsState.time_zone}",
        class_name="flex flex-col gap-5",
    )
    return _section("You", form)


def browsers() -> rx.Component:
    """Return where one is signed in, with a way to end each."""
    everywhere = native_form(
        rx.el.input(type="hidden", name="everywhere", value="1"),
        rx.el.div(button("Sign out everywhere", type="submit", variant="secondary", icon=icons.shield)),
        action="/auth/signout",
    )
    return _section(
        "Where you are signed in",
        rx.el.ul(rx.foreach(SettingsState.browsers, _browser), class_name="flex flex-col divide-y divide-line"),
        everywhere,
    )


def mails() -> rx.Component:
    """Return which mails one gets."""
    reminders = toggle(
        "Reminders before a deadline",
        hint="3 days, a day and 2 hours before a job closes that you saved or began to answer. Each once.",
        checked=SettingsState.reminders,
        on_change=SettingsState.choose_reminders,
        test_id="reminders",
    )
    return _section("Mails", reminders)


def appearance() -> rx.Component:
    """Return what is kept in this browser alone."""
    return _section("Appearance", theme_choice())


def leaving() -> rx.Component:
    """Return the ways out, and to a new password."""
    sign_out = native_form(
        rx.el.div(button("Sign out", type="submit", variant="secondary", icon=icons.sign_out, test_id="sign-out")),
        action="/auth/signout",
    )
    password = rx.el.p(
        "To change your password, ",
        link("have a link mailed to you", "/reset"),
        ".",
        class_name="text-ink-soft",
    )
    return _section("Password and sign-out", password, sign_out)


def replies() -> rx.Component:
    """Return the way to one's replies for who has joined a company since: their navigation leads to its jobs."""
    section = _section(
        "Your replies to jobs",
        rx.el.p(
            "From before you joined a company. See what became of them, or take them back.", class_name="text-ink-soft"
        ),
        rx.el.div(link("See your replies", "/applications")),
    )
    return rx.cond(SettingsState.replied_before, section)


def running() -> rx.Component:
    """Return the way to the site's administration, for those who have it."""
    section = _section("Running the site", rx.el.div(link("Companies of the pilot", "/admin")))
    return rx.cond(rx.Var.create(ViewerState.roles).contains(Role.ADMIN.value), section)


def waiting() -> rx.Component:
    """Return what holds the place until the account is known."""
    # A key of its own: React would else turn its blocks into the account's, and browsers count that as a shift.
    return rx.el.div(skeleton_list(4, "Loading your account"), key="waiting")


def _browser(browser: Any) -> rx.Component:
    this = badge("This browser", tone="positive")
    end = button(
        "Sign out",
        size="sm",
        variant="quiet",
        on_click=SettingsState.end_browser(browser["id"]),
        aria_label=rx.Var.create("Sign out ") + browser["name"].to(str),
        class_name="-mr-3",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(browser["name"], class_name="font-medium"),
            rx.el.p("Last used ", browser["seen"], class_name="text-sm text-ink-soft"),
            class_name="min-w-0",
        ),
        rx.cond(browser["is_this"], this, end),
        key=browser["id"].to(str),
        class_name="flex min-h-16 flex-wrap items-center justify-between gap-x-4 py-2",
    )


def _section(title: str, *children: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, class_name="text-lg"),
        *children,
        class_name="flex flex-col gap-5 rounded-card border border-line bg-surface p-5 sm:p-7",
    )
