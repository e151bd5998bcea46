"""What a person is told when camera or microphone do not come: why, and what to do in the browser they hold. Pure."""

import re
from typing import TypedDict

from resumes_app.files.service import MAX_BYTES
from resumes_app.media import probe


class Trouble(TypedDict):
    """A clear answer to a refusal. `title` is empty where there is none."""

    title: str
    text: str
    steps: list[str]


NONE = Trouble(title="", text="", steps=[])

_IN_APP = re.compile(r"FBAN|FBAV|Instagram|Line/|TikTok|musical_ly|Bytedance|Snapchat|LinkedInApp|; wv\)")
_BROWSERS = (
    ("ios-chrome", re.compile(r"(iPhone|iPad).*(CriOS|EdgiOS)|(CriOS|EdgiOS).*(iPhone|iPad)")),
    ("ios", re.compile(r"iPhone|iPad")),
    ("firefox", re.compile(r"Firefox/")),
    ("android", re.compile(r"Android")),
    ("edge", re.compile(r"Edg/")),
    ("chrome", re.compile(r"Chrome/")),
    ("safari", re.compile(r"Safari/")),
)
_ALLOW = {
    "ios": [
        "Tap the page menu beside the address, then Website settings.",
        "Set {devices} to Allow.",
        "Come back here and press Try again.",
    ],
    "ios-chrome": [
        "Open the Settings app and choose your browser in the list.",
        "Switch {devices} on.",
        "Come back here and press Try again.",
    ],
    "android": [
        "Tap the icon at the left of the address, then Permissions.",
        "Allow {devices}.",
        "Press Try again.",
    ],
    "firefox": [
        "Click the crossed-out {sign} in the address bar.",
        "Remove the block for {devices}.",
        "Press Try again.",
    ],
    "edge": ["Click the lock beside the address.", "Set {devices} to Allow.", "Press Try again."],
    "chrome": [
        "Click the icon at the left of the address.",
        "Switch {devices} on.",
        "Press Try again.",
    ],
    "safari": [
        "Open Safari’s menu, then Settings for this website.",
        "Set {devices} to Allow.",
        "Press Try again.",
    ],
}
"""With `devices`, which are blocked, and the `sign` of the first of them."""
_AGAIN = "Press Try again."
_PLUG = ["Plug a camera in, or switch it on.", "See that no cover or key on your keyboard turns it off.", _AGAIN]
_PLUG_SOUND = [
    "Plug a microphone or a headset in, or switch it on.",
    "See that no key on your keyboard turns it off.",
    _AGAIN,
]
_FREE = ["Close video calls and other camera apps, in other tabs too.", _AGAIN]
_FREE_SOUND = ["Close calls and other apps that record, in other tabs too.", _AGAIN]
_OUTSIDE = ["Open the menu of this app (⋯ or ⋮).", "Choose Open in browser.", "Sign in there; your draft is waiting."]

_Reasons = dict[str, tuple[str, str, list[str]]]
_EITHER: _Reasons = {
    "InsecureContextError": (
        "Recording needs a secure address",
        "Browsers give camera and microphone only to pages whose address begins with https.",
        ["Open this page through its https address."],
    ),
    "UnsupportedError": (
        "This browser cannot record",
        "It is too old, or lives inside another app.",
        ["Open this page in Chrome, Edge, Firefox or Safari."],
    ),
}
_REASONS: _Reasons = _EITHER | {
    "NotFoundError": ("We found no camera or no microphone", "Your device reports none that we may use.", _PLUG),
    "NotReadableError": ("Your camera is busy", "Another app or tab holds it, or the system keeps it back.", _FREE),
    "AbortError": ("Your camera is busy", "Something kept it from starting.", _FREE),
    "OverconstrainedError": (
        "This camera cannot do it",
        "The one you chose went away or films too small.",
        ["Choose another camera.", _AGAIN],
    ),
}
_SOUND_REASONS: _Reasons = _EITHER | {
    "NotFoundError": ("We found no microphone", "Your device reports none that we may use.", _PLUG_SOUND),
    "NotReadableError": (
        "Your microphone is busy",
        "Another app or tab holds it, or the system keeps it back.",
        _FREE_SOUND,
    ),
    "AbortError": ("Your microphone is busy", "Something kept it from starting.", _FREE_SOUND),
    "OverconstrainedError": ("This microphone went away", "It was the one you chose.", _PLUG_SOUND),
}
_REFUSED = ("Camera and microphone are blocked", "Your browser was told not to let this site use them.")
_SOUND_REFUSED = ("The microphone is blocked", "Your browser was told not to let this site use it.")
_OTHER = ("The camera did not start", "Your browser gave no clear reason.", _FREE)
_SOUND_OTHER = ("The microphone did not start", "Your browser gave no clear reason.", _FREE_SOUND)
_LOST = {
    "video": ("The camera went away. What you recorded so far is kept as a take.", _PLUG[0]),
    "audio": ("The microphone went away. What you recorded so far is kept as a take.", _PLUG_SOUND[0]),
}


