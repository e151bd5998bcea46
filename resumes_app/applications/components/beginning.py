"""How a new video résumé begins: by a plan or without one."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.deleting import BEGIN
from resumes_app.applications.state.videos import VideosState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import Template
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog

_open = ClientStateVar.create("studio_new_open", default=False)


def new_video() -> rx.Component:
    """Return the button that asks how a new video begins."""
    return controls.button(
        "New video résumé",
        on_click=_open.set_value(True),
        icon=icons.plus,
        test_id="new-resume",
        data_focus=BEGIN,
    )


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
        on_click=[_open.set_value(False), VideosState.begin(name)],
        data_testid=f"begin-{name or 'free'}",
        class_name=(
            "flex min-h-tap w-full items-center gap-3 rounded-control border-2 border-line-strong px-4 py-2 "
            "hover:border-ink"
        ),
    )


def beginning() -> rx.Component:
    """Return the choice of how a new video begins."""
    plans = [*studio.template_choices(job=False), None]
    return dialog(
        rx.el.ul(*[rx.el.li(_plan(plan)) for plan in plans], class_name="flex flex-col gap-2"),
        id="new-video",
        title="New video résumé",
        text="A plan tells you what comes next while you record. You can change or drop it at any time.",
        open=_open.value,
        on_close=_open.set_value(False),
    )
