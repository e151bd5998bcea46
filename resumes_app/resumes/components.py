"""Grids of public résumés, and the player."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.accounts.state import ViewerState
from resumes_app.config import settings
from resumes_app.resumes.state import GridState, ResumeState
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.captions_track import captions_track
from resumes_app.ui.local_time import DAY, local_time
from resumes_app.ui.share import share_button

_GRID = "grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-3 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5"
_RESUME: Any = ResumeState.resume  # On the class, a var is its expression in the browser.

# The preview plays while the pointer or the focus is on its card; nothing is loaded before.
_CLIP = "const it = event.currentTarget.querySelector('video'); if (!it) return;"
_PLAY: Any = rx.Var(f"(event) => {{ {_CLIP} it.play().catch(() => {{}}); }}")
_STOP: Any = rx.Var(f"(event) => {{ {_CLIP} it.pause(); it.load(); }}")


def _tile(card: Any) -> rx.Component:
    clip = card["clip"]
    moving = rx.el.video(
        src=clip["preview"],
        muted=True,
        loop=True,
        plays_inline=True,
        preload="none",
        tab_index=-1,
        aria_hidden="true",
        class_name="absolute inset-0 size-full object-cover motion-reduce:hidden",
    )
    still = rx.el.img(src=clip["poster"], alt="", loading="lazy", class_name="absolute inset-0 size-full object-cover")
    return rx.el.li(
        router_link(
            still,
            rx.cond(clip["preview"] != "", moving),
            rx.el.span(
                rx.el.span(card["title"], class_name="line-clamp-2 font-semibold leading-snug"),
                rx.el.span(card["name"], class_name="truncate text-sm"),
                class_name="scrim-bottom absolute inset-x-0 bottom-0 flex flex-col gap-0.5 p-3 pt-12 text-white",
            ),
            href="/r/" + card["public_id"].to(str),
            custom_attrs={"onMouseEnter": _PLAY, "onFocus": _PLAY, "onMouseLeave": _STOP, "onBlur": _STOP},
            style={"background": f"center / cover url('{clip['placeholder']}')"},
            class_name=(
                "relative block aspect-[9/16] overflow-hidden rounded-card no-underline transition-transform "
                "duration-base hover:-translate-y-1"
            ),
        ),
        key=card["public_id"].to(str),
        data_testid="resume",
    )


def _waiting() -> rx.Component:
    tiles = [feedback.skeleton("aspect-[9/16] w-full rounded-card") for _ in range(8)]
    return rx.el.div(
        rx.el.span("Loading", class_name="sr-only"), *tiles, role="status", key="waiting", class_name=_GRID
    )


def resume_grid() -> rx.Component:
    """Return the grid with its empty and waiting states."""
    more = rx.cond(
        (GridState.hashtag != "") & (rx.Var.create(GridState.cards).length() < GridState.total),
        controls.button("Show more", on_click=GridState.more, variant="secondary", class_name="mx-auto mt-8 flex"),
    )
    nothing = feedback.empty_state(
        icons.tag,
        "Nobody is here yet",
        "Public videos under this hashtag appear here, the newest first. They leave by themselves after 30 days.",
        controls.link_button("Find a job to reply to", "/", icon=icons.feed),
    )
    cards = rx.fragment(rx.el.ul(rx.foreach(GridState.cards, _tile), aria_label="Videos", class_name=_GRID), more)
    return rx.cond(GridState.loaded, rx.cond(GridState.total > 0, cards, nothing), _waiting())


def examples_intro() -> rx.Component:
    """Return what the examples have in common, in a few lines, and the way on."""
    advice = (
        ("Say who you are at once", "Name and what you want, in the first five seconds."),
        ("One story, not a list", "A thing you did, what was hard, what came of it."),
        ("Good light, plain sound", "A window in front of you and a quiet room do more than any camera."),
    )
    points = [
        rx.el.li(
            rx.el.h2(title, class_name="text-base font-bold"),
            rx.el.p(text, class_name="mt-1 text-sm text-ink-soft"),
            class_name="rounded-card border border-line bg-surface p-4",
        )
        for title, text in advice
    ]
    return rx.el.ul(*points, class_name="mb-8 grid gap-3 sm:grid-cols-3")


def tag_link() -> rx.Component:
    """Return the way to everybody under the site's hashtag."""
    tag = settings().hashtag
    return controls.link_button(f"All of #{tag}", f"/tag/{tag}", variant="secondary", icon=icons.tag)


def examples_link() -> rx.Component:
    """Return the way to the examples."""
    return controls.link_button("Examples", "/examples", variant="secondary", icon=icons.eye)


def resume_player() -> rx.Component:
    """Return the content of `/r/{public_id}`."""
    clip = _RESUME["clip"]
    player = rx.el.video(
        captions_track(clip["captions"], clip["captions_drawn"]),
        src=rx.cond(clip["mp4_720"] != "", clip["mp4_720"], clip["mp4_480"]),
        poster=clip["poster"],
        controls=True,
        plays_inline=True,
        preload="metadata",
        aria_label="Video by " + _RESUME["name"].to(str),
        key=clip["token"].to(str),
        class_name="size-full object-cover",
    )
    transcript = rx.el.details(
        rx.el.summary("Read what is said", class_name="min-h-tap content-center font-semibold"),
        rx.el.p(clip["transcript"], class_name="mt-2 whitespace-pre-line"),
        class_name="mt-6",
    )
    words = rx.el.div(
        rx.el.p(_RESUME["name"], class_name="text-lg font-semibold"),
        rx.el.p(
            controls.link("#" + _RESUME["hashtag"].to(str), "/tag/" + _RESUME["hashtag"].to(str)),
            class_name="mt-2",
        ),
        rx.el.p(
            "Public since ",
            local_time(_RESUME["published_at"], ViewerState.time_zone, parts=DAY),
            ", until ",
            local_time(_RESUME["expires_at"], ViewerState.time_zone, parts=DAY),
            ".",
            class_name="mt-2 text-sm text-ink-soft",
        ),
        rx.el.div(share_button(ResumeState.heading), class_name="mt-6"),
        rx.cond(clip["transcript"] != "", transcript),
        class_name="max-w-text",
    )
    there = rx.el.div(
        rx.el.div(
            player,
            style={"background": f"center / cover url('{clip['placeholder']}')"},
            class_name="mx-auto aspect-[9/16] w-full max-w-[min(26rem,44dvh)] overflow-hidden rounded-card lg:mx-0",
        ),
        words,
        key="resume",
        # Not `auto`: the column would take the video's width as it comes.
        class_name="grid gap-x-14 gap-y-8 lg:grid-cols-[min(26rem,44dvh)_minmax(0,1fr)]",
    )
    gone = feedback.empty_state(
        icons.clock,
        "This video has had its time",
        "Public videos leave by themselves, and people can take theirs back whenever they like.",
        controls.link_button("See who is here now", f"/tag/{settings().hashtag}"),
        test_id="missing",
    )
    waiting = rx.el.div(
        feedback.skeleton("aspect-[9/16] w-full max-w-[min(26rem,44dvh)] rounded-card max-lg:mx-auto"), key="waiting"
    )
    return rx.cond(ResumeState.missing, gone, rx.cond(_RESUME, there, waiting))
