"""The timeline of the edit: its words, limits and icons."""

import reflex as rx

from resumes_app.applications.state.reply.cutting import CuttingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.media.editlist import FITS, TRANSITIONS
from resumes_app.studio import service as studio
from resumes_app.ui import icons
from resumes_app.ui.feedback import notice
from resumes_app.ui.timeline import TimelineRules
from resumes_app.ui.timeline import timeline as strip

RULES = TimelineRules(
    min_ms=studio.MIN_CUT_MS,
    speeds=[0.5, 0.75, 1, 1.25, 1.5, 2],
    gain_db=[-24, 12],
    fits=list(FITS),
    tolerance=studio.preview_rules().fill_tolerance,
    most_zoom=4,
    transitions=list(TRANSITIONS),
    transition_ms=500,
    most_transition_ms=2000,
)
LABELS = {
    "timeline": "Timeline",
    "clips": "Clips",
    "clip": "Clip {n} of {of}: take {take}, {length} s, from {at} s",
    "no_clip": "No clip",
    "empty": "There is no clip yet. Record a take, or add one that is not in your video.",
    "tools": "Clip {n} of {of}",
    "clip_settings": "Settings of clip {n}",
    "settings": "Setting",
    "back": "Back to the timeline",
    "playhead": "Playhead",
    "playhead_value": "{at} of {of} seconds",
    "trim_in": "Beginning of clip {n}",
    "trim_out": "End of clip {n}",
    "trim_value": "{at} of {of} seconds of the take",
    "undo": "Undo: {what}",
    "redo": "Redo: {what}",
    "no_undo": "Nothing to undo",
    "no_redo": "Nothing to redo",
    "place": "{at} s",
    "total": "{total} of {cap} s",
    "over": "{over} s too long.",
    "over_hint": "Trim or delete a clip.",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "fit": "Show all",
    "split": "Split",
    "duplicate": "Duplicate",
    "delete": "Delete",
    "left": "Move left",
    "right": "Move right",
    "speed": "Speed",
    "speed_hint": "Your voice keeps its pitch.",
    "sound": "Sound",
    "mute": "Mute this clip",
    "loudness": "Loudness",
    "as_recorded": "0 dB",
    "crop": "Crop",
    "fit_auto": "Automatic",
    "fit_fill": "Fill",
    "fit_pad": "Whole picture",
    "zoom": "Zoom",
    "focus_x": "Left – right",
    "focus_y": "Up – down",
    "focus_hint": "All of the picture is in the frame. Zoom in to move it: here, or with two fingers on the picture.",
    "crop_hint": "Drag the picture to move it. Two fingers, or the mouse wheel, zoom it.",
    "transition": "Transition",
    "transition_cut": "Cut",
    "transition_fade": "Fade",
    "transition_slide": "Slide",
    "transition_zoom": "Zoom",
    "transition_hint": "From the clip before into this one; at most half of either.",
    "transition_first": "No clip comes before the first one. Choose another clip.",
    "length": "Length",
    "shelf": "Takes not in your video",
    "add": "Add take {take}, {length} s",
    "add_short": "Add",
    "coming": "{percent} %",
    "unsaved": "This was not saved, since the server did not answer. Try it again.",
    "keys_title": "Keyboard shortcuts",
    "close": "Close",
    "letters": "Letters and Delete work as shortcuts",
}
KEYS = [
    ["Space", "Play or pause"],
    ["← →", "Playhead by a picture; on a clip: the clip before or after"],
    ["Shift ← →", "Playhead by a second"],
    ["Home, End", "Playhead to the beginning or the end"],
    ["S", "Split at the playhead"],
    ["D", "Duplicate the clip"],
    ["Delete", "Delete the clip; its take stays"],
    ["Ctrl Z", "Undo (⌘ Z on a Mac)"],
    ["Ctrl Shift Z", "Redo (⌘ Shift Z on a Mac)"],
    ["?", "This list"],
]
GLYPHS = {
    name: list(glyph.paths)
    for name, glyph in {
        "back": icons.arrow_left,
        "close": icons.close,
        "crop": icons.crop,
        "delete": icons.trash,
        "duplicate": icons.copy,
        "fit": icons.fit_width,
        "left": icons.arrow_left,
        "redo": icons.redo,
        "right": icons.arrow_right,
        "sound": icons.sound_on,
        "speed": icons.gauge,
        "split": icons.scissors,
        "transition": icons.transition,
        "undo": icons.undo,
        "zoom_in": icons.zoom_in,
        "zoom_out": icons.zoom_out,
    }.items()
}


def timeline(*, steps_in: str) -> rx.Component:
    """Return the timeline of the draft.

    Args:
        steps_in: Id of the element that has undo and redo on a phone.
    """
    draft = TakesState.draft
    return strip(
        clips=draft["clips"],
        takes=draft["takes"],
        coming=TakesState.coming,
        version=draft["version"],
        cap_ms=draft["cap_ms"],
        undo=draft["undo"],
        redo=draft["redo"],
        steps_in=steps_in,
        answer=CuttingState.answer,
        rules=RULES,
        labels=LABELS,
        glyphs=GLYPHS,
        keys=KEYS,
        on_change=CuttingState.change,
        on_refusal=lambda text: notice(text, "caution"),
    )
