"""The own videos: what there is, what of it is public and until when, and publishing."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.job import company_mark
from resumes_app.applications.state.videos import VideosState
from resumes_app.config import settings
from resumes_app.resumes.service import TITLE_CHARS
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.focus import focus_keeper
from resumes_app.ui.forms import text_field
from resumes_app.ui.local_time import DAY, local_time

_VIDEOS: Any = VideosState.videos
_PUBLISHED: Any = VideosState.published
_FOUND: Any = VideosState.found
_CARD = (
    "flex flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:flex-row sm:items-center "
    "sm:gap-6 sm:p-6"
)
_ACTS = "flex flex-wrap items-center gap-x-4 gap-y-2"


def _video(video: Any) -> rx.Component:
    title = video["job_title"].to(str)
    facts = rx.el.div(
        company_mark("size-12 flex-none", video["company"]),
        rx.el.div(
            rx.el.h3(title, class_name="text-lg"),
            rx.el.p(video["company"]["name"], " · ", video["note"], class_name="text-sm text-ink-soft"),
            class_name="min-w-0",
        ),
        class_name="flex min-w-0 flex-1 items-center gap-4",
    )
    acts = rx.el.div(
        controls.button(
            "Make it public",
            on_click=VideosState.ask(video["draft"], ""),
            size="sm",
            icon=icons.eye,
            aria_label="Make the video for " + title + " public",
            test_id="make-public",
        ),
        controls.link("Open it", "/reply/" + video["job_slug"].to(str), class_name="text-sm"),
        class_name=_ACTS,
    )
    return rx.el.li(facts, acts, key=video["draft"].to(str), data_testid="own-video", class_name=_CARD)


def _standing(one: Any) -> rx.Component:
    return rx.match(
        one["standing"],
        ("public", controls.badge("Public", tone="positive")),
        ("making", controls.badge("Being made", tone="primary")),
        ("failed", controls.badge("Could not be made", tone="danger")),
        controls.badge("Not public"),
    )


def _resume(one: Any) -> rx.Component:
    title = one["title"].to(str)
    poster = rx.cond(
        one["poster"] != "",
        rx.el.img(src=one["poster"], alt="", class_name="size-full object-cover"),
        rx.el.span(icons.play("size-6"), class_name="grid size-full place-items-center text-ink-faint"),
    )
    when = rx.match(
        one["standing"],
        ("public", rx.fragment("Leaves by itself on ", local_time(one["until"], parts=DAY), ".")),
        ("making", rx.fragment("It is public as soon as it is made.")),
        ("failed", rx.fragment("Your takes are safe: publish it again.")),
        rx.fragment("Not public since ", local_time(one["until"], parts=DAY), "."),
    )
    acts = rx.el.div(
        rx.cond(
            one["standing"] == "public", controls.link("See it as others do", one["address"], class_name="text-sm")
        ),
        rx.cond(
            (one["standing"] == "public") | (one["standing"] == "making"),
            controls.button(
                "Take it down",
                on_click=VideosState.take_down(one["public_id"]),
                variant="secondary",
                size="sm",
                aria_label="Take “" + title + "” down",
                test_id="take-down",
                data_then="published",
            ),
            rx.cond(
                one["draft_id"] != "",
                controls.button(
                    "Publish again",
                    on_click=VideosState.ask(one["draft_id"], title),
                    variant="secondary",
                    size="sm",
                    aria_label="Publish “" + title + "” again",
                    test_id="publish-again",
                ),
            ),
        ),
        class_name=_ACTS,
    )
    facts = rx.el.div(
        rx.el.div(poster, class_name="aspect-[9/16] w-14 flex-none overflow-hidden rounded-chip bg-sunken"),
        rx.el.div(
            rx.el.span(_standing(one), data_testid="standing"),
            rx.el.h3(title, class_name="mt-2 text-lg"),
            rx.el.p(when, class_name="text-sm text-ink-soft"),
            class_name="min-w-0",
        ),
        class_name="flex min-w-0 flex-1 items-center gap-4",
    )
    return rx.el.li(facts, acts, key=one["public_id"].to(str), data_testid="own-resume", class_name=_CARD)


def _listed(title: str, rows: Any, row: Any, name: str) -> rx.Component:
    head = rx.el.h2(title, id=name, tab_index=-1, data_focus=name, class_name="mb-3 text-xl")
    rows_shown = rx.el.ul(rx.foreach(rows, row), class_name="flex flex-col gap-3")
    return rx.cond(rows.length() > 0, rx.el.section(head, rows_shown, aria_labelledby=name, class_name="mb-8"))


def _finding(one: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(one["where"], ": “", one["found"], "”", class_name="font-semibold wrap-anywhere"),
        rx.el.p(one["remedy"]),
        key=one["where"].to(str) + one["found"].to(str),
        data_testid="finding",
    )


def _publishing() -> rx.Component:
    """Return what is asked before a video is published."""
    told = rx.el.div(
        rx.el.p("Look at this first: everybody would know it.", class_name="font-bold"),
        rx.el.ul(rx.foreach(_FOUND, _finding), class_name="mt-2 flex flex-col gap-3"),
        role="alert",
        class_name="rounded-control bg-caution-soft p-4 text-sm",
    )
    consent = rx.el.label(
        rx.el.input(
            type="checkbox",
            default_checked=VideosState.agreed,
            key=f"{VideosState.draft}{VideosState.days}",  # Another time is another consent: unticked.
            on_change=VideosState.agree,
            data_testid="consent",
            class_name="mt-0.5 size-6 flex-none accent-primary",
        ),
        rx.el.span(VideosState.consent, " You can take it down at any time, here."),
        class_name="flex items-start gap-3 rounded-control border-2 border-line-strong p-4 text-sm",
    )
    fields = rx.el.div(
        text_field(
            "Title",
            "title",
            value=VideosState.title,
            on_blur=VideosState.name,
            key=VideosState.draft,
            max_length=TITLE_CHARS,
        ),
        controls.choice(
            "days",
            "For how long",
            [("7", "7 days"), ("30", "30 days"), ("90", "90 days")],
            value=VideosState.days,
            on_change=VideosState.last,
        ),
        consent,
        rx.cond(_FOUND.length() > 0, told),
        class_name="flex flex-col gap-5",
    )
    return dialog(
        fields,
        id="publish-video",
        title="Make it public",
        text=f"It appears under #{settings().hashtag} with your handle or first name. Your reply stays as it is.",
        open=VideosState.draft != "",
        on_close=VideosState.ask("", ""),
        actions=rx.fragment(
            controls.button(
                rx.cond(_FOUND.length() > 0, "Publish anyway", "Publish"),
                on_click=VideosState.publish,
                disabled=~rx.Var.create(VideosState.agreed),
                test_id="publish",
            ),
            controls.button("Not now", on_click=VideosState.ask("", ""), variant="secondary"),
        ),
    )


def videos_page() -> rx.Component:
    """Return the whole content of `/studio`."""
    nothing = feedback.empty_state(
        icons.camera,
        "No videos yet",
        "Record a reply to a job. What you have recorded is here then, and you can make it public if you like.",
        controls.link_button("Scroll the jobs", "/"),
        test_id="no-videos",
    )
    refused = feedback.empty_state(
        icons.users,
        "Your account reviews replies",
        "It acts for a company, so it makes no videos.",
        controls.link_button("Go to your jobs", "/hire"),
        test_id="refused",
    )
    lists = rx.fragment(
        _listed("Published", _PUBLISHED, _resume, "published"), _listed("Recorded", _VIDEOS, _video, "recorded")
    )
    listed = rx.cond((_VIDEOS.length() > 0) | (_PUBLISHED.length() > 0), lists, nothing)
    shown = rx.cond(VideosState.refused, refused, listed)
    return rx.fragment(
        focus_keeper(),
        rx.cond(VideosState.loaded, shown, feedback.skeleton_list(text="Loading your videos")),
        _publishing(),
    )
