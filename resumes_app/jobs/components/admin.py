"""`/admin`: applications for the pilot with what was checked, and the companies that take part."""

from typing import Any

import reflex as rx

from resumes_app.companies.schemas import AdmittedCompany, Check, WaitingRequest
from resumes_app.jobs.components.parts import company_mark, company_name
from resumes_app.jobs.state.admin import AdminState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.forms import LINE, acting_form

_DESK: Any = AdminState.desk
_CARD = "rounded-card border border-line bg-surface p-5 sm:p-6"


def _opened(word: str, name: Any, *fields: rx.Component, on_submit: Any) -> rx.Component:
    """Return a press that opens a form about the company of that name."""
    return rx.el.details(
        rx.el.summary(
            word,
            aria_label=f"{word} " + name,
            class_name="inline-flex min-h-9 max-sm:min-h-tap cursor-pointer list-none items-center rounded-pill px-3.5 "
            "text-sm font-semibold hover:bg-ink/8 [&::-webkit-details-marker]:hidden",
        ),
        acting_form(
            *fields,
            on_submit=on_submit,
            class_name="mt-2 flex flex-col items-start gap-3 rounded-control bg-sunken p-4 *:first:w-full",
        ),
        class_name="open:w-full",
    )


def _with_reason(word: str, hint: str, act: str, name: Any, *, id: Any, on_submit: Any) -> rx.Component:
    reason = rx.el.label(
        rx.el.span("Reason", class_name="font-semibold"),
        rx.el.span(hint, class_name="text-sm text-ink-soft"),
        rx.el.textarea(
            name="reason",
            id=id,
            rows="2",
            max_length=500,
            class_name="w-full rounded-control border-2 border-line-strong bg-surface px-4 py-3 text-base",
        ),
        class_name="flex flex-col gap-1.5",
    )
    send = controls.button(act, type="submit", variant="danger", size="sm")
    return _opened(word, name, reason, send, on_submit=on_submit)


def _rename(slug: Any, name: Any) -> rx.Component:
    wanted = rx.el.label(
        rx.el.span("New name", class_name="font-semibold"),
        rx.el.span(
            "The name that you have checked. The address of the company’s page stays the same.",
            class_name="text-sm text-ink-soft",
        ),
        rx.el.input(name="name", id="rename-" + slug, default_value=name, auto_complete="off", class_name=LINE),
        class_name="flex flex-col gap-1.5",
    )
    send = controls.button("Rename the company", type="submit", size="sm", test_id="rename")
    return _opened("Rename", name, wanted, send, on_submit=lambda form: AdminState.rename(slug, form).prevent_default)


def _check(check: Any) -> rx.Component:
    return rx.el.li(
        rx.cond(
            check["passed"],
            icons.check("mt-0.5 size-5 flex-none text-positive", label="In order:"),
            icons.warning("mt-0.5 size-5 flex-none text-caution", label="Not yet:"),
        ),
        rx.el.span(check["text"], class_name="min-w-0 break-words"),
        class_name="flex gap-2.5 text-sm",
    )


def _request(row: Any) -> rx.Component:
    head = rx.el.div(
        company_mark(row["mark"], size="size-14 text-xl rounded-control"),
        rx.el.div(
            rx.el.h3(row["mark"]["name"], class_name="text-lg"),
            rx.el.p(
                row["place"],
                " · ",
                controls.outside_link(row["website"], row["website"]),
                class_name="break-words text-sm",
            ),
            rx.el.p(
                "Applied by ",
                row["applicant"],
                ", ",
                row["work_email"],
                ", on ",
                row["sent"],
                class_name="text-sm text-ink-soft break-words",
            ),
            class_name="min-w-0",
        ),
        class_name="flex items-start gap-4",
    )
    acts = rx.el.div(
        controls.button(
            "Admit",
            on_click=AdminState.admit(row["id"]),
            disabled=~row["ready"].to(bool),
            icon=icons.verified,
            aria_label="Admit " + row["mark"]["name"].to(str),
            test_id="admit",
        ),
        _with_reason(
            "Refuse",
            "The applicant reads it in the mail.",
            "Refuse the application",
            row["mark"]["name"].to(str),
            id="refuse-" + row["id"].to(str),
            on_submit=lambda form: AdminState.refuse(row["id"], form).prevent_default,
        ),
        class_name="flex flex-wrap items-center gap-2",
    )
    return rx.el.li(
        head,
        rx.el.p(row["about"], class_name="whitespace-pre-line break-words"),
        rx.el.ul(
            rx.foreach(row["checks"].to(list[Check]), _check),
            aria_label="What was checked",
            class_name="flex flex-col gap-1.5",
        ),
        acts,
        key=row["id"].to(str),
        data_testid="request",
        class_name=f"flex flex-col gap-4 {_CARD}",
    )


