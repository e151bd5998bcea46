"""The step in which clips are cut, and look, music and title chosen, beside a preview."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.adjust import adjust
from resumes_app.applications.components.reply.captions import captions
from resumes_app.applications.components.reply.cover import cover
from resumes_app.applications.components.reply.looks import looks
from resumes_app.applications.components.reply.music import music
from resumes_app.applications.components.reply.preview import FIRST_TOOL, opened, placing_preview
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.stickers import stickers
from resumes_app.applications.components.reply.takes import take_list, upload_line
from resumes_app.applications.components.reply.texts import texts
from resumes_app.applications.components.reply.timeline import timeline
from resumes_app.applications.components.reply.tools import desk_tabs, tabs, tool
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.ui import controls
from resumes_app.ui.network import needs_network, or_offline

_STEPS = "edit-steps"
"""Where undo and redo stand on a phone, whatever tool is open."""
_NEXT = "edit-next"
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
        data_open=opened == "clips",
        class_name=(f"{_PANEL} bg-canvas px-3 lg:h-70 lg:border-t lg:border-line lg:px-7 lg:py-4 lg:[grid-area:clips]"),
    )


def edit(purpose: Purpose) -> rx.Component:
    """Return the preview with its timeline and tools."""
    tools = rx.el.div(
        desk_tabs(beyond=_NEXT),
        tool("look", looks()),
        tool("adjust", adjust()),
        tool("music", music()),
        tool("text", texts()),
        tool("stickers", stickers()),
        tool("captions", captions()),
        tool("cover", cover()),
        tool("takes", take_list()),
        data_open=opened != FIRST_TOOL,
        class_name=f"{_PANEL} min-h-0 bg-canvas lg:flex lg:flex-col lg:border-l lg:border-line",
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
        tabs(),
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
                controls.button(
                    "Next", on_click=StageState.go(purpose.last), id=_NEXT, test_id="next", data_then="step"
                ),
                class_name="contents",
            ),
        ),
        _clips(),  # At the foot of a desktop: by Tab one comes to it after the tools, and not on the way to Next.
        class_name=f"absolute inset-0 outline-none {_PLACES}",
        role="region",
        aria_label=purpose.edit,
        tab_index=-1,
        data_focus="step",
        key="edit",  # Not the step before with other contents: to browsers that is a page that jumps.
        data_testid="edit",
    )
