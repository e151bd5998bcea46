"""The step in which clips are cut, and look, music and title chosen, beside a preview."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.adjust import adjust
from resumes_app.applications.components.reply.captions import captions
from resumes_app.applications.components.reply.cover import cover
from resumes_app.applications.components.reply.looks import looks
from resumes_app.applications.components.reply.music import music
from resumes_app.applications.components.reply.preview import placing_preview, tool_id
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.stickers import stickers
from resumes_app.applications.components.reply.takes import take_list, upload_line
from resumes_app.applications.components.reply.texts import texts
from resumes_app.applications.components.reply.timeline import timeline
from resumes_app.applications.components.reply.voice import voice
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.ui import controls
from resumes_app.ui.network import needs_network, or_offline

TOOLS = (
    ("clips", "Clips"),
    ("look", "Look"),
    ("adjust", "Adjust"),
    ("music", "Music"),
    ("text", "Text"),
    ("stickers", "Stickers"),
    ("captions", "Captions"),
    ("cover", "Cover"),
    ("takes", "Takes"),
)


_STEPS = "edit-steps"
"""Where undo and redo stand on a phone, whatever tool is open."""
_PANEL = (
    "max-lg:h-[max(calc(var(--space)*25+6.25rem),round(30dvh,1px))] low:h-auto "
    "data-[open=false]:max-lg:hidden [grid-area:panel]"
)
"""One height for all on a phone, so that the page stands still when one goes from tool to tool."""
_PLACES = (
    "grid grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto_auto_auto] gap-x-0 "
    "[grid-template-areas:'preview'_'tabs'_'panel'_'bar'] "
    "low:grid-cols-[calc(56.25dvh+5rem)_minmax(0,1fr)] low:grid-rows-[auto_minmax(0,1fr)_auto] "
    "low:[grid-template-areas:'preview_tabs'_'preview_panel'_'preview_bar'] "
    "lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[minmax(0,1fr)_auto_auto] "
    "lg:[grid-template-areas:'preview_panel'_'preview_bar'_'clips_clips'] "
    "lg:[@media(max-height:46rem)]:grid-cols-[calc(56.25dvh+4rem)_minmax(0,1fr)] "
    "lg:[@media(max-height:46rem)]:[grid-template-areas:'preview_panel'_'preview_clips'_'preview_bar'] "
    "lg:[@media(max-height:46rem)]:grid-rows-[minmax(0,1fr)_auto_auto]"
)
"""On a phone one below the other; on its side preview beside tools; on a desktop the timeline across the foot, where
that leaves room for the preview."""


def _tool(name: str, label: str, body: rx.Component) -> rx.Component:
    """Return a tool: alone under its tab on a phone, one below the other on a desktop."""
    return rx.el.section(
        rx.el.h2(label, class_name="mb-3 hidden text-lg lg:block"),
        needs_network(body, class_name="disabled:opacity-65"),
        data_open=EditingState.tool == name,
        aria_label=label,
        tab_index=0,
        id=tool_id(name),
        class_name=(
            "max-lg:h-full max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:px-4 max-lg:py-1 "
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
                "min-h-tap flex-none rounded-pill px-3 font-semibold text-ink-soft aria-pressed:bg-ink/12 "
                "aria-pressed:text-ink disabled:opacity-40"
            ),
        )

    return rx.el.div(
        needs_network(*[tab(*tool) for tool in TOOLS], class_name="contents"),
        class_name=(
            "flex gap-0.5 overflow-x-auto border-t border-line bg-canvas px-3 py-1 [grid-area:tabs] "
            "low:border-t-0 lg:hidden"
        ),
        role="group",
        aria_label="Tools",
    )


def _bar(*children: Any) -> rx.Component:
    return rx.el.div(
        *children,
        class_name=(
            "flex items-center gap-3 bg-canvas px-4 py-2 pb-[calc(0.5rem+env(safe-area-inset-bottom))] "
            "[grid-area:bar] lg:border-l lg:border-t lg:border-line lg:px-7 lg:py-3"
        ),
    )


def _clips() -> rx.Component:
    return rx.el.div(
        timeline(steps_in=_STEPS),
        data_open=EditingState.tool == "clips",
        class_name=(f"{_PANEL} bg-canvas px-3 lg:h-70 lg:border-t lg:border-line lg:px-7 lg:py-4 lg:[grid-area:clips]"),
    )


def edit(purpose: Purpose) -> rx.Component:
    """Return the preview with its timeline and tools."""
    tools = rx.el.div(
        _tool("look", "Look", looks()),
        _tool("adjust", "Adjust", adjust()),
        _tool("music", "Music", music()),
        _tool("text", "Text", texts()),
        _tool("stickers", "Stickers", stickers()),
        _tool("captions", "Captions", captions()),
        _tool("cover", "Cover", cover()),
        _tool("takes", "Takes", rx.el.div(take_list(), voice(), class_name="flex flex-col gap-3")),
        data_open=EditingState.tool != "clips",
        class_name=(
            f"{_PANEL} min-h-0 bg-canvas lg:flex lg:flex-col lg:gap-7 lg:overflow-y-auto lg:border-l lg:border-line "
            "lg:p-7"
        ),
    )
    return rx.el.div(
        rx.el.div(
            rx.el.div(placing_preview(), class_name="flex h-full min-h-0 w-full [container-type:size]"),
            class_name=(
                # The way back stands beside the picture.
                "min-h-0 px-[calc(var(--space)*11+1.5rem)] pb-3 pt-[calc(0.75rem+env(safe-area-inset-top))] "
                "[grid-area:preview] low:pl-[calc(4.25rem+env(safe-area-inset-left))] low:pr-3 lg:p-8"
            ),
        ),
        _tabs(),
        _clips(),
        tools,
        _bar(
            rx.el.span(id=_STEPS, class_name="-ml-2 flex-none lg:hidden"),
            rx.el.p(
                or_offline(EditingState.saved, text="You are offline. Go on editing once you are back."),
                role="status",
                class_name="min-w-0 flex-1 text-sm text-ink-soft has-data-offline:text-caution",
            ),
            upload_line(),
            needs_network(
                controls.button("Next", on_click=StageState.go(purpose.last), test_id="next", data_then="step"),
                class_name="contents",
            ),
        ),
        class_name=f"absolute inset-0 outline-none {_PLACES}",
        role="region",
        aria_label=purpose.edit,
        tab_index=-1,
        data_focus="step",
        key="edit",  # Not the step before with other contents: to browsers that is a page that jumps.
        data_testid="edit",
    )
