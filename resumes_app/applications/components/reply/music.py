"""The tool of what is heard: the voice made clean, and music, found by a word and heard alone or with the take."""

import json
from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.voice import voice
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import BedChoice
from resumes_app.ui import controls, icons
from resumes_app.ui.focus import in_sight
from resumes_app.ui.saved_field import saved_range
from resumes_app.ui.sound_sample import sound_sample

EXAMPLE = "Calm, piano, slow"
"""Words that find music together: so they are sought."""
_chosen: Any = TakesState.draft["music"]
_sought = ClientStateVar.create("music_sought", default="")
_levels = ClientStateVar.create("music_levels", default=False)
pressed = ClientStateVar.create("music_pressed", default=0)
"""When music was last chosen, in milliseconds; 0 before: the preview plays at each change."""
_SAMPLE = {"play": list(icons.play.paths), "stop": list(icons.pause.paths)}
_BED, _LOUDNESS = "bed-", "music-loudness"
"""Ids: of what a bed is chosen by, followed by its own, and of the place of the first slider."""
_now: rx.Var[int] = rx.Var("Date.now()", _var_type=int)


def _has_all(words: str) -> str:
    """Return JavaScript: whether each word sought begins one of these words."""
    return f"every((word) => {json.dumps(f' {words}')}.includes(' ' + word))"


def _found(*texts: str) -> rx.Var[bool]:
    """Return whether any of the texts, each as `studio.bed_words` has it, is what is sought."""
    sought = _sought.value
    asked = f"({sought!s}).toLowerCase().replace(/[^\\p{{L}}\\p{{N}}]+/gu, ' ').trim().split(' ')"
    any_has = " || ".join(f"asked.{_has_all(text)}" for text in texts)
    return rx.Var(f"((asked) => {any_has})({asked})", _var_type=bool, _var_data=sought._get_all_var_data())


def _choice(bed: BedChoice | None) -> rx.Component:
    chosen = bed["id"] if bed else ""
    about = f"{bed['mood']} · {bed['bpm']} BPM · {bed['licence']}" if bed else "Your voice alone"
    title = bed["title"] if bed else "No music"
    choose = EditingState.choose_bed(chosen)
    pick = rx.el.button(
        (icons.music if bed else icons.close)("size-5 flex-none"),
        rx.el.span(
            rx.el.span(title, class_name="block font-semibold"),
            rx.el.span(about, class_name="block text-xs font-normal text-ink-soft"),
            class_name="min-w-0 text-left",
        ),
        type="button",
        id=f"{_BED}{chosen}",
        aria_pressed=TakesState.draft["bed"] == chosen,
        on_click=[choose, pressed.set_value(_now)] if bed else choose,
        data_testid=f"bed-{chosen or 'none'}",
        class_name=f"{CHOICE} flex min-h-tap min-w-0 !flex-1 items-center gap-3 px-3",
    )
    hear = (
        sound_sample(src=bed["src"], labels=_sample(title), glyphs=_SAMPLE, test_id=f"hear-{chosen}") if bed else None
    )
    return rx.el.div(
        pick,
        hear or rx.fragment(),
        hidden=~_found(studio.bed_words(bed)) if bed else False,
        class_name="flex items-center gap-1",
    )


def _sample(title: str) -> dict[str, str]:
    return {"play": f"Hear {title} alone", "stop": f"Stop {title}"}


def _search() -> rx.Component:
    return rx.el.label(
        rx.el.span("Find music by mood, instrument or tempo", class_name="sr-only"),
        icons.search("pointer-events-none absolute left-3 top-1/2 size-5 -translate-y-1/2 text-ink-soft"),
        rx.el.input(
            type="search",
            default_value=_sought.value,
            placeholder=EXAMPLE,
            on_change=_sought.set,
            auto_complete="off",
            data_testid="music-search",
            class_name=(
                "min-h-tap w-full rounded-pill border-2 border-line-strong bg-surface pl-10 pr-4 text-base text-ink "
                "placeholder:text-ink-faint"
            ),
        ),
        class_name="relative block min-w-0 flex-1",
    )


def _levels_button() -> rx.Component:
    """Return what opens how the chosen music plays; nothing where none is chosen."""
    button = rx.el.button(
        icons.sound_on("size-5"),
        "Volume",
        type="button",
        aria_expanded=_levels.value,
        on_click=_levels.set_value(~_levels.value),
        data_testid="music-levels",
        class_name=f"{CHOICE} flex min-h-tap items-center gap-1.5 px-3 aria-expanded:border-primary",
    )
    return rx.cond(_chosen["bed"] != "", button)


def _playing() -> rx.Component:
    """Return how the chosen music plays, in sight once it opens; once it closes, the chosen music is."""

    def slider(
        field: str, label: str, most: float, step: float, unit: str, scale: int, least: float = 0
    ) -> rx.Component:
        return saved_range(
            id=f"music-{field}",
            label=label,
            value=_chosen[field] / scale,
            min=least,
            max=most,
            step=step,
            unit=unit,
            test_id=f"music-{field}",
            on_value=lambda value: LayingState.set_music({field: rx.Var(f"Math.round({value!s} * {scale})")}),
        )

    return rx.el.div(
        in_sight(of=_LOUDNESS, block="nearest", then=_BED + _chosen["bed"].to(str)),
        rx.el.div(
            slider("gain_db", "Loudness", 0, 1, " dB", 1, -30),
            id=_LOUDNESS,
            class_name="scroll-mb-28",  # With the first of those below it.
        ),
        slider("from_ms", "Begin at", 30, 0.5, " s", 1000),
        slider("fade_in_ms", "Fade in", 5, 0.5, " s", 1000),
        slider("fade_out_ms", "Fade out", 5, 0.5, " s", 1000),
        controls.toggle(
            "Quiet while I speak",
            checked=_chosen["duck"],
            on_change=lambda on: LayingState.set_music({"duck": on}),
            test_id="music-duck",
        ),
        class_name="flex flex-col",
    )


def music() -> rx.Component:
    """Return what is done to the voice, the beds with a search over them, and how the chosen one plays."""
    beds = studio.bed_choices()
    licences = ", ".join(sorted({bed["licence"] for bed in beds}))
    note = rx.el.p(
        rx.cond(
            _found(*[studio.bed_words(bed) for bed in beds]),
            f"Free to use ({licences}).",
            "No music fits. Try one word: calm, guitar or slow.",
        ),
        role="status",
        data_testid="music-note",
        class_name="text-xs text-ink-soft",
    )
    return rx.el.div(
        _sought,
        _levels,
        pressed,
        voice(),
        rx.el.div(
            _search(),
            _levels_button(),
            data_head=True,
            # Up to the edge of the panel: nothing shows above it.
            class_name="sticky -top-1 z-sticky -mx-1 flex gap-2 bg-canvas px-1 py-0.5 lg:-top-3 lg:py-1.5",
        ),
        rx.cond(_levels.value & (_chosen["bed"] != ""), _playing()),
        rx.el.div(
            _choice(None),
            *[_choice(bed) for bed in beds],
            role="group",
            aria_label="Music",
            key=_sought.value,  # Made anew: what was scrolled begins with the first that is found.
            class_name="flex flex-col gap-1.5",
        ),
        note,
        # The sliders come one by one: a browser that held the list in its place meanwhile would push them out of sight.
        class_name="flex flex-col gap-2 [overflow-anchor:none]",
    )
