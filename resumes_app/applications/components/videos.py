"""The own videos: those in the making, what is public and until when, beginning another one, and publishing."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.accounts.state import ViewerState
from resumes_app.applications.components.publishing import publish_button, publish_fields
from resumes_app.applications.components.reply.job import company_mark
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.videos import VideosState
from resumes_app.config import settings
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import Template
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.focus import focus_keeper
from resumes_app.ui.local_time import DAY, local_time
from resumes_app.ui.takes import draft_keeper

_VIDEOS: Any = VideosState.videos
_PUBLISHED: Any = VideosState.published
_CARD = (
    "flex flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:flex-row sm:items-center "
    "sm:gap-6 sm:p-6"
)
_ACTS = "flex flex-wrap items-center gap-x-4 gap-y-2"
_PICTURE = "relative aspect-[9/16] w-14 flex-none overflow-hidden rounded-chip bg-sunken"

_new_open = ClientStateVar.create("studio_new_open", default=False)


def new_video() -> rx.Component:
    """Return the button that asks how a new video begins."""
    return controls.button(
        "New video résumé",
        on_click=_new_open.set_value(True),
        icon=icons.plus,
        test_id="new-resume",
    )


def _picture(video: Any) -> rx.Component:
    moving = rx.el.video(
        src=video["picture"].to(str),
        preload="metadata",
        muted=True,
        plays_inline=True,
        tab_index=-1,
        aria_hidden="true",
        class_name="size-full object-cover",
    )
    none = rx.el.span(icons.camera("size-6"), class_name="grid size-full place-items-center text-ink-faint")
    mark = rx.cond(
        video["for_job"], company_mark("absolute bottom-1 left-1 size-6 text-2xs", video["company"]), rx.fragment()
    )
    return rx.el.div(rx.cond(video["picture"] != "", moving, none), mark, class_name=_PICTURE)


def _video(video: Any) -> rx.Component:
    title, draft = video["title"].to(str), video["draft"].to(str)
    facts = rx.el.div(
        _picture(video),
        rx.el.div(
            rx.cond(video["sent"], controls.badge("Sent"), controls.badge("Draft", tone="primary")),
            rx.el.h3(title, class_name="mt-2 text-lg"),
            rx.el.p(video["about"], " · ", video["note"], class_name="text-sm text-ink-soft"),
            class_name="min-w-0",
        ),
        class_name="flex min-w-0 flex-1 items-center gap-4",
    )
    publish = controls.button(
        "Make it public",
        on_click=PublishingState.ask(draft, video["called"]),
        size="sm",
        variant="secondary",
        icon=icons.eye,
        aria_label="Make “" + title + "” public",
        test_id="make-public",
    )
    copy = controls.button(
        rx.cond(video["for_job"], "Copy as résumé", "Duplicate"),
        on_click=VideosState.copy_video(draft),
        size="sm",
        variant="secondary",
        icon=icons.copy,
        aria_label=rx.cond(video["for_job"], "Copy as résumé: “", "Duplicate “") + title + "”",
        test_id="copy-video",
    )
    acts = rx.el.div(
        controls.link_button(
            rx.cond(video["sent"], "Open", "Continue"),
            video["href"].to(str),
            size="sm",
            icon=icons.camera,
            aria_label="Open “" + title + "”",
            test_id="continue-video",
        ),
        rx.cond(video["made"], rx.fragment(publish, copy)),
        rx.cond(
            video["sent"],
            rx.fragment(),
            controls.icon_button(
                icons.trash("size-5"),
                "Delete “" + title + "”",
                on_click=VideosState.discard(draft),
                size="sm",
                test_id="delete-video",
            ),
        ),
        class_name=f"{_ACTS} sm:w-72 sm:flex-none",
    )
    return rx.el.li(facts, acts, key=draft, data_testid="own-video", data_for_job=video["for_job"], class_name=_CARD)


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
        (
            "public",
            rx.fragment("Leaves by itself on ", local_time(one["until"], ViewerState.time_zone, parts=DAY), "."),
        ),
        ("making", rx.fragment("It is public as soon as it is made.")),
        ("failed", rx.fragment("Your takes are safe: publish it again.")),
        rx.fragment("Not public since ", local_time(one["until"], ViewerState.time_zone, parts=DAY), "."),
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
                (one["draft_id"] != "") & ~rx.Var.create(VideosState.refused),
                controls.button(
                    "Publish again",
                    on_click=PublishingState.ask(one["draft_id"], title),
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


def _plan(plan: Template | None) -> rx.Component:
    """One way to begin; None: without a plan."""
    label, seconds = (plan["label"], f" · {plan['total_ms'] // 1000} s") if plan else ("Without a plan", "")
    parts = " · ".join(part["title"] for part in plan["segments"]) if plan else "Say it as you like."
    name = plan["name"] if plan else ""
    return rx.el.button(
        rx.el.span(
            rx.el.span(
                label, rx.el.span(seconds, class_name="font-normal text-ink-soft"), class_name="block font-semibold"
            ),
            rx.el.span(parts, class_name="block text-sm text-ink-soft"),
            class_name="min-w-0 flex-1 text-left",
        ),
        icons.chevron_right("size-5 flex-none"),
        type="button",
        on_click=[_new_open.set_value(False), VideosState.begin(name)],
        data_testid=f"begin-{name or 'free'}",
        class_name=(
            "flex min-h-tap w-full items-center gap-3 rounded-control border-2 border-line-strong px-4 py-2 "
            "hover:border-ink"
        ),
    )


def _beginning() -> rx.Component:
    """Return the choice of how a new video begins."""
    plans = [*studio.template_choices(job=False), None]
    return dialog(
        rx.el.ul(*[rx.el.li(_plan(plan)) for plan in plans], class_name="flex flex-col gap-2"),
        id="new-video",
        title="New video résumé",
        text="A plan tells you what comes next while you record. You can change or drop it at any time.",
        open=_new_open.value,
        on_close=_new_open.set_value(False),
    )


def _publishing() -> rx.Component:
    """Return what is asked before a video is published."""
    return dialog(
        publish_fields(),
        id="publish-video",
        title="Make it public",
        text=(
            f"It appears under #{settings().hashtag} with your handle or first name. Replies that you have sent stay "
            "as they are."
        ),
        open=PublishingState.draft != "",
        on_close=PublishingState.ask("", ""),
        actions=rx.fragment(
            publish_button(VideosState.publish),
            controls.button("Not now", on_click=PublishingState.ask("", ""), variant="secondary"),
        ),
    )


def videos_page() -> rx.Component:
    """Return the whole content of `/studio`."""
    nothing = feedback.empty_state(
        icons.camera,
        "No videos yet",
        f"Make a video about yourself, and publish it under #{settings().hashtag} if you like. What you record for "
        "jobs is here, too.",
        rx.el.div(
            new_video(),
            controls.link_button("Scroll the jobs", "/", variant="secondary"),
            class_name="flex flex-wrap justify-center gap-3",
        ),
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
        rx.el.div(new_video(), class_name="mb-6"),
        _listed("Published", _PUBLISHED, _resume, "published"),
        _listed("In the making", _VIDEOS, _video, "recorded"),
    )
    listed = rx.cond((_VIDEOS.length() > 0) | (_PUBLISHED.length() > 0), lists, nothing)
    before = rx.fragment(refused, _listed("Published", _PUBLISHED, _resume, "published"))
    shown = rx.cond(VideosState.refused, before, listed)
    return rx.fragment(
        focus_keeper(),
        draft_keeper(owner=VideosState.owner, command=VideosState.command),
        rx.cond(VideosState.loaded, shown, feedback.skeleton_list(text="Loading your videos")),
        _beginning(),
        _publishing(),
    )
