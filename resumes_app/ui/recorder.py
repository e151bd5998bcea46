"""Recording in the browser: the stage with the camera's picture, or with a card, and the shutter.

Texts, limits and icons are given by whoever uses them; nothing of the product is decided in the scripts.
"""

from typing import TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code
from resumes_app.ui.takes import TAKES_NPM  # And its scripts, which the stage's import.

_STAGE = browser_code(
    "recorder.jsx",
    "camera.js",
    "framed_video.jsx",
    "framing.js",
    "heard_drafts.js",
    "hearing.js",
    "prompter.jsx",
    "prompter_lines.js",
    "scene.js",
    "scene_pace.js",
    "scene_painter.js",
    "scene_person.js",
    "scene_person.tflite",
    "scene_pictures.js",
    "scene_worker.js",
    "shared.jsx",
    "sound_card.js",
    "sound_clock.js",
    "sound_wave.js",
    "stage_beside.jsx",
    "stage_lens.jsx",
    "stage_parts.jsx",
    "stage_picture.jsx",
    "stage_rail.jsx",
    "stage_scene.jsx",
    "stage_sound.jsx",
    "take_recording.js",
    "take_spoken.js",
    "telling_again.js",
    "use_beside.js",
    "use_devices.js",
    "use_holding.js",
    "use_prompter.js",
    "use_recording.js",
    "use_retake.js",
    "use_scene.js",
    "use_sound_card.js",
    "use_told_again.js",
)
_SCENE_NPM = ["@mediapipe/tasks-vision@0.10.35"]
"""Exactly this one: later ones tell their maker of their use."""


class CameraEvent(TypedDict):
    """What became of the camera and the microphone.

    Attributes:
        state: `allowed` (before asking), `asking`, `live`, `lost`, `refused`.
        error: The browser's name for the reason (`NotAllowedError`, …), or the kind of track that was lost.
        sound: True where the microphone alone was asked for, or would be by what this browser remembers.
        agent: The browser's own description.
    """

    state: str
    error: str
    sound: bool
    agent: str


class Ground(TypedDict):
    """What stands behind the line of a voice: two colours, as `#rrggbb`, that run into each other."""

    name: str
    label: str
    top: str
    bottom: str


class KeptTake(TypedDict):
    """A take that the server has.

    Attributes:
        id: The browser's own.
        length_ms: How much of it is in the video; 0 where it is not.
    """

    id: str
    length_ms: int


class PlanPart(TypedDict):
    """A part of a plan: one take each.

    Attributes:
        prompt: What to say or show.
    """

    title: str
    prompt: str
    target_ms: int


class CameraStage(rx.NoSSRComponent):
    """The camera's picture and its shutter; fills its place. Children lie at the top, near the lens."""

    library = _STAGE
    tag = "CameraStage"
    lib_dependencies: list[str] = [*TAKES_NPM, *_SCENE_NPM]

    on: rx.Var[bool]
    """Asks for camera and microphone, or for the microphone alone, once it is true."""
    draft: rx.Var[str]
    """Public id of the draft to record for; empty while there is none. Which is in sound only is remembered."""
    sound: rx.Var[bool]
    """Asks for the microphone alone, and records a card with the line of the voice."""
    labels: rx.Var[dict[str, str]]
    sound_labels: rx.Var[dict[str, str]]
    """Those that are others then."""
    glyphs: rx.Var[dict[str, list[str]]]
    cap_ms: rx.Var[int]
    """Longest length of all takes together."""
    kept_ms: rx.Var[int]
    """Length of the takes that the server has."""
    kept: rx.Var[list[KeptTake]]
    """These takes: the plan goes on behind those that are in the video."""
    kept_newest: rx.Var[str]
    """The browser's own id of the one that came last: what a retake replaces where none is on its way."""
    asked: rx.Var[str]
    """The question at the lens; empty for none."""
    plan: rx.Var[list[PlanPart]]
    """Shown part by part instead of the question; empty for none."""
    planning: rx.Var[rx.Component]
    """Where a plan is chosen: under the question, or among the teleprompter's tools."""
    script: rx.Var[str]
    """What the teleprompter shows."""
    line_chars: rx.Var[int]
    """How long its lines are at the most."""
    warn_ms: rx.Var[int]
    countdowns: rx.Var[list[int]]
    """Seconds that can be chosen to wait before recording, the usual one first; 0 for none."""
    grounds: rx.Var[list[Ground]]
    """What that card can look like, the usual one first."""
    bits_per_second: rx.Var[int]
    tolerance: rx.Var[float]
    """How much the picture's shape may differ from the frame's and still fill it."""
    attempt: rx.Var[int]
    """A new number asks for the camera again."""

    one_way: rx.Var[bool]
    """There is no choice between being filmed and being heard."""

    told: rx.Var[str]
    """The phase that was told last, as far as that arrived: another one is told again."""

    on_camera: rx.EventHandler[rx.event.passthrough_event_spec(CameraEvent)]
    on_phase: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """`idle`, `counting`, `starting`, `recording`, `paused` or `saving`."""
    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The browser's name for what went wrong while recording (`QuotaExceededError`, …)."""
    on_script: rx.EventHandler[rx.event.no_args_event_spec]
    """The script is to be written."""
    on_sound: rx.EventHandler[rx.event.passthrough_event_spec(bool)]
    """The person wants to be heard only, or to be filmed again."""


camera_stage = CameraStage.create
