"""A native modal dialog: a sheet from below on a phone, a card in the middle of a desktop."""

from typing import Any

import reflex as rx
from reflex_base.vars import VarData
from reflex_components_core.el.elements.base import BaseHTML

from resumes_app.ui import icons
from resumes_app.ui.controls import icon_button
from resumes_app.ui.feedback.notices import notice_stack
from resumes_app.ui.props import Event, Flag, Text, tested


class Modal(BaseHTML):
    """A `<dialog>` that follows `shown`. The browser traps the focus, closes on Esc and gives the focus back."""

    tag = "dialog"
    shown: rx.Var[bool]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]

    def _exclude_props(self) -> list[str]:
        return ["shown"]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Open and close the element as `shown` changes: the `open` attribute alone would not make it modal."""
        follow = (
            f"useEffect(() => {{ const box = {self.get_ref()}.current; if (!box) return; "
            f"if (!({self.shown!s})) {{ if (box.open) box.close(); }} else if (!box.open) {{ box.showModal(); "
            "box.querySelector('[data-begins]')?.focus(); } }, "
            f"[{self.shown!s}]);"
        )
        needs = VarData.merge(self.shown._get_all_var_data(), VarData(imports={"react": ["useEffect"]}))
        return [rx.Var(follow, _var_data=needs)]


def dialog(
    *children: rx.Component,
    id: str,
    title: Text,
    open: Flag,
    on_close: Event,
    text: Text = "",
    actions: rx.Component | None = None,
    actions_stay: bool = False,
    test_id: str = "",
) -> rx.Component:
    """Return a dialog that is there while `open` is true.

    Args:
        id: Unique on the page.
        open: A state var, or a client-state value for a dialog that needs no server.
        on_close: Must make `open` false; called by Esc, the close button and a press beside the dialog.
        text: A sentence under the title.
        actions: Buttons at its foot, the main one first. The focus begins at what is marked `data_begins`, else at the
            way out.
        actions_stay: True where the dialog is long: they stay in reach while it is scrolled.
    """
    lead = [rx.el.p(text, class_name="mt-2 text-ink-soft")] if isinstance(text, rx.Var) or text else []
    stays = "sticky bottom-0 z-sticky -mx-6 border-t border-line bg-raised px-6 py-3 sm:-mx-8 sm:px-8"
    below = f"mt-6 flex flex-wrap gap-3 *:max-sm:flex-1 {stays if actions_stay else ''}".strip()
    foot = [rx.el.div(actions, class_name=below)] if actions else []
    return Modal.create(
        rx.el.div(
            rx.el.div(
                rx.el.h2(title, id=f"{id}-title", class_name="pr-12 text-xl"),
                icon_button(
                    icons.close,
                    "Close",
                    on_click=on_close,
                    class_name="absolute right-3 top-3",
                    data_focus=f"{id}-close",
                ),
            ),
            *lead,
            rx.el.div(*children, class_name="mt-5 empty:hidden"),
            *foot,
            # What lies outside a modal dialog is inert, the page's own notices too.
            rx.cond(open, notice_stack("mt-4")),
            class_name="p-6 pb-[calc(1.5rem+env(safe-area-inset-bottom))] sm:p-8",
        ),
        id=id,
        shown=open,
        on_close=on_close,
        aria_labelledby=f"{id}-title",
        # A press on the backdrop closes it, where the browser knows how.
        custom_attrs={"closedby": "any"},
        class_name=(
            "m-0 mt-auto max-h-[90dvh] w-full max-w-none overflow-y-auto overscroll-contain rounded-t-sheet bg-raised "
            "text-ink shadow-raised backdrop:bg-stage/70 sm:m-auto sm:max-w-[32rem] sm:rounded-sheet "
            "transition-[translate,opacity] duration-base starting:open:translate-y-8 starting:open:opacity-0"
        ),
        **tested(test_id),
    )
