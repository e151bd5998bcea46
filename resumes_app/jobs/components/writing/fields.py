"""The sections of the form, in the order in which they are filled in."""

from typing import Any

import reflex as rx

from resumes_app.accounts.service import time_zones
from resumes_app.jobs import service
from resumes_app.jobs.components.writing.frame import beside, problem, section
from resumes_app.jobs.components.writing.place import place_and_country
from resumes_app.jobs.state.writing import JobFormState
from resumes_app.ui import controls
from resumes_app.ui.forms import checkbox_field, select_field, text_field, textarea_field

_FORM: Any = JobFormState.form
_UNITS = [(unit, words) for unit, words in service.PER.items()]


def what_it_is() -> rx.Component:
    """Return company, title and description."""
    several = rx.el.div(
        rx.el.label("Company", html_for="company_id", class_name="font-semibold"),
        rx.el.select(
            rx.foreach(JobFormState.employers, lambda one: rx.el.option(one["name"], value=one["id"])),
            id="company_id",
            name="company_id",
            class_name=(
                "select-arrow h-13 w-full rounded-control border-2 border-line-strong bg-surface px-4 pr-10 text-base"
            ),
        ),
        class_name="flex flex-col gap-1.5",
    )
    employers: Any = JobFormState.employers
    reads = rx.el.details(
        rx.el.summary("How it reads", class_name="min-h-8 cursor-pointer font-semibold text-link"),
        rx.html(JobFormState.reads, class_name="rich mt-3 rounded-control bg-sunken p-4 [overflow-wrap:anywhere]"),
    )
    return section(
        "The job",
        rx.cond((JobFormState.slug == "") & (employers.length() > 1), several),
        text_field(
            "Title",
            "title",
            value=_FORM["title"],
            hint="As people search for it, such as “Barista, early shift”.",
            error=problem("title"),
            max_length=service.TITLE_CHARS,
            auto_complete="off",
        ),
        textarea_field(
            "Description",
            "description",
            value=_FORM["description"],
            hint=(
                "What somebody does, with whom, and what you offer. ## begins a heading, - an item of a list; "
                "**two stars** make words strong, *one* slanted; [words](https://…) is a link."
            ),
            error=problem("description"),
            rows=10,
        ),
        reads,
        text_field(
            "Tags",
            "tags",
            value=_FORM["tags"],
            hint="Plain words that people filter by, with commas between them.",
            error=problem("tags"),
            required=False,
            auto_complete="off",
            auto_capitalize="none",
        ),
    )


def where_and_how() -> rx.Component:
    """Return place, country, contract, level and pay."""
    pay = rx.el.fieldset(
        rx.el.legend("Pay", class_name="font-semibold"),
        rx.el.p(
            "Jobs that state it get more replies. Leave both empty to say nothing.",
            class_name="text-sm text-ink-soft",
        ),
        rx.el.div(
            _amount("At least", "pay_min"),
            _amount("At most", "pay_max"),
            select_field(
                "Currency",
                "pay_currency",
                [(code, code) for code in service.currencies()],
                value=_FORM["pay_currency"],
            ),
            select_field("Per", "pay_unit", _UNITS, value=_FORM["pay_unit"]),
            class_name="mt-3 grid grid-cols-2 items-start gap-4 sm:grid-cols-4",
        ),
    )
    return section(
        "Where, how and for how much",
        controls.choice("remote", "Where the work is done", service.PLACES_OF_WORK, value=_FORM["remote"]),
        place_and_country(),
        beside(
            select_field(
                "Contract",
                "employment_type",
                [*service.EMPLOYMENT.items(), ("", "Not stated")],
                value=_FORM["employment_type"],
            ),
            select_field(
                "Level",
                "level",
                service.LEVELS,
                value=_FORM["level"],
                hint="Entry level asks for no experience, junior for two years at most.",
            ),
        ),
        pay,
    )


def _amount(label: str, name: str) -> rx.Component:
    return text_field(
        label, name, value=_FORM[name], error=problem(name), input_mode="decimal", auto_complete="off", max_length=20
    )


def deadline() -> rx.Component:
    """Return when replies close, how they are reviewed, and the promise."""
    date = rx.el.div(
        text_field(
            "Replies close on", "close_date", value=_FORM["close_date"], error=problem("close_date"), type="date"
        ),
        text_field("At", "close_time", value=_FORM["close_time"], type="time"),
        class_name="grid grid-cols-[minmax(0,1fr)_9.5rem] items-start gap-4",
    )
    zone = select_field(
        "Time zone",
        "time_zone",
        [(zone, zone.replace("_", " ").replace("/", " / ")) for zone in time_zones()],
        value=_FORM["time_zone"],
        hint="Candidates see the moment in their own.",
        error=problem("time_zone"),
    )
    dated = rx.cond(JobFormState.status == "draft", rx.el.div(date, zone, class_name="flex flex-col gap-5"))
    return section(
        "Deadline and answer",
        dated,
        controls.choice("review_rule", "Replies are reviewed", service.REVIEWS, value=_FORM["review_rule"]),
        checkbox_field(
            "Review in stages: words, then sound, then picture",
            "staged_reveal",
            checked=_FORM["staged_reveal"].to(bool),
            hint=(
                "Each reviewer reads a reply without its name first. A score lets them hear it, another one see it "
                "with its name. The job says so, and it stays as it is once somebody has replied."
            ),
            error=problem("staged_reveal"),
        ),
        text_field(
            "You answer within so many days",
            "reply_by_days",
            value=_FORM["reply_by_days"],
            hint="A promise: counted from the reply, or from the close where you review after it. It is on the job.",
            error=problem("reply_by_days"),
            input_mode="numeric",
            auto_complete="off",
        ),
        lead="Once published, the close date can only move later.",
    )


def replies() -> rx.Component:
    """Return which replies are taken."""
    kinds = rx.el.fieldset(
        rx.el.legend("Ways to reply", class_name="font-semibold"),
        rx.el.p("All are reviewed as videos of one size.", class_name="text-sm text-ink-soft"),
        *[
            checkbox_field(words, f"reply_{kind}", checked=_FORM["reply_kinds"].to(list[str]).contains(kind))
            for kind, words in service.KINDS
        ],
        rx.cond(
            problem("reply_kinds"),
            rx.el.p(problem("reply_kinds"), class_name="text-sm font-medium text-danger"),
        ),
        id="reply_kinds",
        tab_index=-1,
        class_name="flex flex-col gap-2 outline-none",
    )
    return section(
        "Replies",
        kinds,
        beside(
            text_field(
                "Longest reply, in seconds",
                "reply_limit_s",
                value=_FORM["reply_limit_s"],
                hint="15 to 90.",
                error=problem("reply_limit_s"),
                input_mode="numeric",
                auto_complete="off",
            ),
            text_field(
                "Most replies",
                "max_replies",
                value=_FORM["max_replies"],
                hint="Then the job says that it is full.",
                error=problem("max_replies"),
                required=False,
                input_mode="numeric",
                auto_complete="off",
            ),
        ),
        text_field(
            "Whom to ask for another way to reply",
            "accommodation_contact",
            value=_FORM["accommodation_contact"],
            hint="A name with an address or a number. It is shown before anybody records; reviewers are never told.",
            error=problem("accommodation_contact"),
            required=False,
            auto_complete="off",
            max_length=200,
        ),
        checkbox_field(
            "Keep replies in 1080 × 1920 too, where it counts what one sees",
            "full_hd",
            checked=_FORM["full_hd"].to(bool),
        ),
    )
