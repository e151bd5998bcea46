"""The step in which look, music and title are chosen over a preview."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE, GLYPHS, PREVIEW
from resumes_app.applications.components.reply.music import music, pressed
from resumes_app.applications.components.reply.takes import take_list, upload_line
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import LookChoice
from resumes_app.ui import controls
from resumes_app.ui.edit_preview import TitlePlace, edit_preview
from resumes_app.ui.recorder import take_thumb

TOOLS = (("look", "Look"), ("music", "Music"), ("title", "Title"), ("takes", "Takes"))
TYPING_MS = 500
BED_VOLUME = 0.12
"""About what is left of a bed under a voice that ducks it."""


def preview() -> rx.Component:
    """Return the player of the edit."""
    rules = studio.preview_rules()
    beds = [(bed["id"], bed["src"]) for bed in studio.bed_choices()]
    place = TitlePlace(x=rules.title_x, y=rules.title_y, size=rules.title_size, until_ms=rules.title_until_ms)
    return edit_preview(
        takes=TakesState.previewed,
        look=TakesState.draft["look_css"],
        title=TakesState.draft["title"],
        place=place,
        bed_src=rx.match(TakesState.draft["bed"], *beds, ""),
        bed_volume=BED_VOLUME,
        hear=pressed.value,
        tolerance=rules.fill_tolerance,
        labels=PREVIEW,
        glyphs=GLYPHS,
    )


def _look(look: LookChoice) -> rx.Component:
    first = TakesState.rows[0]
    return rx.el.button(
        rx.el.span(
            take_thumb(client_id=first["client_id"], number=first["number"], class_name="size-full object-cover"),
            style={"filter": look["css"]},
            class_name="block h-20 w-16 overflow-hidden rounded-chip",
        ),
        rx.el.span(look["label"], class_name="mt-1.5 block min-h-[2lh] w-16 text-center text-xs leading-tight"),
        type="button",
        aria_pressed=TakesState.draft["look"] == look["name"],
        on_click=EditingState.choose_look(look["name"]),
        data_testid=f"look-{look['name']}",
        class_name=CHOICE,
    )


def _looks() -> rx.Component:
    return rx.el.div(
        *[_look(look) for look in studio.look_choices()],
        role="group",
        aria_label="Look",
        class_name="flex gap-2 overflow-x-auto pb-2 lg:grid lg:grid-cols-4 lg:overflow-visible",
    )


def _title() -> rx.Component:
    typed: Any = EditingState.write_title  # Typed as the method; on the class it is an event handler.
    return rx.el.div(
        rx.el.label("Title over the first seconds", html_for="title", class_name="text-sm font-semibold"),
        rx.el.input(
            id="title",
            default_value=TakesState.draft["title"],
            key=TakesState.draft["id"] + rx.Var.create(TakesState.titles).to(str),
            max_length=studio.TITLE_CHARS,
            placeholder="Ana, barista with a plan",
            on_change=typed.debounce(TYPING_MS),
            class_name="mt-1.5 min-h-tap w-full rounded-control border-2 border-line-strong bg-surface px-4",
            data_testid="title",
        ),
    )


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
            "max-lg:-m-1 max-lg:h-44 max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:p-1 "
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
                "min-h-tap flex-1 rounded-pill px-2 font-semibold text-ink-soft aria-pressed:bg-ink/12 "
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
        _tool("look", "Look", _looks()),
        _tool("music", "Music", music()),
        _tool("title", "Title", _title()),
        _tool("takes", "Takes", take_list()),
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
