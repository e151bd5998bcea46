"""`/companies`: who takes part in the pilot, and how they keep their word."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.parts import company_mark, company_name
from resumes_app.jobs.state.employers import CompaniesState
from resumes_app.ui import controls, feedback, icons


def _filter() -> rx.Component:
    typed: Any = CompaniesState.search
    return rx.el.label(
        rx.el.span("Find a company by name, city or country", class_name="sr-only"),
        icons.search("pointer-events-none absolute left-4 top-1/2 size-5 -translate-y-1/2 text-ink-soft"),
        rx.el.input(
            type="search",
            name="q",
            # Uncontrolled: what is typed never waits for the server. The key fills it anew from another address.
            key=rx.Var.create(CompaniesState.fill).to(str),
            default_value=CompaniesState.q,
            placeholder="Name, city, country",
            on_change=typed.debounce(250),
            auto_complete="off",
            data_testid="search",
            class_name=(
                "min-h-12 w-full rounded-pill border-2 border-line-strong bg-surface pl-12 pr-4 text-base text-ink "
                "placeholder:text-ink-faint"
            ),
        ),
        class_name="relative block w-full sm:max-w-sm",
    )


def _kept(kept: Any) -> rx.Component:
    known = rx.el.span(
        icons.check("size-4"),
        rx.el.span(rx.el.strong(kept["percent"], "%"), " answered in time"),
        class_name="inline-flex items-center gap-1.5 text-positive",
    )
    unknown = rx.el.span(icons.clock("size-4"), kept["text"], class_name="inline-flex items-center gap-1.5")
    return rx.cond(kept["known"], known, unknown)


def _row(row: Any) -> rx.Component:
    picture = rx.cond(
        row["poster"] != "",
        rx.el.img(src=row["poster"], alt="", loading="lazy", class_name="size-full object-cover"),
        company_mark(row["company"], size="size-full text-2xl"),
    )
    name = router_link(
        company_name(row["company"]),
        href="/company/" + row["company"]["slug"].to(str),
        class_name="text-ink no-underline after:absolute after:inset-0 hover:underline",
    )
    return rx.el.li(
        rx.el.div(
            picture,
            style={"background": f"center / cover url('{row['placeholder']}')"},
            class_name="h-36 w-20 flex-none overflow-hidden rounded-control bg-sunken",
            aria_hidden="true",
        ),
        rx.el.div(
            rx.el.div(
                company_mark(row["company"], size="size-9 text-sm rounded-chip"),
                rx.el.h2(name, class_name="min-w-0 text-lg"),
                class_name="flex items-center gap-2.5",
            ),
            rx.el.p(row["place"], class_name="mt-1.5 text-sm text-ink-soft"),
            rx.el.p(row["about"], class_name="mt-1 line-clamp-2 text-sm"),
            rx.el.div(
                rx.el.span(
                    icons.briefcase("size-4"),
                    row["open_jobs"],
                    class_name=rx.cond(
                        row["hiring"],
                        "inline-flex items-center gap-1.5 text-link",
                        "inline-flex items-center gap-1.5",
                    ),
                ),
                _kept(row["kept"]),
                class_name="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-2 text-sm font-medium text-ink-soft",
            ),
            class_name="flex min-w-0 flex-1 flex-col",
        ),
        key=row["company"]["slug"].to(str),
        data_testid="result",
        class_name="relative flex gap-4 rounded-card border border-line bg-surface p-3 transition-shadow "
        "hover:shadow-card sm:p-4",
    )


def _nothing() -> rx.Component:
    return feedback.empty_state(
        icons.search,
        rx.cond(CompaniesState.q != "", "No company matches", "No company takes part yet"),
        rx.cond(CompaniesState.q != "", "Try fewer or shorter words.", "Yours could be the first."),
        rx.cond(
            CompaniesState.q != "",
            controls.link_button("Show all companies", "/companies", variant="secondary"),
            controls.link_button("Apply for your company", "/companies/apply"),
        ),
    )


def companies_page() -> rx.Component:
    """Return the whole content of `/companies`."""
    count = rx.cond(CompaniesState.total == 1, "1 company", rx.Var.create(CompaniesState.total).to(str) + " companies")
    said = rx.Var.create(CompaniesState.said)
    instead = rx.cond(said != "", " for “" + said + "”: no company has the words as you typed them.", "")
    more = rx.cond(
        rx.Var.create(CompaniesState.rows).length() < CompaniesState.total,
        controls.button("Show more", on_click=CompaniesState.more, variant="secondary", class_name="mx-auto mt-6 flex"),
    )
    rows = rx.el.ul(
        rx.foreach(CompaniesState.rows, _row), class_name="grid gap-3 md:grid-cols-2", aria_label="Companies"
    )
    join = rx.el.aside(
        rx.el.div(
            rx.el.h2("Do you hire?", class_name="text-xl"),
            rx.el.p(
                "Bring your company in: its own page, jobs that speak, and replies you see and hear.",
                class_name="mt-1 text-on-primary-soft",
            ),
        ),
        controls.link_button("Apply for your company", "/companies/apply"),
        class_name="mt-10 flex flex-wrap items-center justify-between gap-4 rounded-card bg-primary-soft p-6 "
        "text-on-primary-soft",
    )
    return rx.fragment(
        _filter(),
        rx.el.div(feedback.status_line(rx.cond(CompaniesState.loaded, count + instead, "")), class_name="mt-3"),
        rx.el.div(
            rx.cond(
                CompaniesState.loaded,
                rx.cond(CompaniesState.total > 0, rx.fragment(rows, more), _nothing()),
                feedback.skeleton_list(6, "Loading companies"),
            ),
            class_name="mt-2",
        ),
        rx.cond(CompaniesState.total > 0, join),
    )
