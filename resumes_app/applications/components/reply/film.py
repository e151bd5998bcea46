"""The step in which takes are recorded."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.applications.components.reply.labels import GLYPHS, SOUND_STAGE, STAGE
from resumes_app.applications.components.reply.preflight import preflight, refusal, unfinished, ways_from_stage
from resumes_app.applications.components.reply.prompting import (
    SCRIPT_LINE_CHARS,
    open_script,
    plan_at_lens,
    plan_parts,
    script_sheet,
)
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.shutter import camera, live, phase, recording
from resumes_app.applications.components.reply.takes import take_list, under_way, upload_bar
from resumes_app.applications.components.reply.writing import takes_way, ways_open, writing_sheet
from resumes_app.applications.state.reply.camera import CameraState
from resumes_app.applications.state.reply.stage import StageState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.files.service import MAX_BYTES
from resumes_app.media.probe import MAX_SOURCE_S
from resumes_app.studio import service as studio
from resumes_app.ui import controls, icons
from resumes_app.ui.dialog import dialog
from resumes_app.ui.network import needs_network
from resumes_app.ui.recorder import camera_stage
from resumes_app.ui.takes import take_count, take_file, take_thumb, takes_away

WARN_MS = 10_000
COUNTDOWNS_S = [3, 10, 0]
BITS_PER_SECOND = 2_500_000
"""A minute and a half are 30 MB: good at 720 × 1280, and up in time on a phone's network."""

_takes_open = ClientStateVar.create("reply_takes_open", default=False)


def _stage(purpose: Purpose) -> rx.Component:
    return camera_stage(
        rx.cond(live, unfinished()),
        on=CameraState.on,
        draft=TakesState.draft["id"],
        sound=CameraState.sound,
        labels=STAGE,
        sound_labels=SOUND_STAGE,
        glyphs=GLYPHS,
        cap_ms=TakesState.draft["cap_ms"],
        kept_ms=TakesState.draft["total_ms"],
        kept=TakesState.arrived,
        kept_newest=TakesState.newest,
        asked=purpose.asked,
        plan=plan_parts(purpose),
        planning=plan_at_lens(purpose),
        script=TakesState.draft["script"],
        line_chars=SCRIPT_LINE_CHARS,
        warn_ms=WARN_MS,
        countdowns=COUNTDOWNS_S,
        grounds=studio.card_choices(),
        bits_per_second=BITS_PER_SECOND,
        tolerance=studio.preview_rules().fill_tolerance,
        attempt=CameraState.attempt,
        one_way=~(takes_way("video") & takes_way("sound")),
        on_camera=[CameraState.changed, camera.set_value()],
        told=TakesState.phase,
        on_phase=[TakesState.phase_changed, phase.set_value()],
        on_problem=TakesState.went_wrong,
        on_script=open_script,
        on_sound=CameraState.ask,
    )


def next_button(class_name: str = "", *, id: str) -> rx.Component:
    """Return the way to the edit, once there is a take; until then it says what is missing.

    Args:
        id: Unique on the page: a phone's and a desktop's are both there.
    """
    missing = rx.cond(recording, "Stop recording first.", rx.cond(TakesState.count == 0, "Record a take first.", ""))
    why = rx.el.p(
        takes_away(missing, used=TakesState.used, text="Kept on this device until you are online again."),
        id=f"{id}-why",
        class_name="min-h-6 text-sm text-ink-soft @max-[18rem]:order-last @max-[18rem]:w-full",
    )
    button = controls.button(
        "Next",
        on_click=StageState.go("edit"),
        disabled=(TakesState.count == 0) | recording,
        test_id="next",
        data_focus="next",
        data_then="step",
        aria_describedby=f"{id}-why",
    )
    return needs_network(why, button, class_name=f"flex gap-3 {class_name}".strip())


