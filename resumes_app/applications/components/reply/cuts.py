"""Videos made for other jobs, to begin a reply with."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.job import company_mark
from resumes_app.applications.state.reply.cuts import CutsState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import icons

_earlier: Any = CutsState.earlier


def earlier_videos() -> rx.Component:
    """Return what the reply can begin with; nothing where it has a take, or nothing was ever recorded."""
    listed = rx.el.section(
        rx.el.h3("Or begin with a video that you made", id="earlier-videos", class_name="text-base"),
        rx.el.p("You get a copy, to be changed for this job.", class_name="mb-3 text-sm text-ink-soft"),
        rx.el.ul(rx.foreach(_earlier, _video), class_name="flex flex-col gap-2"),
        aria_labelledby="earlier-videos",
    )
    return rx.cond((TakesState.count == 0) & (_earlier.length() > 0), listed)


def _video(video: Any) -> rx.Component:
    company = video["company"]
    row = rx.el.button(
        company_mark("size-10 text-sm", company),
        rx.el.span(
            rx.el.span(video["job_title"], class_name="block truncate font-semibold"),
            rx.el.span(company["name"], " · ", video["note"], class_name="block text-sm text-ink-soft"),
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
