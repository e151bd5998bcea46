"""Before the devices are on: why they are asked for, what to do where they do not come, and the ways without them."""

from collections.abc import Callable

import reflex as rx

from resumes_app.applications.components.reply.cuts import earlier_videos
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.takes import take_list
from resumes_app.applications.components.reply.writing import takes_way, ways_open, write_instead
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.files.service import MAX_BYTES
from resumes_app.media.probe import MAX_SOURCE_S
from resumes_app.ui import controls, icons
from resumes_app.ui.takes import take_file

_FILE = (
    "inline-flex min-h-tap cursor-pointer items-center justify-center gap-2 rounded-pill border-2 border-line-strong "
    "px-5 font-semibold hover:border-ink aria-busy:opacity-55 has-[:focus-visible]:outline-3 "
    "has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
)


def other_ways(purpose: Purpose) -> rx.Component:
    """Return all the ways to a take without recording here: those of `file_ways`, and videos made before."""
    return rx.el.div(file_ways(), earlier_videos(purpose), class_name="flex flex-col gap-[inherit]")


def file_ways() -> rx.Component:
    """Return the ways to a take without our camera: the device's own app, a file, the words alone."""
    # Each in a place of its height: they come with a script of their own, after the page.
    place = "grid min-h-[calc(var(--spacing-tap)+4px)]"
    app = rx.el.div(
        take_file(
            icons.camera("size-5"),
            label="Film with your camera app",
            capture="user",
            max_bytes=MAX_BYTES,
            max_ms=MAX_SOURCE_S * 1000,
            on_problem=TakesState.went_wrong,
            test_id="file-camera",
            class_name=_FILE,
        ),
        class_name=f"{place} lg:hidden",
    )
    recorded = takes_way("video") | takes_way("sound")
    file = rx.el.div(
        take_file(
            icons.upload("size-5"),
            label="Choose a video or sound file",
            max_bytes=MAX_BYTES,
            max_ms=MAX_SOURCE_S * 1000,
            on_problem=TakesState.went_wrong,
            test_id="file",
            class_name=_FILE,
        ),
        class_name=place,
    )
    return rx.el.div(
        rx.cond(takes_way("video"), app),
        rx.cond(recorded, file),
        write_instead(),
        class_name="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:justify-center",
    )


def _sound_only(label: str) -> rx.Component:
    """The way to be heard and not seen; nothing where the job takes none."""
    button = controls.button(
        label,
        on_click=[ways_open.set_value(False), CameraState.ask(True)],
        variant="secondary",
        size="lg",
        icon=icons.microphone,
        busy=rx.cond(CameraState.sound, CameraState.on, False),
        test_id="ask-sound",
        class_name="px-2!",  # As that for the camera.
        data_then="stage",
    )
    return rx.cond(takes_way("sound"), button)


def _be_filmed() -> rx.Component:
    """The way back to the camera; nothing where the job takes no video."""
    button = controls.button(
        "Film yourself",
        on_click=[ways_open.set_value(False), CameraState.ask(False)],
        variant="secondary",
        size="lg",
        icon=icons.camera,
        test_id="ask-filmed",
        data_then="stage",
    )
    return rx.cond(takes_way("video"), button)


def ways_from_stage(purpose: Purpose) -> rx.Component:
    """Return all the ways to answer but the one that the stage is on, as the stage itself offers them."""
    sound = rx.cond(CameraState.sound, _be_filmed(), _sound_only("Voice only, without a camera"))
    return rx.el.div(sound, other_ways(purpose), class_name="flex flex-col gap-5", data_then="stage")


def _without_camera() -> rx.Component:
    words = rx.el.p("No camera? Your voice is enough:", class_name="text-center text-sm text-ink-soft")
    heard = rx.el.div(words, _sound_only("Record your voice"), class_name="flex flex-col gap-3")
    return rx.cond(takes_way("sound"), heard)


def _panel(*children: rx.Component, test_id: str) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            unfinished(),
            *children,
            class_name=(
                "m-auto flex w-full max-w-form flex-col gap-5 px-5 pb-16 pt-2 sm:px-8 low:max-w-page low:py-4 "
                "low:pl-[calc(var(--space)*17+env(safe-area-inset-left))]"
            ),
            data_testid=test_id,
        ),
        # What is scrolled stays under the way back.
        class_name=(
            "absolute inset-0 z-overlay flex overflow-y-auto overscroll-contain border-t-[calc(3.5rem+"
            "env(safe-area-inset-top))] border-stage bg-stage low:border-t-0"
        ),
        tab_index=0,
        role="region",
        aria_label="Before you record",
    )


