"""`/hire/team`: members, invitations, and what the company says about itself."""

from typing import Any

import reflex as rx

from resumes_app.companies.components.parts import ROLES, company_fields, mark, role_name, section
from resumes_app.companies.schemas import CompanyMark, InvitationView, MemberView
from resumes_app.companies.state import TeamState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.forms import select_field, text_field

_TEAM: Any = TeamState.team
_ROLE_OPTIONS = tuple((value, label) for value, label, _ in ROLES)


def _asked(word: str, question: Any, act: rx.Component, *, label: Any) -> rx.Component:
    """Return a press that asks before it acts; the browser alone opens and shuts it."""
    return rx.el.details(
        rx.el.summary(
            word,
            aria_label=label,
            class_name="inline-flex min-h-9 max-sm:min-h-tap cursor-pointer list-none items-center rounded-pill px-3.5 "
            "text-sm font-semibold hover:bg-ink/8 [&::-webkit-details-marker]:hidden",
        ),
        rx.el.div(
            rx.el.p(question, class_name="text-sm"),
            act,
            class_name="mt-2 flex flex-col items-start gap-3 rounded-control bg-sunken p-4",
        ),
        class_name="sm:min-w-24 open:w-full",
    )


def _member(member: Any) -> rx.Component:
    name = member["name"].to(str)
    chosen = rx.el.select(
        *[rx.el.option(label, value=value) for value, label in _ROLE_OPTIONS],
        value=member["role"],
        on_change=lambda role: TeamState.change_role(member["id"], role),
        aria_label="Role of " + name,
        data_testid="role",
        class_name="select-arrow min-h-11 rounded-control border-2 border-line-strong bg-surface pl-3 pr-9 text-sm "
        "font-semibold text-ink",
    )
    removing = _asked(
        "Remove",
        name + " can open nothing of the company from then on. What they decided stays.",
        controls.button("Remove from the team", on_click=TeamState.remove(member["id"]), variant="danger", size="sm"),
        label="Remove " + name,
    )
    leaving = _asked(
        "Leave",
        "You can open nothing of the company from then on.",
        controls.button(
            "Leave the team", on_click=TeamState.leave(_TEAM["mark"]["slug"].to(str)), variant="danger", size="sm"
        ),
        label="Leave the team",
    )
    acts = rx.cond(member["mine"], leaving, rx.cond(_TEAM["manages"], removing))
    return rx.el.li(
        controls.avatar(member["initials"].to(str), size="size-11 text-base"),
        rx.el.div(
            rx.el.p(
                rx.el.span(name, class_name="font-semibold"),
                rx.cond(member["mine"], controls.badge("You", class_name="ml-2")),
            ),
            rx.el.p(member["email"], class_name="truncate text-sm text-ink-soft"),
            class_name="min-w-0 flex-1 basis-40",
        ),
        rx.cond(_TEAM["manages"], chosen, controls.badge(role_name(member["role"]))),
        acts,
        key=member["id"].to(str),
        data_testid="member",
        class_name="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5",
    )


def _invitation(row: Any) -> rx.Component:
    email = row["email"].to(str)
    until = rx.cond(
        row["expired"], "The link has expired. Send it again.", "The link works until " + row["expires"].to(str)
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(email, class_name="truncate font-semibold"),
            rx.el.p(role_name(row["role"]), " · ", until, class_name="text-sm text-ink-soft"),
            class_name="min-w-0 flex-1 basis-56",
        ),
        rx.el.div(
            controls.button(
                "Send again",
                on_click=TeamState.resend(row["id"]),
                variant="secondary",
                size="sm",
                aria_label="Send the invitation to " + email + " again",
            ),
            controls.button(
                "Take back",
                on_click=TeamState.revoke(row["id"]),
                variant="quiet",
                size="sm",
                aria_label="Take the invitation to " + email + " back",
            ),
            class_name="flex gap-2",
        ),
        key=row["id"].to(str),
        data_testid="invitation",
        class_name="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5",
    )


def _hidden_slug() -> rx.Component:
    return rx.el.input(type="hidden", name="company_slug", value=_TEAM["mark"]["slug"], read_only=True)