def browser_of(agent: str) -> str:
    """Return which browser a user agent string belongs to, as far as its help differs."""
    return next((name for name, pattern in _BROWSERS if pattern.search(agent)), "chrome")


def trouble_for(error: str, agent: str, *, sound: bool = False) -> Trouble:
    """Return what to tell a person whose browser refused the camera with `error` (a DOMException's name).

    Args:
        sound: True where the microphone alone was asked for.
    """
    if _IN_APP.search(agent):
        text = f"Apps that show web pages inside themselves often keep the {_sign(sound)} back."
        return Trouble(title="Open this page in your browser", text=text, steps=_OUTSIDE)
    if error in ("NotAllowedError", "SecurityError", "PermissionDeniedError"):
        title, text = _SOUND_REFUSED if sound else _REFUSED
        words = {"devices": "Microphone" if sound else "Camera and Microphone", "sign": _sign(sound)}
        return Trouble(title=title, text=text, steps=[step.format(**words) for step in _ALLOW[browser_of(agent)]])
    title, text, steps = _SOUND_REASONS.get(error, _SOUND_OTHER) if sound else _REASONS.get(error, _OTHER)
    return Trouble(title=title, text=text, steps=steps)


def _sign(sound: bool) -> str:
    return "microphone" if sound else "camera"


def lost(kind: str) -> Trouble:
    """Return what to tell a person whose camera or microphone went away while it ran."""
    text, plug = _LOST.get(kind, _LOST["video"])
    return Trouble(title="We lost your device", text=text, steps=[plug, _AGAIN])


PROBLEMS = {
    "QuotaExceededError": "Your device has no room left. Free some space; what you recorded so far is kept.",
    "EmptyFile": probe.EMPTY,
    "UnknownFile": probe.UNREADABLE,
    "TooLong": probe.TOO_LONG,
    "TooLarge": f"This file is larger than {MAX_BYTES // 1024**2} MB. Choose a shorter one.",
    "BlockedError": "Another tab has an older version of this page. Close it, then load this page again.",
    "NotReadableError": "This file could not be read. Choose it again.",
    "CutOff": "Your last take was cut off before anything of it could be kept. Please begin it again.",
    "DraftDeleted": (
        "You sent or deleted this draft since then. What you recorded is still on this device: send it again from your "
        "takes."
    ),
    "TakeGone": "This take was removed in another tab while it was being taken. Close that tab, then take it again.",
    "UnreadablePicture": "It cannot be shown as a picture. Choose PNG, JPEG or WebP files.",
    "NothingRecorded": (
        "Your browser gave us nothing of that recording. Close it, open it again and try once more, or film with your "
        "camera app and choose the file here."
    ),
    "TooShort": "That was too short for a picture. Press Record again, and stop when you have finished.",
}
MORE = {"UnreadablePicture": "They cannot be shown as pictures. Choose PNG, JPEG or WebP files."}
"""What is said of several files at once."""
FILE_CHARS = 40
"""As much of a file's name is told."""
PROBLEM = "The recording could not be kept. Close other tabs and try again."


def about(name: str) -> str:
    """Return what a problem is about: of files that were not added the newest alone is told of; `name` as below."""
    cause, _, file = name.partition("\n")
    return "A file was not added" if file else problem(cause)


def problem(name: str) -> str:
    """Return what is said of what kept a recording or a file from being kept.

    Args:
        name: As the browser's part calls it; `Refused:` is followed by the server's own words. After line breaks, the
            names of the files.
    """
    cause, *files = name.split("\n")
    file, others = (files[0], len(files) - 1) if files else ("", 0)
    kind, _, reason = cause.partition(":")
    why = reason[:300] if kind == "Refused" else PROBLEMS.get(kind, PROBLEM)
    if not file and kind != "Refused":
        return why
    which = f"“{file if len(file) <= FILE_CHARS else f'{file[: FILE_CHARS - 1]}…'}”" if file else "This file"
    if others:
        return f"{which} and {others} more were not added. {MORE.get(kind, why)}"
    return f"{which} was not added. {why}".strip()
