"""The own videos: where each stands, what can be done with it there, and publishing."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.applications.components.beginning import beginning, new_video
from resumes_app.applications.components.deleting import named, next_to
from resumes_app.applications.components.first_cut import first_cut, making
from resumes_app.applications.components.mine import STATUS_TONES
from resumes_app.applications.components.publishing import publish_button, publish_fields
from resumes_app.applications.components.reply.job import company_mark
from resumes_app.applications.schemas import VideoRow
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.videos import VideosState
from resumes_app.config import settings
from resumes_app.studio import service as studio
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.focus import arrival, focus_keeper
from resumes_app.ui.local_time import local_time
from resumes_app.ui.saved_field import saved_text
from resumes_app.ui.takes import draft_keeper

_GROUPS: Any = VideosState.groups
_RENDERS: Any = VideosState.renders
_TONES: dict[str, controls.Tone] = {
    **STATUS_TONES,
    "draft": "primary",
    "making": "primary",
    "public": "positive",
    "off": "plain",
}
_CARD = (
    "flex flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:flex-row sm:items-center "
    "sm:gap-6 sm:p-6"
)
_ACTS = "flex flex-wrap items-center gap-x-4 gap-y-2"
_PICTURE = "relative aspect-[9/16] flex-none overflow-hidden rounded-chip bg-sunken"
_NAME = (
    "block min-h-tap w-full resize-none rounded-control border-2 border-transparent bg-transparent px-2 py-1.5 "
    "font-display text-lg leading-snug font-bold field-sizing-content "
    "placeholder:text-ink hover:border-line-strong focus:border-ink"
)
_WHEN = '{day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit"}'


def _live(video: Any, part: str) -> Any:
    """Return a part of how far the video is, the newest that is known."""
    render = video["render"]["id"].to(str)
    return rx.cond(_RENDERS.contains(render), _RENDERS[render][part], video["render"][part])


def _picture(video: Any) -> rx.Component:
    poster = rx.el.img(src=video["poster"].to(str), alt="", loading="lazy", class_name="size-full object-cover")
    film = rx.el.video(
        src=video["picture"].to(str),
        preload="metadata",
        muted=True,
        plays_inline=True,
        tab_index=-1,
        aria_hidden="true",
        class_name="size-full object-cover",
    )
    words = rx.el.span(
        video["words"],
        aria_hidden="true",
        data_testid="picture-words",
        class_name=(
            "absolute inset-x-1 top-1/2 line-clamp-5 -translate-y-1/2 break-words text-center text-2xs font-bold "
            "text-white empty:hidden"
        ),
    )
    moving = rx.fragment(film, words)
    none = rx.el.span(icons.camera("size-6"), class_name="grid size-full place-items-center text-ink-faint")
    mark = rx.cond(
        video["for_job"], company_mark("absolute bottom-1 left-1 size-6 text-2xs", video["company"]), rx.fragment()
    )
    shown = rx.cond(video["poster"] != "", poster, rx.cond(video["picture"] != "", moving, none))
    recorded = _live(video, "first_cut").to(str)
    return rx.cond(
        video["render"]["id"] != "",
        # With what is pressed to play it.
        rx.el.div(rx.cond(recorded != "", first_cut(recorded), shown), class_name=f"{_PICTURE} w-32"),
        rx.el.div(shown, mark, class_name=f"{_PICTURE} w-16"),
    )


def _name(video: Any) -> rx.Component:
    """Return what it is called, in a field where that can be changed."""
    title, draft = video["title"].to(str), video["draft"].to(str)
    field = rx.el.div(
        rx.el.h3(title, class_name="sr-only"),
        saved_text(
            label="Name of “" + title + "”",
            value=video["called"].to(str),
            wraps=True,
            placeholder=title,
            max_length=studio.TITLE_CHARS,
            on_value=lambda name: VideosState.rename(draft, name),
            test_id="name-video",
            class_name=_NAME,
        ),
        icons.pencil("pointer-events-none absolute right-0 top-1/2 size-4 -translate-y-1/2 text-ink-soft"),
        class_name="relative -ml-2 min-h-tap max-w-96 pr-6",
    )
    return rx.cond(video["renames"], field, rx.el.h3(title, class_name="mt-2 text-lg"))


def _facts(video: Any) -> rx.Component:
    cases = [(standing, controls.badge(video["label"], tone=tone)) for standing, tone in _TONES.items()]
    when = rx.cond(
        video["at"] != "",
        rx.el.p(
            video["since"],
            " ",
            local_time(video["at"].to(str), ViewerState.time_zone, parts=_WHEN),
            class_name="text-sm text-ink-soft",
        ),
    )
    about = rx.el.p(
        video["about"],
        rx.cond(video["length"] != "", " · " + video["length"].to(str), ""),
        class_name="text-sm text-ink-soft",
    )
    words = rx.el.div(
        rx.el.span(rx.match(video["standing"], *cases, rx.fragment()), data_testid="standing"),
        _name(video),
        about,
        when,
        rx.cond(video["note"] != "", rx.el.p(video["note"], class_name="text-sm")),
        rx.cond(video["render"]["id"] != "", making(_live(video, "percent").to(int), _live(video, "left"))),
        class_name="min-w-0 flex-1",
    )
    return rx.el.div(_picture(video), words, class_name="flex min-w-0 flex-1 items-center gap-4")


def _act(label: Any, title: Any, event: Any, test_id: str, **attributes: Any) -> rx.Component:
    return controls.button(
        label,
        on_click=event,
        size="sm",
        variant="secondary",
        aria_label=label + ": “" + title + "”",
        test_id=test_id,
        **attributes,
    )


def _acts(video: Any, then: Any) -> rx.Component:
    """Return what can be done with it, first what is the next step from where it stands.

    Args:
        then: Where the focus goes once it is deleted.
    """
    title, draft, resume = video["title"].to(str), video["draft"].to(str), video["resume"].to(str)
    shown = (video["standing"] == "public") | (video["standing"] == "making")
    ask = PublishingState.ask(draft, video["called"].to(str))
    down = rx.fragment(
        _act("Take it down", title, VideosState.take_down(resume), "take-down", data_then="off"),
        rx.cond(
            video["standing"] == "public",
            controls.link("See it as others do", "/r/" + resume, class_name="text-sm"),
        ),
    )
    publish = rx.cond(
        resume != "",
        _act("Publish again", title, ask, "publish-again"),
        _act("Make it public", title, ask, "make-public"),
    )
    copy_label = rx.cond(video["for_job"], "Copy as résumé", "Duplicate")
    delete = controls.icon_button(
        icons.trash("size-5"),
        "Delete “" + title + "”",
        on_click=VideosState.discard(draft),
        size="sm",
        test_id="delete-video",
        data_focus=named(video["draft"]),
        data_then=then,
    )
    return rx.el.div(
        rx.cond(shown, down),
        rx.cond(video["href"] != "", _goes_on(video, title)),
        rx.cond(video["made"] & ~shown, publish),
        rx.cond(video["made"], _act(copy_label, title, VideosState.copy_video(draft), "copy-video")),
        rx.cond((video["standing"] == "draft") | video["renames"], delete),
        class_name=f"{_ACTS} sm:w-72 sm:flex-none",
    )


def _goes_on(video: Any, title: Any) -> rx.Component:
    def way(variant: controls.Variant) -> rx.Component:
        return controls.link_button(
            video["opens"].to(str),
            video["href"].to(str),
            size="sm",
            variant=variant,
            aria_label=video["opens"].to(str) + ": “" + title + "”",
            test_id="continue-video",
        )

    return rx.cond(video["standing"] == "draft", way("primary"), way("secondary"))


def _video(video: Any, then: Any) -> rx.Component:
    arrived = ~video["for_job"].to(bool) & (video["draft"] == VideosState.arrived)
    return rx.el.li(
        _facts(video),
        _acts(video, then),
        rx.cond(arrived, arrival()),
        key=video["key"].to(str),
        tab_index=-1,
        data_testid="own-video",
        data_for_job=video["for_job"],
        class_name=_CARD,
    )


def _group(group: Any) -> rx.Component:
    name, rows = group["name"].to(str), group["rows"].to(list[VideoRow])
    return rx.el.section(
        rx.el.h2(group["title"], id=name, tab_index=-1, data_focus=name, class_name="mb-3 text-xl"),
        rx.el.ul(
            rx.foreach(rows, lambda video, place: _video(video, next_to(rows, place, "draft"))),
            class_name="flex flex-col gap-3",
        ),
        aria_labelledby=name,
        key=name,
        data_testid="group-" + name,
        class_name="mb-8",
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
    groups = rx.foreach(_GROUPS, _group)
    lists = rx.fragment(rx.el.div(new_video(), class_name="mb-6"), groups)
    shown = rx.cond(VideosState.refused, rx.fragment(refused, groups), rx.cond(_GROUPS.length() > 0, lists, nothing))
    return rx.fragment(
        focus_keeper(),
        draft_keeper(owner=VideosState.owner, command=VideosState.command),
        rx.cond(VideosState.loaded, shown, feedback.skeleton_list(text="Loading your videos")),
        beginning(),
        _publishing(),
    )
