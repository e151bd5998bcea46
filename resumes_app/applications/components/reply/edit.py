"""The step in which look, music and title are chosen over a preview."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.adjust import adjust
from resumes_app.applications.components.reply.looks import looks
from resumes_app.applications.components.reply.music import music
from resumes_app.applications.components.reply.preview import preview
from resumes_app.applications.components.reply.takes import take_list, upload_line
from resumes_app.applications.components.reply.title import title
from resumes_app.applications.components.reply.voice import voice
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.ui import controls

TOOLS = (("look", "Look"), ("adjust", "Adjust"), ("music", "Music"), ("title", "Title"), ("takes", "Takes"))


def _tool(name: str, label: str, body: rx.Component) -> rx.Component:
    """Return a tool: alone under its tab on a phone, one below the other on a desktop."""
    return rx.el.section(
        rx.el.h2(label, class_name="mb-3 hidden text-lg lg:block"),
        body,
        data_open=EditingState.tool == name,
        aria_label=label,
        # One height for all on a phone, so that the page stands still when one goes from tool to tool.
        tab_index=0,
        class_name=(
            "max-lg:-m-1 max-lg:h-46 max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:p-1 "
            "data-[open=false]:max-lg:hidden"
        ),
    )


def _tabs() -> rx.Component:
    def tab(name: str, label: str) -> rx.Component:
        return rx.el.button(
            label,
            type="button",
            aria_pressed=EditingState.tool == name,
            on_click=EditingState.open(name),
            data_testid=f"tool-{name}",
            class_name=(
                "min-h-tap flex-1 rounded-pill px-1 font-semibold text-ink-soft aria-pressed:bg-ink/12 "
                "aria-pressed:text-ink"
            ),
        )

    return rx.el.div(
        *[tab(*tool) for tool in TOOLS], class_name="flex gap-1 lg:hidden", role="group", aria_label="Tools"
    )


def _bar(*children: Any) -> rx.Component:
    # On a desktop the tools are longer than the window: the way on stays in sight.
    return rx.el.div(
        *children,
        class_name="flex items-center gap-3 lg:sticky lg:-bottom-7 lg:-mx-7 lg:-mb-7 lg:bg-canvas lg:px-7 lg:py-4",
    )


def edit() -> rx.Component:
    """Return the preview with its tools."""
    tools = rx.el.div(
        _tabs(),
        _tool("look", "Look", looks()),
        _tool("adjust", "Adjust", adjust()),
        _tool("music", "Music", music()),
        _tool("title", "Title", title()),
        _tool("takes", "Takes", rx.el.div(take_list(), voice(), class_name="flex flex-col gap-3")),
        _bar(
            rx.el.p(EditingState.saved, role="status", class_name="flex-1 text-sm text-ink-soft"),
            upload_line(),
            controls.button("Next", on_click=ReplyState.go("send"), test_id="next"),
        ),
        class_name=(
            "flex max-h-[60dvh] flex-none flex-col gap-3 overflow-y-auto border-t border-line bg-canvas p-4 "
            "pb-[calc(1rem+env(safe-area-inset-bottom))] low:max-h-none low:min-w-0 low:flex-1 "
            "low:border-t-0 lg:max-h-none lg:w-[26rem] lg:gap-7 lg:border-l lg:border-t-0 lg:p-7"
        ),
    )
    return rx.el.div(
        rx.el.div(
            rx.el.div(preview(), class_name="flex h-full min-h-0 w-full"),
            class_name=(
                "min-h-0 flex-1 p-3 pt-[calc(4rem+env(safe-area-inset-top))] low:w-[calc(56.25dvh+5rem)] low:flex-none "
                "low:py-3 low:pl-[calc(4.25rem+env(safe-area-inset-left))] lg:p-8"
            ),
        ),
        tools,
        class_name="absolute inset-0 flex flex-col low:flex-row lg:flex-row",
        data_testid="edit",
    )
