"""A job as a line of a list."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import link as router_link

from resumes_app.jobs.components.parts import company_mark, company_name, deadline
from resumes_app.jobs.schemas import Shelf
from resumes_app.jobs.state import ListState
from resumes_app.ui import controls, icons
from resumes_app.ui.local_distance import local_distance


def _pieces(pieces: Any) -> rx.Component:
    def piece(part: Any) -> rx.Component:
        hit = rx.el.mark(part["text"], class_name="rounded-chip bg-primary-soft text-on-primary-soft")
        return rx.cond(part["hit"], hit, rx.fragment(part["text"]))

    return rx.fragment(rx.foreach(pieces.to(list[dict[str, Any]]), piece))


def _taking_off(row: Any) -> rx.Component:
    saved = ListState.shelf == Shelf.SAVED.value
    title = row["title"].to(str)
    return controls.button(
        rx.cond(saved, "Remove", "Bring back"),
        on_click=ListState.remove(row["slug"]),
        variant="secondary",
        size="sm",
        aria_label=rx.cond(saved, "Remove " + title + " from the saved jobs", "Bring " + title + " back into the feed"),
        test_id="take-off",
    )


def job_row(row: Any, *, taking_off: bool = False) -> rx.Component:
    """Return the line; `taking_off` adds the button that takes the job off the shelf."""
    picture = rx.cond(
        row["poster"] != "",
        rx.el.img(src=row["poster"], alt="", loading="lazy", class_name="size-full object-cover"),
        company_mark(row["company"], size="size-full text-xl"),
    )
    # On a phone it goes under the words, as wide as they are.
    under = "max-sm:ml-[5.5rem] max-sm:w-full max-sm:*:w-full"
    off = [rx.el.div(_taking_off(row), class_name=f"relative self-center {under}")] if taking_off else []
    far = rx.el.span(
        icons.pin("size-4"),
        local_distance(row["distance_m"]),
        class_name="inline-flex items-center gap-1 text-sm font-medium text-ink-soft",
    )
    return rx.el.li(
        rx.el.div(
            picture,
            style={"background": f"center / cover url('{row['placeholder']}')"},
            # The shape of the clip: a poster may carry a title anywhere.
            class_name="h-32 w-18 flex-none overflow-hidden rounded-control bg-sunken",
            aria_hidden="true",
        ),
        rx.el.div(
            rx.el.div(
                company_name(row["company"], said=_pieces(row["company_pieces"])),
                rx.cond(row["replied"], controls.badge("You replied", tone="positive")),
                rx.cond(row["drafted"], controls.badge("Draft", tone="primary")),
                rx.cond(row["closed"], controls.badge("Closed"), rx.cond(row["full"], controls.badge("Full"))),
                rx.cond(row["closes_soon"], controls.badge("Closes soon", tone="caution")),
                class_name="flex flex-wrap items-center gap-2 text-sm text-ink-soft",
            ),
            rx.el.h2(
                router_link(
                    _pieces(row["pieces"]),
                    href="/jobs/" + row["slug"].to(str),
                    class_name="text-ink no-underline after:absolute after:inset-0 hover:underline",
                ),
                class_name="mt-0.5 text-lg",
            ),
            rx.el.p(_pieces(row["fact_pieces"]), class_name="mt-1 text-sm text-ink-soft"),
            rx.cond(
                row["snippet"].to(list[dict[str, Any]]).length() > 0,
                rx.el.p(_pieces(row["snippet"]), class_name="mt-1 line-clamp-2 text-sm text-ink-soft"),
            ),
            rx.el.div(
                deadline(row, brief=True),
                rx.cond(row["distance_m"].to(int) >= 0, far),
                class_name="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1",
            ),
            class_name="min-w-0 flex-1" + (" max-sm:min-w-[calc(100%-5.5rem)]" if taking_off else ""),
        ),
        *off,
        key=row["slug"].to(str),
        data_testid="result",
        class_name=(
            "relative flex flex-wrap gap-4 rounded-card border border-line bg-surface p-3 transition-shadow "
            "hover:shadow-card sm:flex-nowrap sm:p-4" + ("" if taking_off else " max-sm:flex-nowrap")
        ),
    )
