"""Addresses that are read again and again."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.jobs.components.imports.parts import KIND_OPTIONS, PUBLISH_HINT, PUBLISH_OPTIONS, section
from resumes_app.jobs.schemas import LeftOut
from resumes_app.jobs.state import ImportState
from resumes_app.ui import controls, forms, icons
from resumes_app.ui.local_time import local_time

_STATE: Any = ImportState

EVERY_OPTIONS = [("24", "Every day"), ("6", "Every 6 hours"), ("1", "Every hour"), ("168", "Every week")]


def following() -> rx.Component:
    """Return the addresses, and the form for another."""
    form = rx.el.form(
        forms.select_field("Kind of list", "follow_kind", KIND_OPTIONS),
        forms.text_field(
            "Address to follow",
            "follow_address",
            hint="https://…, or only your board’s name at Greenhouse, Lever or Ashby.",
            input_mode="url",
            auto_capitalize="none",
            spell_check=False,
            max_length=500,
            error=_STATE.follow_problem.to(str),
        ),
        forms.select_field("How often", "follow_every", EVERY_OPTIONS),
        forms.select_field("New jobs in it", "follow_publish", PUBLISH_OPTIONS, hint=PUBLISH_HINT),
        rx.el.div(
            controls.button(
                "Follow it",
                type="submit",
                variant="secondary",
                icon=icons.plus,
                busy=_STATE.looking,
                test_id="follow",
            )
        ),
        on_submit=_STATE.follow,
        key=_STATE.form.to(str),
        class_name="flex flex-col gap-5",
    )
    rows = rx.el.ul(rx.foreach(_STATE.sources, _source), class_name="flex flex-col divide-y divide-line")
    return section(
        "Follow an address",
        rx.cond(_STATE.sources.length() > 0, rows),
        form,
        lead="It is read again by itself: new jobs come, changes are taken over, and what is gone closes.",
    )


def _source(source: Any) -> rx.Component:
    paused = source["paused"].to(bool)
    state = rx.cond(
        paused,
        controls.badge("Paused"),
        rx.cond(
            source["failing"].to(bool),
            controls.badge("Not working", tone="caution"),
            controls.badge("Followed", tone="positive"),
        ),
    )
    last = rx.cond(
        source["outcome"] != "",
        rx.el.p(
            local_time(source["last_run_at"].to(str), ViewerState.time_zone),
            ": ",
            source["outcome"],
            class_name="text-sm",
        ),
        rx.el.p("Not read yet.", class_name="text-sm text-ink-soft"),
    )
    left_out = rx.el.ul(
        rx.foreach(
            source["unread"].to(list[LeftOut]),
            lambda row: rx.el.li(row["where"], ": ", row["reason"], ".", class_name="break-words"),
        ),
        class_name="list-disc pl-5 text-sm text-ink-soft empty:hidden",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(source["kind"], ", ", source["every"], class_name="font-medium"),
            state,
            class_name="flex flex-wrap items-center gap-3",
        ),
        rx.el.p(source["address"], class_name="break-all text-sm text-ink-soft"),
        last,
        left_out,
        _acts(source),
        key=source["id"].to(str),
        class_name="flex flex-col gap-1.5 py-4",
        data_testid="source",
    )


def _acts(source: Any) -> rx.Component:
    source_id, paused = source["id"].to(str), source["paused"].to(bool)

    def act(label: Any, event: Any, test_id: str) -> rx.Component:
        return controls.button(label, on_click=event, variant="quiet", size="sm", test_id=test_id)

    return rx.el.div(
        rx.cond(paused, rx.fragment(), act("Read it now", _STATE.refresh(source_id), "refresh-source")),
        act(rx.cond(paused, "Go on", "Pause"), _STATE.pause(source_id, ~paused), "pause-source"),
        act("Stop following", _STATE.unfollow(source_id), "delete-source"),
        class_name="-ml-3 flex flex-wrap gap-1",
    )