def _takes_button() -> rx.Component:
    newest = TakesState.rows[-1]
    thumb = take_thumb(
        client_id=newest["client_id"],
        src=newest["src"],
        number=newest["number"],
        class_name="size-full rounded-control object-cover",
    )
    return rx.cond(
        TakesState.count > 0,
        rx.el.button(
            rx.el.span(thumb, class_name="block size-12 overflow-hidden rounded-control border-2 border-white"),
            upload_bar(),
            rx.el.span(
                take_count(used=TakesState.used),
                class_name=(
                    "absolute -right-2 -top-2 min-w-6 rounded-pill bg-primary px-1.5 text-sm font-bold text-on-primary"
                ),
            ),
            type="button",
            aria_label="Your takes: "
            + TakesState.count.to(str)
            + ", "
            + TakesState.total
            + rx.cond(under_way, ". Uploading: " + TakesState.uploaded_percent.to(str) + " %", ""),
            on_click=_takes_open.set_value(True),
            data_testid="open-takes",
            data_focus="takes",
            class_name="relative lg:hidden",
        ),
    )


def _file_or_ways(purpose: Purpose) -> rx.Component:
    """A file as a further take; as long as there is none, all the other ways to answer."""
    look = (
        "flex h-13 min-w-13 flex-col items-center justify-center rounded-control bg-scrim px-1.5 text-2xs "
        "font-semibold whitespace-nowrap text-white"
    )
    ways = rx.el.button(
        icons.more("size-5"),
        rx.el.span("Other ways"),
        type="button",
        aria_label=purpose.ways,
        on_click=ways_open.set_value(True),
        data_testid="open-ways",
        data_focus="ways",
        data_then="step stage",
        class_name=look,
    )
    file = take_file(
        icons.upload("size-5"),
        label="File",
        max_bytes=MAX_BYTES,
        max_ms=MAX_SOURCE_S * 1000,
        on_problem=TakesState.went_wrong,
        test_id="file-live",
        class_name=f"{look} cursor-pointer has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus",
    )
    return rx.cond(TakesState.count == 0, ways, file)


def _foot(purpose: Purpose) -> rx.Component:
    """Under the shutter: other ways or a file, the takes, the way on. Away while recording."""
    return rx.el.div(
        _file_or_ways(purpose),
        purpose.button(),
        _takes_button(),
        rx.el.div(class_name="flex-1"),
        next_button("items-center text-right @max-[18rem]:contents lg:hidden", id="next"),
        class_name=(
            "absolute inset-x-0 bottom-0 z-nav flex h-[calc(5rem+env(safe-area-inset-bottom))] items-center gap-4 px-4 "
            "pb-[env(safe-area-inset-bottom)] @max-[18rem]:flex-wrap @max-[18rem]:content-center @max-[18rem]:gap-x-2 "
            # In large letters what is missing stands on a line of its own.
            "@max-[18rem]:gap-y-0 @max-[18rem]:px-2 low:left-(--beside) low:right-(--edge) "
            "low:h-[calc(4.25rem+env(safe-area-inset-bottom))] low:px-0"
        ),
    )


def _ways_sheet(purpose: Purpose) -> rx.Component:
    """The ways to answer without our camera, over the stage; only while there is no take."""
    asked = live & (TakesState.count == 0)
    return dialog(
        rx.cond(live, ways_from_stage(purpose)),
        id="ways",
        title=purpose.ways,
        text="Each of them becomes a video, like all others.",
        open=ways_open.value & asked,
        on_close=ways_open.set_value(False),
    )


def takes_sheet() -> rx.Component:
    """Return the list of takes as a phone shows it."""
    return dialog(
        take_list(),
        id="takes",
        title="Your takes",
        open=_takes_open.value,
        on_close=_takes_open.set_value(False),
    )


def film(purpose: Purpose) -> rx.Component:
    """Return the stage with what lies over it."""
    return rx.fragment(
        _stage(purpose),
        script_sheet(),
        _ways_sheet(purpose),  # Before what it opens: it gives the focus back first.
        writing_sheet(purpose),
        rx.cond(
            CameraState.trouble["title"] != "",
            refusal(purpose),
            rx.cond(
                live,
                rx.cond(recording, rx.fragment(), _foot(purpose)),
                preflight(purpose),
            ),
        ),
    )