def _so_far() -> rx.Component:
    """On a phone, the way on for whoever has takes already; the camera stands behind it then."""
    return rx.cond(
        TakesState.count > 0,
        rx.el.div(
            take_list(),
            controls.button(
                "Next",
                on_click=StageState.go("edit"),
                test_id="next",
                class_name="mt-3 w-full",
                data_then="step",
            ),
            class_name="lg:hidden",
        ),
    )


def _after_takes(button: Callable[[controls.Variant], rx.Component]) -> rx.Component:
    """The first thing to press, until there are takes to go on with."""
    return rx.cond(TakesState.count > 0, button("secondary"), button("primary"))


def _ask_camera(variant: controls.Variant) -> rx.Component:
    return controls.button(
        "Turn on camera and microphone",
        on_click=CameraState.ask(False),
        variant=variant,
        size="lg",
        icon=icons.camera,
        busy=rx.cond(CameraState.sound, False, CameraState.on),
        test_id="ask-camera",
        class_name="px-2!",  # As wide as its place: the words stand on one line.
        data_focus="stage",
        data_then="stage",
    )


def _try_again(variant: controls.Variant) -> rx.Component:
    return controls.button(
        "Try again",
        on_click=CameraState.ask(CameraState.sound),
        variant=variant,
        size="lg",
        test_id="try-again",
        data_focus="stage",
        data_then="stage",
    )


def preflight(purpose: Purpose) -> rx.Component:
    """Return the panel that asks for camera and microphone, with the reason first."""
    facts = (
        (icons.shield, purpose.private),
        (icons.retake, "Record as often as you like, and put takes together."),
        (icons.clock, purpose.limits),
    )
    about = rx.el.div(purpose.head(), class_name="flex min-w-0 flex-col gap-5 lg:hidden")
    recorded = takes_way("video") | takes_way("sound")
    ask = rx.el.div(
        _so_far(),
        rx.el.h2(rx.cond(recorded, purpose.record, purpose.write), class_name="text-2xl"),
        rx.cond(
            recorded,
            rx.el.p(
                "Your browser will ask whether we may use your camera and microphone, or the microphone alone.",
                class_name="text-ink-soft",
            ),
        ),
        rx.el.ul(
            *[rx.el.li(icon("size-5 mt-0.5"), rx.el.span(text), class_name="flex gap-3") for icon, text in facts],
            class_name="flex flex-col gap-2.5",
        ),
        rx.cond(takes_way("video"), _after_takes(_ask_camera)),
        _sound_only("Voice only, without a camera"),
        other_ways(purpose),
        purpose.more(),
        class_name="flex min-w-0 flex-col gap-5 low:gap-3",
    )
    # On a phone on its side what it is about stands beside what is asked, whose button is in sight then.
    beside = "flex flex-col gap-5 low:grid low:grid-cols-[2fr_3fr] low:items-start low:gap-8"
    return _panel(
        rx.el.div(about, ask, class_name=beside),
        test_id="preflight",
    )


def refusal(purpose: Purpose) -> rx.Component:
    """Return the answer to a browser that refused, or lost, what was asked for."""
    trouble = CameraState.trouble
    return _panel(
        rx.el.div(
            rx.el.h2(trouble["title"], class_name="text-xl"),
            rx.el.p(trouble["text"], class_name="mt-2 text-ink-soft"),
            role="alert",
        ),
        rx.el.ol(
            rx.foreach(trouble["steps"], lambda step: rx.el.li(step, class_name="pl-1")),
            class_name="flex list-decimal flex-col gap-2 pl-6",
        ),
        _after_takes(_try_again),
        rx.cond(CameraState.sound, rx.fragment(), _without_camera()),
        rx.el.p(purpose.without, class_name="text-center text-sm text-ink-soft"),
        other_ways(purpose),
        _so_far(),
        purpose.more(),
        test_id="trouble",
    )


def unfinished() -> rx.Component:
    """Return the question what to do with a take that was left from a crash."""
    return rx.cond(
        TakesState.left_behind != "",
        rx.el.div(
            icons.warning("size-6 flex-none"),
            rx.el.p("You have ", TakesState.left_behind, ".", class_name="flex-[1_1_9rem] font-medium"),
            rx.el.div(
                controls.button("Keep", on_click=TakesState.keep_unfinished, test_id="keep"),
                controls.button(
                    "Discard", on_click=TakesState.discard_unfinished, variant="secondary", test_id="discard"
                ),
                class_name="flex gap-2",
            ),
            role="status",
            data_testid="unfinished",
            data_unfinished=True,
            data_then="stage",
            class_name=(
                "mx-auto flex w-full max-w-form flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-caution-soft "
                "px-4 py-3 text-caution low:mx-0 low:max-w-none"
            ),
        ),
    )
