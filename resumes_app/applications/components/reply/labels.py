"""Words, icons and looks that the parts of the page share."""

from resumes_app.ui import icons

STAGE = {
    "self_view": "You, as the camera sees you",
    "hidden": "Your picture is hidden.",
    "hidden_filming": "Your picture is hidden. You are still being filmed.",
    "record": "Record",
    "stop": "Stop recording",
    "cancel": "Cancel the countdown",
    "pause": "Pause",
    "resume": "Go on recording",
    "paused": "Paused",
    "retake": "Retake: replace the newest take",
    "flip": "Turn the camera round",
    "countdown": "Countdown before recording",
    "off": "Off",
    "hide": "Hide my picture",
    "devices": "Choose camera and microphone",
    "camera": "Camera",
    "microphone": "Microphone",
    "standard": "Standard",
    "level": "How loud your microphone hears you",
    "clock": "Recorded of the time there is",
    "offline": "You are offline. What you record is safe on this device. Next works when you are online again.",
    "full": "The time is used up. Remove a take to record another.",
    "started": "Recording.",
    "stopped": "Recording stopped. The take is kept.",
    "last_seconds": "Ten seconds left.",
}
PREVIEW = {
    "play": "Play the preview",
    "pause": "Pause the preview",
    "place": "Place in the video",
    "broken": "This browser cannot show this take. It will be in your video all the same.",
}
CHOICE = (
    "flex-none rounded-control border-2 border-line p-1.5 text-sm font-semibold aria-pressed:border-primary "
    "aria-pressed:bg-primary-soft aria-pressed:text-on-primary-soft"
)
"""How a button looks that is one of several to choose from."""
GLYPHS = {
    name: list(glyph.paths)
    for name, glyph in {
        "eye": icons.eye,
        "eye_off": icons.eye_off,
        "flip": icons.flip,
        "microphone": icons.microphone,
        "pause": icons.pause,
        "play": icons.play,
        "retake": icons.retake,
        "settings": icons.settings,
        "timer": icons.timer,
    }.items()
}
