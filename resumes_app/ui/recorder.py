"""Recording in the browser: the camera stage, the keeper of takes, a file button, thumbnails.

Texts, limits and icons are given by whoever uses them; nothing of the product is decided in the scripts.
"""

from typing import Any, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code

_STAGE = browser_code(
    "recorder.jsx",
    "camera.js",
    "framed_video.jsx",
    "framing.js",
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
    "stage_beside.jsx",
    "stage_lens.jsx",
    "stage_parts.jsx",
    "stage_picture.jsx",
    "stage_rail.jsx",
    "stage_scene.jsx",
    "take_recording.js",
    "take_spoken.js",
    "use_beside.js",
    "use_holding.js",
    "use_prompter.js",
    "use_recording.js",
    "use_scene.js",
)
_TAKES = browser_code(
    "takes.jsx",
    "deferred.js",
    "plain_http.js",
    "shared.jsx",
    "take_endings.js",
    "take_film.js",
    "take_held.js",
    "take_listed.js",
    "take_session.js",
    "take_spoken.js",
    "take_store.js",
    "take_teller.js",
    "take_upload.js",
    "timeline_media.js",
)
_ORDER = browser_code("take_order.jsx", "shared.jsx")

_NPM = ["idb@8.0.4", "tus-js-client@4.3.1"]
_SCENE_NPM = ["@mediapipe/tasks-vision@0.10.35"]
"""Exactly this one: later ones tell their maker of their use."""


class CameraEvent(TypedDict):
    """What became of the camera and the microphone.

    Attributes:
        state: `allowed` (before asking), `asking`, `live`, `lost`, `refused`.
        error: The browser's name for the reason (`NotAllowedError`, …), or the kind of track that was lost.
        agent: The browser's own description.
    """

    state: str
    error: str
    agent: str


class LocalTake(TypedDict):
    """A take that is in this browser and not confirmed by the server yet.

    Attributes:
        state: `recording`, `waiting`, `unfinished` (left from a crash), `refused`, `signed_out`, `late` (begun before
            its draft was given up).
        error: The server's reason for a refusal.
    """

    id: str
    kind: str
    state: str
    sent_bytes: int
    size_bytes: int
    duration_ms: int
    error: str


class TakeCommand(TypedDict):
    """What the keeper is to do with a take: `send`, `discard`, `undo`, or forget its spoken lines, which are `told`.

    A new `seq` makes it happen, once in a tab.
    """

    seq: int
    name: str
    take: str


class PlanPart(TypedDict):
    """A part of a plan: one take each.

    Attributes:
        prompt: What to say or show.
    """

    title: str
    prompt: str
    target_ms: int


class SpokenLine(TypedDict):
    """A line of the script as a caption, in its take's own time."""

    start_ms: int
    end_ms: int
    text: str


class DraftCommand(TypedDict):
    """What became of a draft: `give_up` or `take_up`. A new `at` makes its takes in the browser follow."""

    at: int
    name: str
    draft: str


class CameraStage(rx.NoSSRComponent):
    """The camera's picture and its shutter; fills its place. Children lie at the top, near the lens."""

    library = _STAGE
    tag = "CameraStage"
    lib_dependencies: list[str] = [*_NPM, *_SCENE_NPM]

    on: rx.Var[bool]
    """Asks for camera and microphone once it is true."""
    ready: rx.Var[bool]
    """True where there is a draft to record for."""
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]
    cap_ms: rx.Var[int]
    """Longest length of all takes together."""
    kept_ms: rx.Var[int]
    """Length of the takes that the server has."""
    kept_shown_ms: rx.Var[int]
    """The same as the list of takes shows it: each in whole seconds."""
    kept_takes: rx.Var[int]
    kept_used: rx.Var[int]
    """How many of them are in the video: the plan goes on behind those."""
    asked: rx.Var[str]
    """The question at the lens; empty for none."""
    plan: rx.Var[list[PlanPart]]
    """Shown part by part instead of the question; empty for none."""
    script: rx.Var[str]
    """What the teleprompter shows."""
    line_chars: rx.Var[int]
    """How long its lines are at the most."""
    warn_ms: rx.Var[int]
    countdowns: rx.Var[list[int]]
    """Seconds that can be chosen to wait before recording, the usual one first; 0 for none."""
    bits_per_second: rx.Var[int]
    tolerance: rx.Var[float]
    """How much the picture's shape may differ from the frame's and still fill it."""
    attempt: rx.Var[int]
    """A new number asks for the camera again."""

    on_camera: rx.EventHandler[rx.event.passthrough_event_spec(CameraEvent)]
    on_phase: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """`idle`, `counting`, `starting`, `recording`, `paused` or `saving`."""
    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The browser's name for what went wrong while recording (`QuotaExceededError`, …)."""
    on_retake: rx.EventHandler[rx.event.no_args_event_spec]
    """The newest take is to go; recording begins again once it has."""
    on_script: rx.EventHandler[rx.event.no_args_event_spec]
    """The script is to be written."""


