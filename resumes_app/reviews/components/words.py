"""The deck's decisions, texts and icons."""

from resumes_app.reviews.schemas import PAST
from resumes_app.ui import icons
from resumes_app.ui.swipe_deck import Action

ACTIONS = [
    Action(
        kind="decline",
        direction="left",
        key="ArrowLeft",
        hint="←",
        label="Decline",
        past=PAST["decline"],
        stamp="Decline",
        tone="danger",
        icon="decline",
    ),
    Action(
        kind="star",
        direction="up",
        key="ArrowUp",
        hint="↑",
        label="Star",
        past=PAST["star"],
        stamp="Star",
        tone="star",
        icon="star",
    ),
    Action(
        kind="shortlist",
        direction="right",
        key="ArrowRight",
        hint="→",
        label="Shortlist",
        past=PAST["shortlist"],
        stamp="Shortlist",
        tone="positive",
        icon="shortlist",
    ),
]

LABELS = {
    "deck": "Replies, one after another",
    "bar": "Decide on this reply",
    "you": "You",
    "undo": "Undo",
    "previous": "Previous",
    "next": "Next",
    "summary": "Back to the summary",
    "tools": "The clip",
    "keys": "Keys",
    "keys_title": "Keyboard shortcuts",
    "close": "Close",
    "letters": "Letters and numbers work as shortcuts",
    "play": "Play",
    "pause": "Pause",
    "sound": "Sound",
    "hear": "Turn the sound on",
    "captions": "Captions",
    "speed": "Speed",
    "position": "Position in the clip",
    "position_of": "{at} of {length}",
    "clip_of": "Reply of {name}",
    "received": "Received {when}",
    "again": "Watch again",
    "tap": "Tap to play",
    "broken": "This clip does not play right now. Try again.",
    "decided": "{name} {past}. {left} left. {hint}",
    "undo_hint": "Press Z to undo.",
    "undone": "{name} is back.",
    "refused": "{reason}",
    "colleague": "{by} {past} {name}.",
    "reopened": "{by} reopened {name}.",
    "gone": "The reply of {name} is not here any more: it was taken back.",
    "standing": "{by} {past} this reply",
    "reopen": "Reopen",
    "look_again": "Look again",
    "unsaved": "This decision could not be saved. Take it again.",
    "left_minute": "About a minute left",
    "left_minutes": "About {n} min left",
    "silent": "This reply has no captions.",
    "go_to": "Go to {at}: {text}",
}

KEYS = [
    ["→", "Shortlist"],
    ["←", "Decline"],
    ["↑", "Star"],
    ["Z", "Undo your last decision"],
    ["Space", "Play or pause"],
    ["1 – 5", "Speed, 0.75 to 2 times"],
    ["C", "Captions"],
    ["M", "Sound"],
    ["J K", "Next and previous, without deciding"],
    ["Esc", "Back to the summary, once all is decided"],
    ["?", "This list"],
]

VIEWER_KEYS = [["→", "Next reply"], ["←", "Previous reply"], *(entry for entry in KEYS[4:] if entry[0] != "Esc")]

GLYPHS = {
    name: list(icon.paths)
    for name, icon in {
        "undo": icons.undo,
        "decline": icons.close,
        "star": icons.star,
        "shortlist": icons.check,
        "previous": icons.arrow_left,
        "next": icons.arrow_right,
        "keyboard": icons.keyboard,
        "close": icons.close,
        "play": icons.play,
        "pause": icons.pause,
        "again": icons.retake,
        "sound_on": icons.sound_on,
        "sound_off": icons.sound_off,
        "captions": icons.captions,
    }.items()
}
