"""The timeline of an edit: clips to scale with pictures and sound, trimmed, split, moved and set.

Words, limits and icons are given by whoever uses it; a change is shown at once and told with the version of the edit
that it was decided on. It moves and follows the playhead of the preview on the same page.
"""

from typing import Any, NotRequired, TypedDict

import reflex as rx

from resumes_app.ui.browser_code import browser_code
from resumes_app.ui.takes import LocalTake  # And its scripts, which the timeline's import.

_SCRIPT = browser_code(
    "timeline.jsx",
    "choice_strip.jsx",
    "cropping.js",
    "framing.js",
    "keys.jsx",
    "playhead.js",
    "shared.jsx",
    "timeline_bars.jsx",
    "timeline_changes.js",
    "timeline_clip.jsx",
    "timeline_clip_panel.jsx",
    "timeline_gestures.js",
    "timeline_media.js",
    "timeline_model.js",
    "timeline_strip.jsx",
    "timeline_view.js",
)


class TimelineChange(TypedDict):
    """Something done on the timeline.

    Attributes:
        op: Names it, so that its answer is known.
        version: Of the edit that it was decided on.
        act: `trim`, `split`, `duplicate`, `remove`, `move`, `add`, `set`, `undo` or `redo`.
        place: Of the clip, from 0; not for `split`, `add`, `undo` and `redo`.
        to: Its place afterwards, for `move` and `add`.
        in_ms, out_ms: For `trim`, in the take.
        at_ms: For `split`, in the video.
        take: For `add`.
        values: For `set`: fields of a clip.
    """

    op: str
    version: int
    act: str
    place: NotRequired[int]
    to: NotRequired[int]
    in_ms: NotRequired[int]
    out_ms: NotRequired[int]
    at_ms: NotRequired[int]
    take: NotRequired[str]
    values: NotRequired[dict[str, Any]]


class TimelineAnswer(TypedDict):
    """What became of the change `op`.

    Attributes:
        refusal: Why it was not done, and what to do; empty where it was.
        stale: True where the edit had another version. With the same clips it is tried again.
    """

    op: str
    refusal: str
    stale: bool


class TimelineRules(TypedDict):
    """What a clip can be set to.

    Attributes:
        min_ms: Length of the shortest clip.
        speeds: To choose from, slowest first; between the ends every speed can be set.
        gain_db: Softest and loudest.
        fits: Ways to fill the frame; so `transitions`.
        tolerance: How much a take's shape may differ from the frame's and still fill it.
        transition_ms: Length of a transition just chosen.
    """

    min_ms: int
    speeds: list[float]
    gain_db: list[int]
    fits: list[str]
    tolerance: float
    most_zoom: float
    transitions: list[str]
    transition_ms: int
    most_transition_ms: int


class Timeline(rx.NoSSRComponent):
    """Fills the width of its place.

    Attributes:
        clips: With the fields of `studio.schemas.TimelineClip`, in order; `takes` with those of `TakeView`.
        coming: Takes on their way to the server.
        undo, redo: What they would do, in a word or two; empty where there is nothing.
        steps_in: Id of the element in which their buttons stand on a phone, where the timeline may be hidden.
        answer: To the newest change that was told.
        keys: The sheet of shortcuts: key and what it does.
        on_refusal: Why something that was shown is not done.
    """

    library = _SCRIPT
    tag = "Timeline"

    clips: rx.Var[list[Any]]
    takes: rx.Var[list[Any]]
    coming: rx.Var[list[LocalTake]]
    version: rx.Var[int]
    cap_ms: rx.Var[int]
    undo: rx.Var[str]
    redo: rx.Var[str]
    steps_in: rx.Var[str]
    answer: rx.Var[TimelineAnswer]
    rules: rx.Var[TimelineRules]
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]
    keys: rx.Var[list[list[str]]]

    on_change: rx.EventHandler[rx.event.passthrough_event_spec(TimelineChange)]
    on_refusal: rx.EventHandler[rx.event.passthrough_event_spec(str)]


timeline = Timeline.create