def _spoken(take: rx.Var[str], lines: rx.Var[list[SpokenLine]]) -> list[rx.Var[Any]]:
    return [take, lines]


class TakeKeeper(rx.NoSSRComponent):
    """Keeps the takes of a draft in this browser and sends them; shows nothing."""

    library = _TAKES
    tag = "TakeKeeper"
    lib_dependencies: list[str] = _NPM

    owner: rx.Var[str]
    """Public id of the person: another one at the same device does not see the takes."""
    draft: rx.Var[str]
    intake: rx.Var[str]
    """What takes that are begun now are uploaded to; it ends in `.` and its number where that is not 0."""
    accepts_from: rx.Var[int]
    """Takes of intakes with a lower number are `late`: they wait to be asked for."""
    endpoint: rx.Var[str]
    purpose: rx.Var[str]
    command: rx.Var[TakeCommand]
    used: rx.Var[list[str]]
    """Client ids of the takes that the server has and the edit uses: their pictures are kept."""
    sent: rx.Var[bool]
    """True once the draft is sent: the browser forgets everything of it."""

    undo_ms: rx.Var[int]
    """How long a take that was dropped can be brought back; then the browser forgets it."""

    on_takes: rx.EventHandler[rx.event.passthrough_event_spec(list[LocalTake])]
    on_kept: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The server has confirmed the take; the browser's copy is gone."""
    on_spoken: rx.EventHandler[_spoken]
    """Client id of a take that the server has, and what was spoken in it; again and again until it is `told`."""
    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """The browser's name for why takes cannot be kept here at all; `CutOff` or `TooShort` where one shows nothing,
    `DraftDeleted` where there are late ones."""


class DraftKeeper(rx.NoSSRComponent):
    """Where drafts are given up: takes of theirs that are only in this browser go along; shows nothing."""

    library = _TAKES
    tag = "DraftKeeper"
    lib_dependencies: list[str] = _NPM

    owner: rx.Var[str]
    """Public id of the person."""
    command: rx.Var[DraftCommand]


class TakeFile(rx.NoSSRComponent):
    """A button that takes a video file as a take."""

    library = _TAKES
    tag = "TakeFile"

    label: rx.Var[str]
    capture: rx.Var[str]
    """`user` opens the device's own camera app on a phone."""
    max_bytes: rx.Var[int]
    disabled: rx.Var[bool]
    test_id: rx.Var[str]

    on_problem: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """`TooLarge`, or the browser's name for the reason."""


class TakeThumb(rx.NoSSRComponent):
    """A small picture of a take; decorative."""

    library = _TAKES
    tag = "TakeThumb"

    client_id: rx.Var[str]
    number: rx.Var[int]


def _moved(take: rx.Var[str], places: rx.Var[int]) -> list[rx.Var[Any]]:
    return [take, places]


class TakeOrder(rx.NoSSRComponent):
    """An ordered list whose rows (`data-take`) can be dragged by a handle (`data-drag`)."""

    library = _ORDER
    tag = "TakeOrder"

    label: rx.Var[str]

    on_move: rx.EventHandler[_moved]
    """The dragged row's `data-take`, and by how many places it moved (negative: up)."""


class NeedsNetwork(rx.NoSSRComponent):
    """Buttons that the browser disables while it has no network."""

    library = _TAKES
    tag = "NeedsNetwork"


class TakeCount(rx.NoSSRComponent):
    """How many takes there are, those included of which the server cannot know yet."""

    library = _TAKES
    tag = "TakeCount"

    used: rx.Var[list[str]]
    """Client ids of the takes that the server has."""


camera_stage = CameraStage.create
needs_network = NeedsNetwork.create
take_count = TakeCount.create
take_keeper = TakeKeeper.create
draft_keeper = DraftKeeper.create
take_file = TakeFile.create
take_thumb = TakeThumb.create
take_order = TakeOrder.create