def _company(row: Any) -> rx.Component:
    slug, name = row["mark"]["slug"].to(str), row["mark"]["name"].to(str)
    members = rx.cond(row["members"].to(int) == 1, "1 member", row["members"].to(str) + " members")
    stopped = rx.el.div(
        rx.el.p(controls.badge("Suspended", tone="caution"), " ", row["reason"], class_name="text-sm"),
        controls.button(
            "Readmit",
            on_click=AdminState.readmit(slug),
            variant="secondary",
            size="sm",
            aria_label="Readmit " + name,
            class_name="mt-2",
        ),
    )
    acts = rx.el.div(
        rx.cond(
            row["suspended"],
            stopped,
            _with_reason(
                "Suspend",
                "Its open jobs close at once, which is mailed to who saved one or began a reply. Its members can open "
                "nothing of it, and read the reason in a mail.",
                "Suspend the company",
                name,
                id="suspend-" + slug,
                on_submit=lambda form: AdminState.suspend(slug, form).prevent_default,
            ),
        ),
        _rename(slug, name),
        controls.link("Import jobs", "/hire/import?company=" + slug, aria_label="Import jobs of " + name),
        class_name="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2",
    )
    return rx.el.li(
        company_mark(row["mark"]),
        rx.el.div(
            rx.cond(row["suspended"], company_name(row["mark"]), company_name(row["mark"], linked=True)),
            rx.el.p(row["place"], " · ", members, class_name="text-sm text-ink-soft"),
            acts,
            class_name="min-w-0 flex-1",
        ),
        # With its name: the field begins with the one that is.
        key=slug + name,
        data_testid="company",
        class_name="flex items-start gap-4 py-3.5",
    )


def _search() -> rx.Component:
    search: Any = AdminState.search
    return rx.el.label(
        rx.el.span("Find a company by name, city or country", class_name="sr-only"),
        rx.el.input(
            type="search",
            name="q",
            default_value=AdminState.q,
            placeholder="Name, city, country",
            on_change=search.debounce(250),
            auto_complete="off",
            data_testid="search",
            class_name=LINE,
        ),
        class_name="block",
    )


def admin_page() -> rx.Component:
    """Return the whole content of `/admin`."""
    none = rx.el.p("No company waits.", class_name="text-ink-soft")
    waiting = _DESK["waiting"].to(list[WaitingRequest])
    there = rx.el.div(
        rx.el.section(
            rx.el.h2("Waiting to take part", class_name="mb-4 text-xl"),
            rx.cond(
                waiting.length() > 0, rx.el.ul(rx.foreach(waiting, _request), class_name="flex flex-col gap-4"), none
            ),
            class_name="min-w-0",
        ),
        rx.el.section(
            rx.el.h2("Companies of the pilot", class_name="mb-3 text-xl"),
            _search(),
            rx.cond(
                _DESK["companies"].to(list[AdmittedCompany]).length() == 0,
                rx.el.p("No company matches.", class_name="pt-4 text-ink-soft"),
            ),
            rx.el.ul(
                rx.foreach(_DESK["companies"].to(list[AdmittedCompany]), _company), class_name="divide-y divide-line"
            ),
            class_name=f"min-w-0 {_CARD}",
        ),
        key="desk",
        class_name="grid items-start gap-8 xl:grid-cols-2",
    )
    refused = feedback.empty_state(
        icons.shield,
        "This page is for those who run the site",
        "Your account does not administer it.",
        controls.link_button("Go to the jobs", "/jobs"),
        test_id="refused",
    )
    shapes = rx.el.div(feedback.skeleton_list(4, "Loading what waits"), key="waiting")
    return rx.cond(AdminState.loaded, rx.cond(AdminState.refused, refused, rx.cond(_DESK, there)), shapes)
