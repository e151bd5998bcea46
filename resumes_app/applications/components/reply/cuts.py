"""Videos made before, to begin another one with."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.applications.components.reply.job import company_mark
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.state.reply.cuts import CutsState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls, icons
from resumes_app.ui.local_time import DAY, local_time

_earlier: Any = CutsState.earlier


def earlier_videos(purpose: Purpose) -> rx.Component:
    """Return what the video can begin with; nothing where it has a take, or nothing was ever recorded."""
    listed = rx.el.section(
        rx.el.h3("Or begin with a video that you made", id="earlier-videos", class_name="text-base"),
        rx.el.p(purpose.copy, class_name="mb-3 text-sm text-ink-soft"),
        rx.el.ul(rx.foreach(_earlier, _video), class_name="flex flex-col gap-2"),
        aria_labelledby="earlier-videos",
    )
    return rx.cond((TakesState.count == 0) & (_earlier.length() > 0), listed)


def public_cut(class_name: str = "") -> rx.Component:
    """Return the way from a reply to a video for everybody that is made of the same takes."""
    words = rx.el.p(
        "Want to be found by others too? Make a public video of the same takes. It is a copy: your reply stays as it "
        "is, and nothing is public before you publish it.",
        class_name="flex-[1_1_14rem] text-sm text-ink-soft",
    )
    begin = controls.button(
        "Make a public cut", on_click=CutsState.begin_public, variant="secondary", size="sm", test_id="public-cut"
    )
    return rx.el.div(words, begin, class_name=f"flex flex-wrap items-center gap-3 {class_name}".strip())


def _video(video: Any) -> rx.Component:
    row = rx.el.button(
        rx.cond(
            video["for_job"],
            company_mark("size-10 text-sm", video["company"]),
            rx.el.span(
                icons.camera("size-5"),
                class_name="grid size-10 flex-none place-items-center rounded-control bg-primary-soft",
                aria_hidden="true",
            ),
        ),
        rx.el.span(
            rx.el.span(video["title"], class_name="line-clamp-2 font-semibold wrap-anywhere"),
            rx.el.span(
                video["about"],
                " · ",
                video["length"],
                ", last changed ",
                local_time(video["changed_at"].to(str), ViewerState.time_zone, parts=DAY),
                class_name="block text-sm text-ink-soft",
            ),
            class_name="min-w-0 flex-1 text-left",
        ),
        icons.chevron_right("size-5 flex-none"),
        type="button",
        on_click=CutsState.begin(video["draft"]),
        data_testid="earlier-video",
        data_then="step",
        class_name=(
            "flex min-h-tap w-full items-center gap-3 rounded-control border-2 border-line-strong px-3 py-2 "
            "hover:border-ink"
        ),
    )
    return rx.el.li(row, key=video["draft"].to(str))
