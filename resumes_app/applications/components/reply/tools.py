"""The tools of the edit, and the tabs by which one goes from one to another."""

import reflex as rx
from reflex_components_core.el.elements.inline import A

from resumes_app.applications.components.reply.preview import FIRST_TOOL, beside, opened, tool_id
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui.network import needs_network
from resumes_app.ui.tool_tabs import tool_tabs

TOOLS = {
    FIRST_TOOL: "Clips",
    "look": "Look",
    "adjust": "Adjust",
    "music": "Music & voice",
    "text": "Text",
    "stickers": "Stickers",
    "captions": "Captions",
    "cover": "Cover",
    "takes": "Takes",
}
"""By name: what it is called. The timeline is one of them on a phone, and always there on a desktop."""


def tool(name: str, body: rx.Component) -> rx.Component:
    """Return a tool, which is seen alone: on a phone the one that is open, on a desktop the newest but the timeline."""
    return rx.el.section(
        rx.el.h2(TOOLS[name], class_name="sr-only"),
        needs_network(body, class_name="disabled:opacity-65"),
        data_open=opened == name,
        data_beside=beside == name,
        aria_label=TOOLS[name],
        tab_index=0,
        id=tool_id(name),
        data_focus=tool_id(name),
        class_name=(
            "relative overflow-y-auto overscroll-contain has-data-head:scroll-pt-16 has-data-head:scroll-pb-2 "
            "max-lg:h-full max-lg:px-4 max-lg:py-1 max-lg:data-[open=false]:hidden lg:min-h-0 lg:flex-1 lg:px-7 "
            "lg:py-3 lg:data-[beside=false]:hidden"
        ),
    )


_TAB = "min-h-tap flex-none rounded-pill px-3 font-semibold text-ink-soft aria-pressed:bg-ink/12 aria-pressed:text-ink"


def _tabs(tools: dict[str, str], class_name: str, *, newest_beside: bool) -> rx.Component:
    return tool_tabs(
        of=TakesState.draft["id"],
        first=FIRST_TOOL,
        tools=[list(tool) for tool in tools.items()],
        beside=newest_beside,
        asked=EditingState.asked,
        label="Tools",
        class_name=class_name,
        tab_class_name=_TAB,
    )


def tabs() -> rx.Component:
    """Return the row of tabs under the preview of a phone."""
    return rx.el.div(
        _tabs(TOOLS, "fading flex gap-0.5 overflow-x-auto px-3 py-1", newest_beside=False),
        class_name="min-w-0 border-t border-line bg-canvas [grid-area:tabs] low:border-t-0 lg:hidden",
    )


def desk_tabs(*, beyond: str) -> rx.Component:
    """Return the tabs over the tools of a desktop, and for keys a way past all of them.

    Args:
        beyond: Id of the element that this way leads to.
    """
    # Not the router's link, which would leave the focus behind.
    past = A.create(
        "Skip to Next",
        href=f"#{beyond}",
        data_testid="past-tools",
        class_name=(
            "absolute z-sticky inline-flex min-h-tap -translate-y-24 items-center rounded-control bg-inverse px-4 "
            "font-semibold text-on-inverse focus:translate-y-0"
        ),
    )
    others = {name: label for name, label in TOOLS.items() if name != FIRST_TOOL}
    return rx.el.div(
        past,
        _tabs(others, "flex flex-wrap gap-x-0.5", newest_beside=True),
        class_name="relative hidden flex-none border-b border-line px-4 py-2 lg:block",
    )
