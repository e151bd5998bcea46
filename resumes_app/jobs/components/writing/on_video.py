"""What the job says in person: its clip, and its question on video."""

from typing import Any

import reflex as rx

from resumes_app.jobs.components.writing.frame import section
from resumes_app.jobs.state.on_video import SECTION_ID, OnVideoState
from resumes_app.ui import controls, icons
from resumes_app.ui.captions_track import captions_track
from resumes_app.ui.dialog import dialog

_PICTURE = "relative aspect-[9/16] w-32 flex-none overflow-hidden rounded-control bg-sunken sm:w-36"
_WORDS = (
    ("clip", "The clip", "Somebody of your team tells about the job, in 90 seconds at the most."),
    ("question", "The question on video", "Ask it in person: it plays where people answer. The words stand beside it."),
)


def on_video() -> rx.Component:
    """Return the section of the form with both places for a video."""
    return section(
        "On video",
        *[_place(at, *words) for at, words in enumerate(_WORDS)],
        _choosing(),
        lead="Jobs with a clip are in the feed; without one this job is found by search only.",
        id=SECTION_ID,
        tab_index=-1,
        aria_label="On video",
    )


def _place(at: int, name: str, title: str, about: str) -> rx.Component:
    place: Any = OnVideoState.places[at]
    told = rx.el.div(
        rx.el.h3(title, id=f"place-{name}", class_name="text-base"),
        rx.el.p(about, class_name="text-sm text-ink-soft"),
        rx.cond(place["has_clip"], _facts(place)),
        _standing(place),
        _acts(place, name),
        class_name="flex min-w-0 flex-1 flex-col gap-2",
    )
    return rx.el.div(
        _picture(place, title),
        told,
        role="group",
        aria_labelledby=f"place-{name}",
        data_testid=f"place-{name}",
        data_standing=place["standing"],
        data_has=place["has_clip"],
        class_name="flex items-start gap-4 sm:gap-6",
    )


def _picture(place: Any, title: str) -> rx.Component:
    player = rx.el.video(
        captions_track(place["captions"], place["captions_drawn"]),
        src=place["src"],
        poster=place["poster"],
        controls=True,
        plays_inline=True,
        preload="none",
        aria_label=title,
        key=place["token"].to(str),
        class_name="size-full object-cover",
    )
    none = rx.el.span(
        icons.camera("size-8"), class_name="grid size-full place-items-center text-ink-faint", aria_hidden="true"
    )
    return rx.el.div(
        rx.cond(place["has_clip"], player, none),
        style={"background": rx.cond(place["has_clip"], f"center / cover url('{place['placeholder']}')", "")},
        class_name=_PICTURE,
    )


def _facts(place: Any) -> rx.Component:
    captions = rx.cond(
        place["captioned"],
        "with captions",
        "without captions: many watch without sound",
    )
    return rx.el.p(
        rx.el.span(place["length"], class_name="font-semibold tabular-nums"),
        " · ",
        captions,
        rx.cond(place["by"] != "", rx.fragment(" · ", place["by"])),
        class_name="text-sm [overflow-wrap:anywhere]",
        data_testid="clip-facts",
    )


def _standing(place: Any) -> rx.Component:
    making = rx.el.div(
        rx.el.p(place["note"], class_name="text-sm"),
        controls.progress(place["percent"], "Making the video", shown=False),
        rx.el.p(place["left"], class_name="min-h-5 text-sm text-ink-soft tabular-nums"),
        class_name="flex flex-col gap-1.5 rounded-control bg-sunken p-3",
    )
    stuck = rx.el.p(place["note"], class_name="rounded-control bg-caution-soft p-3 text-sm font-medium text-caution")
    shown = rx.match(place["standing"], ("making", making), ("failed", stuck), ("refused", stuck), rx.fragment())
    return rx.el.div(shown, role="status", class_name="empty:hidden")


def _acts(place: Any, name: str) -> rx.Component:
    def saving(label: Any, act: str, icon: icons.Glyph, variant: controls.Variant) -> rx.Component:
        """A button that keeps all that was typed before it goes on."""
        return controls.button(
            label,
            type="submit",
            name="act",
            value=f"{act}:{name}",
            variant=variant,
            size="sm",
            icon=icon,
            test_id=f"{act}-{name}",
            data_focus=f"{act}-{name}",
            aria_describedby=f"place-{name}",
        )

    has = place["has_clip"].to(bool)
    remove = controls.button(
        "Remove",
        on_click=OnVideoState.remove(name),
        variant="quiet",
        size="sm",
        icon=icons.trash,
        test_id=f"remove-{name}",
        aria_describedby=f"place-{name}",
        data_then=f"record-{name}",
    )
    stop = controls.button(
        rx.cond(place["standing"] == "making", "Do not use it", "Put this note away"),
        on_click=OnVideoState.stop(name),
        variant="quiet",
        size="sm",
        test_id=f"stop-{name}",
        data_then=f"record-{name}",
    )
    record = rx.cond(has, "Record anew", rx.cond(place["begun"], "Go on recording", "Record or import"))
    return rx.el.div(
        saving(record, "record", icons.camera, "secondary"),
        saving("Choose one", "choose", icons.copy, "quiet"),
        rx.cond(has, remove),
        rx.cond(place["standing"] != "", stop),
        class_name="mt-1 flex flex-wrap gap-x-1 gap-y-2",
    )


def _choosing() -> rx.Component:
    choices: Any = OnVideoState.choices
    none = rx.el.p("Your company’s other jobs have no videos yet. Record the first one here.")
    return dialog(
        rx.cond(
            choices.length() > 0,
            rx.el.ul(rx.foreach(choices, _choice), class_name="flex flex-col gap-2"),
            none,
        ),
        id="choosing",
        title="Your company’s videos",
        text="The jobs share the video you choose. Removing it from this job leaves it in the others.",
        open=OnVideoState.choosing != "",
        on_close=OnVideoState.offer(""),
    )


def _choice(one: Any) -> rx.Component:
    row = rx.el.button(
        rx.el.img(
            src=one["poster"].to(str),
            alt="",
            class_name="aspect-[9/16] w-10 flex-none rounded-chip bg-sunken object-cover",
        ),
        rx.el.span(
            rx.el.span(one["title"], class_name="block font-semibold [overflow-wrap:anywhere]"),
            rx.el.span(one["length"], class_name="block text-sm text-ink-soft tabular-nums"),
            class_name="min-w-0 flex-1 text-left",
        ),
        type="button",
        on_click=OnVideoState.choose(one["slug"].to(str), one["place"].to(str)),
        data_testid="clip-choice",
        class_name=(
            "flex min-h-tap w-full items-center gap-3 rounded-control border-2 border-line-strong p-2 hover:border-ink"
        ),
    )
    return rx.el.li(row, key=one["token"].to(str))
