"""Captions line by line: words, times, what keeps them from being read, how they are shown, files."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.labels import CHOICE
from resumes_app.applications.components.reply.texts import STYLES
from resumes_app.applications.components.reply.timing import SECONDS
from resumes_app.applications.state.reply.captioning import CaptioningState
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.speech import SpeechState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.applications.state.reply.views import UNDER_WAY
from resumes_app.studio.service import NEW_LINE
from resumes_app.ui import controls, icons
from resumes_app.ui.playhead import PLAYHEAD_MS, pause, visit
from resumes_app.ui.saved_field import saved_seconds, saved_text, text_file

MAX_FILE_BYTES = 200_000
SPOTS = (("top", "Top"), ("middle", "Middle"), ("low", "Low"))
_cues: Any = TakesState.draft["captions"]
_burn: Any = TakesState.draft["burn"]
_speech: Any = TakesState.draft["speech"]
_BUTTON = f"{CHOICE} inline-flex min-h-tap items-center gap-1.5 px-3 cursor-pointer"


def _line(cue: Any, number: Any) -> rx.Component:
    spoken, new = (number + 1).to(str), cue["text"] == NEW_LINE

    def moment(field: str, label: str) -> rx.Component:
        def told(ms: Any) -> Any:
            start, end = (ms, cue["end_ms"]) if field == "start_ms" else (cue["start_ms"], ms)
            return CaptioningState.time_line(number, start, end)

        return saved_seconds(
            label=label + " of line " + spoken + ", in seconds",
            value=cue[field],
            answered=EditingState.answered,
            most=TakesState.draft["cap_ms"],
            test_id=f"caption-{field}",
            class_name=SECONDS,
            on_value=told,
        )

    return rx.el.li(
        saved_text(
            label="Line " + spoken,
            value=rx.cond(new, "", cue["text"]),
            awaited=new,
            wraps=True,
            staying=True,
            placeholder="What you say here",
            max_length=300,
            test_id="caption-words",
            class_name=(
                "field-sizing-content min-h-tap w-full resize-none rounded-control border-2 border-line-strong "
                "bg-surface px-3 py-2"
            ),
            on_focus=[pause(), visit(cue)],
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


def _under_way() -> Any:
    return rx.Var.create(list(UNDER_WAY)).contains(_speech["state"])


def _from_speech() -> rx.Component:
    """Return the button, where captions from speech are offered."""
    return rx.cond(
        _speech["offered"],
        rx.el.button(
            icons.microphone("size-5"),
            "Captions from speech",
            type="button",
            disabled=_under_way(),
            on_click=SpeechState.ask,
            data_testid="captions-from-speech",
            class_name=f"{_BUTTON} disabled:opacity-60",
        ),
    )


def _listening() -> rx.Component:
    """Return how far captions from speech are, or what went wrong."""
    said = rx.cond(
        _speech["state"] == "running",
        "We listen to what you say. It takes a moment.",
        "We listen as soon as the videos before yours are made.",
    )
    return rx.fragment(
        rx.el.div(
            rx.cond(
                _under_way(),
                rx.el.div(
                    rx.el.span(class_name="spinner", aria_hidden="true"),
                    rx.el.p(said, class_name="flex-1 text-sm"),
                    controls.button(
                        "Stop",
                        on_click=SpeechState.stop,
                        size="sm",
                        variant="quiet",
                        aria_label="Stop listening",
                        test_id="stop-captioning",
                    ),
                    class_name="flex items-center gap-2",
                ),
            ),
            role="status",
            class_name="empty:-mb-3",  # It is always there, so that it is spoken; empty, it takes no room.
            data_testid="listening",
            data_state=_speech["state"],
        ),
        rx.cond(
            _speech["state"] == "failed",
            rx.el.p(_speech["error"], role="alert", data_testid="not-heard", class_name="text-sm text-caution"),
        ),
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
        _from_speech(),
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
        _listening(),
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