def _inviting() -> rx.Component:
    form = rx.el.form(
        _hidden_slug(),
        text_field(
            "E-mail",
            "email",
            type="email",
            error=TeamState.email_error,
            auto_capitalize="none",
            spell_check=False,
            auto_complete="off",
        ),
        select_field("Role", "role", _ROLE_OPTIONS, value="hiring_manager"),
        rx.el.div(controls.button("Invite", type="submit", icon=icons.mail, test_id="invite")),
        on_submit=TeamState.invite,
        no_validate=True,
        key="invite-" + rx.Var.create(TeamState.sent).to(str),
        class_name="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end sm:*:first-of-type:col-span-2",
    )
    roles = rx.el.dl(
        *[
            rx.el.div(rx.el.dt(label, class_name="font-semibold text-ink"), rx.el.dd(text), class_name="min-w-0")
            for _, label, text in ROLES
        ],
        class_name="grid gap-3 text-sm text-ink-soft sm:grid-cols-3",
    )
    listed = rx.el.ul(
        rx.foreach(_TEAM["invitations"].to(list[InvitationView]), _invitation),
        aria_label="Invitations",
        class_name="divide-y divide-line border-t border-line",
    )
    return section(
        "Invite a colleague",
        form,
        roles,
        rx.cond(_TEAM["invitations"].to(list[InvitationView]).length() > 0, listed),
        lead="They get a mail with a link. It works once, for a week, for this address alone.",
    )


def _face() -> rx.Component:
    form = rx.el.form(
        _hidden_slug(),
        *company_fields(TeamState.errors, values=_TEAM["form"]),
        rx.el.div(controls.button("Save", type="submit", test_id="save-company")),
        on_submit=TeamState.edit,
        no_validate=True,
        key="face-" + _TEAM["mark"]["slug"].to(str),
        class_name="flex flex-col gap-5",
    )
    return section(
        "The company's page",
        form,
        lead="What candidates read. Another website needs somebody who signs in with an address there.",
    )


def _head() -> rx.Component:
    slug = _TEAM["mark"]["slug"].to(str)
    others = rx.foreach(
        _TEAM["others"].to(list[CompanyMark]),
        lambda other: controls.link_button(
            other["name"], "/hire/team?company=" + other["slug"].to(str), variant="secondary", size="sm", reload=True
        ),
    )
    return rx.el.div(
        mark(_TEAM["mark"]),
        rx.el.div(
            rx.el.p(
                rx.el.span(_TEAM["mark"]["name"], class_name="font-display text-xl font-bold"),
                rx.cond(_TEAM["mark"]["verified"], controls.verified()),
                class_name="flex items-center gap-2",
            ),
            rx.cond(_TEAM["mark"]["verified"], controls.link("See its page", "/company/" + slug)),
            class_name="min-w-0 flex-1",
        ),
        rx.el.div(others, class_name="flex flex-wrap gap-2 empty:hidden"),
        class_name="mb-6 flex flex-wrap items-center gap-4",
    )


def _refused() -> rx.Component:
    return feedback.empty_state(
        icons.users,
        "This page is for people who hire",
        "Your account acts for no company here. Ask a colleague to invite you, or bring your company in.",
        rx.el.div(
            controls.link_button("Apply for your company", "/companies/apply"),
            controls.link_button("Go to the jobs", "/jobs", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
        test_id="refused",
    )


def team_page() -> rx.Component:
    """Return the whole content of `/hire/team`."""
    members = section(
        "Members",
        rx.el.ul(
            rx.foreach(_TEAM["members"].to(list[MemberView]), _member),
            aria_label="Members",
            class_name="divide-y divide-line",
        ),
    )
    there = rx.el.div(
        _head(),
        rx.el.div(
            rx.el.div(members, rx.cond(_TEAM["manages"], _inviting()), class_name="flex min-w-0 flex-col gap-6"),
            rx.cond(_TEAM["manages"], rx.el.div(_face(), class_name="min-w-0")),
            class_name="grid items-start gap-6 xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]",
        ),
        key="team",
    )
    waiting = rx.el.div(feedback.skeleton_list(4, "Loading the team"), key="waiting")
    return rx.cond(TeamState.loaded, rx.cond(TeamState.refused, _refused(), rx.cond(_TEAM, there)), waiting)
