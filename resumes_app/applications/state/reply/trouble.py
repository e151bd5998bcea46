"""What a person is told when the camera does not come: why, and what to do in the browser they hold. Pure."""

import re
from typing import TypedDict

from resumes_app.files.service import MAX_BYTES


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
        "Set Camera and Microphone to Allow.",
        "Come back here and press Try again.",
    ],
    "ios-chrome": [
        "Open the Settings app and choose your browser in the list.",
        "Switch Camera and Microphone on.",
        "Come back here and press Try again.",
    ],
    "android": [
        "Tap the icon at the left of the address, then Permissions.",
        "Allow Camera and Microphone.",
        "Press Try again.",
    ],
    "firefox": [
        "Click the crossed-out camera in the address bar.",
        "Remove the block for camera and microphone.",
        "Press Try again.",
    ],
    "edge": ["Click the lock beside the address.", "Set Camera and Microphone to Allow.", "Press Try again."],
    "chrome": [
        "Click the icon at the left of the address.",
        "Switch Camera and Microphone on.",
        "Press Try again.",
    ],
    "safari": [
        "Open Safari’s menu, then Settings for this website.",
        "Set Camera and Microphone to Allow.",
        "Press Try again.",
    ],
}
_AGAIN = "Press Try again."
_PLUG = ["Plug a camera in, or switch it on.", "See that no cover or key on your keyboard turns it off.", _AGAIN]
_FREE = ["Close video calls and other camera apps, in other tabs too.", "Press Try again."]
_OUTSIDE = ["Open the menu of this app (⋯ or ⋮).", "Choose Open in browser.", "Sign in there; your draft is waiting."]

_REASONS: dict[str, tuple[str, str, list[str]]] = {
    "NotFoundError": ("We found no camera or no microphone", "Your device reports none that we may use.", _PLUG),
    "NotReadableError": ("Your camera is busy", "Another app or tab holds it, or the system keeps it back.", _FREE),
    "AbortError": ("Your camera is busy", "Something kept it from starting.", _FREE),
    "OverconstrainedError": (
        "This camera cannot do it",
        "The one you chose went away or films too small.",
        ["Choose another camera.", "Press Try again."],
    ),
    "InsecureContextError": (
        "Recording needs a secure address",
        "Browsers give the camera only to pages whose address begins with https.",
        ["Open this page through its https address."],
    ),
    "UnsupportedError": (
        "This browser cannot record",
        "It is too old, or lives inside another app.",
        ["Open this page in Chrome, Edge, Firefox or Safari."],
    ),
}
_REFUSED = ("Camera and microphone are blocked", "Your browser was told not to let this site use them.")
_OTHER = ("The camera did not start", "Your browser gave no clear reason.")
_LOST = {
    "video": "The camera went away. What you recorded so far is kept as a take.",
    "audio": "The microphone went away. What you recorded so far is kept as a take.",
}


def browser_of(agent: str) -> str:
    """Return which browser a user agent string belongs to, as far as its help differs."""
    return next((name for name, pattern in _BROWSERS if pattern.search(agent)), "chrome")


def trouble_for(error: str, agent: str) -> Trouble:
    """Return what to tell a person whose browser refused the camera with `error` (a DOMException's name)."""
    if _IN_APP.search(agent):
        text = "Apps that show web pages inside themselves often keep the camera back."
        return Trouble(title="Open this page in your browser", text=text, steps=_OUTSIDE)
    if error in ("NotAllowedError", "SecurityError", "PermissionDeniedError"):
        return Trouble(title=_REFUSED[0], text=_REFUSED[1], steps=_ALLOW[browser_of(agent)])
    title, text, steps = _REASONS.get(error, (*_OTHER, _FREE))
    return Trouble(title=title, text=text, steps=steps)


def lost(kind: str) -> Trouble:
    """Return what to tell a person whose camera or microphone went away while it ran."""
    return Trouble(title="We lost your device", text=_LOST.get(kind, _LOST["video"]), steps=[_PLUG[0], _AGAIN])


PROBLEMS = {
    "QuotaExceededError": "Your device has no room left. Free some space; what you recorded so far is kept.",
    "TooLarge": f"This file is larger than {MAX_BYTES // 1024**2} MB. Choose a shorter one.",
    "BlockedError": "Another tab has an older version of this page. Close it, then load this page again.",
    "NotReadableError": "This file could not be read. Choose it again.",
    "CutOff": "Your last take was cut off before anything of it could be kept. Please begin it again.",
    "DraftDeleted": "You deleted this draft. What you recorded is still on this device: send it again from your takes.",
    "TakeGone": "This take was removed in another tab while it was being taken. Close that tab, then take it again.",
    "UnreadablePicture": "One of your pictures cannot be shown. Choose PNG, JPEG or WebP files.",
    "TooShort": "That was too short for a picture. Press Record again, and stop when you have finished.",
}
PROBLEM = "The recording could not be kept. Close other tabs and try again."


def problem(name: str) -> str:
    """Return what is said of what kept a recording or a file from being kept.

    Args:
        name: As the browser's part calls it; `Refused:` is followed by the server's own words.
    """
    kind, _, reason = name.partition(":")
    if kind == "Refused":
        return f"This file was not added. {reason}".strip()[:300]
    return PROBLEMS.get(kind, PROBLEM)
