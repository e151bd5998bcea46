"""Captions line by line: words, times, what keeps them from being read, how they are shown, files."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.texts import STYLES
from resumes_app.applications.components.reply.timing import SECONDS
from resumes_app.applications.state.reply.captioning import CaptioningState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.ui import controls, icons
from resumes_app.ui.playhead import PLAYHEAD_MS
from resumes_app.ui.saved_field import saved_seconds, saved_text, text_file

MAX_FILE_BYTES = 200_000
SPOTS = (("top", "Top"), ("middle", "Middle"), ("low", "Low"))
_cues: Any = TakesState.draft["captions"]
_burn: Any = TakesState.draft["burn"]
_BUTTON = f"{CHOICE} inline-flex min-h-tap items-center gap-1.5 px-3 cursor-pointer"


def _line(cue: Any, number: Any) -> rx.Component:
    spoken = (number + 1).to(str)

    def moment(field: str, label: str) -> rx.Component:
        def told(ms: Any) -> Any:
            start, end = (ms, cue["end_ms"]) if field == "start_ms" else (cue["start_ms"], ms)
            return CaptioningState.time_line(number, start, end)

        return saved_seconds(
            label=label + " of line " + spoken + ", in seconds",
            value=cue[field],
            most=TakesState.draft["cap_ms"],
            test_id=f"caption-{field}",
            class_name=SECONDS,
            on_value=told,
        )

    return rx.el.li(
        saved_text(
            label="Line " + spoken,
            value=cue["text"],
            max_length=300,
            test_id="caption-words",
            class_name="min-h-tap w-full rounded-control border-2 border-line-strong bg-surface px-3",
            on_value=lambda words: CaptioningState.write_line(number, words),
        ),
        rx.el.div(
            moment("start_ms", "Beginning"),
            rx.el.span("–", aria_hidden="true"),
            moment("end_ms", "End"),
            rx.el.div(class_name="flex-1"),
            controls.button(
                "Split",
                on_click=CaptioningState.split_line(number),
                size="sm",
                variant="quiet",
                aria_label="Split line " + spoken,
            ),
            controls.icon_button(
                icons.trash("size-5"), "Delete line " + spoken, on_click=CaptioningState.remove_line(number), size="sm"
            ),
            class_name="flex items-center gap-2",
        ),
        rx.cond(cue["note"] != "", rx.el.p(cue["note"], class_name="text-sm text-caution")),
        data_testid="caption",
        class_name="flex flex-col gap-1.5 border-b border-line pb-3",
    )


def _shown() -> rx.Component:
    def option(part: str, value: str, label: str) -> rx.Component:
        return rx.el.button(
            label,
            type="button",
            aria_pressed=_burn[part] == value,
            on_click=CaptioningState.burn(
                {"style": _burn["style"], "spot": _burn["spot"], "size": _burn["size"], part: value}
            ),
            data_testid=f"burn-{part}-{value}",
            class_name=f"{CHOICE} min-h-tap px-3",
        )

    dress = {"style": _burn["style"], "spot": _burn["spot"], "size": _burn["size"]}
    return rx.el.div(
        controls.toggle(
            "Draw them into the picture",
            checked=_burn["on"],
            on_change=lambda on: CaptioningState.burn(rx.cond(on, dress, {})),
            hint="Otherwise they are a track, which viewers can turn off.",
            test_id="burn",
        ),
        rx.cond(
            _burn["on"],
            rx.el.div(
                *[option("style", *style) for style in STYLES],
                *[option("spot", *spot) for spot in SPOTS],
                role="group",
                aria_label="How captions look",
                class_name="flex flex-wrap gap-2",
            ),
        ),
        class_name="flex flex-col gap-2",
    )


def captions() -> rx.Component:
    """Return the lines with all that can be done to them."""
    files = rx.el.div(
        rx.el.button(
            icons.plus("size-5"),
            "Add line here",
            type="button",
            on_click=CaptioningState.add_line(PLAYHEAD_MS),
            data_testid="add-caption",
            class_name=_BUTTON,
        ),
        text_file(
            icons.upload("size-5"),
            label="Import",
            accept=".vtt,.srt,text/vtt",
            max_bytes=MAX_FILE_BYTES,
            test_id="import-captions",
            class_name=f"{_BUTTON} has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus",
            on_text=CaptioningState.take_file,
            on_problem=CaptioningState.no_file,
        ),
        rx.cond(
            _cues.length() > 0,
            rx.fragment(
                *[
                    rx.el.button(
                        icons.download("size-5"),
                        f"Save as {kind.upper()}",
                        type="button",
                        on_click=CaptioningState.give_file(kind),
                        data_testid=f"save-{kind}",
                        class_name=_BUTTON,
                    )
                    for kind in ("vtt", "srt")
                ]
            ),
        ),
        class_name="flex flex-wrap gap-2",
    )
    return rx.el.div(
        files,
        rx.cond(
            _cues.length() > 0,
            rx.fragment(
                rx.el.ol(rx.foreach(_cues, _line), class_name="flex flex-col gap-3", aria_label="Lines"), _shown()
            ),
            rx.el.p(
                "Who watches without sound reads you. Write what you say line by line, or bring a .vtt or .srt file.",
                class_name="text-sm text-ink-soft",
            ),
        ),
        class_name="flex flex-col gap-3",
    )
