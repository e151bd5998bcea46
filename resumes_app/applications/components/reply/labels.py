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
    "noiseSuppression": "Take noise away",
    "echoCancellation": "Take echo away",
    "lost_camera": "Your camera went away",
    "lost_microphone": "Your microphone went away",
    "lost_kept": "What you recorded is kept. Go on with another one, or plug yours in again:",
    "plan_part": "{title} · {number} of {count} · about {seconds} s",
    "plan_done": "That is all of your plan.",
    "show_question": "Show the question",
    "show_plan": "Show my plan",
    "prompter": "Teleprompter",
    "script": "Your script",
    "no_script": "Write what you want to say",
    "write_script": "Change your script",
    "script_halt": "Stop the script",
    "script_go": "Let the script go on",
    "from_the_top": "Script from the beginning",
    "pace": "{words} words a minute",
    "slower": "Slower",
    "faster": "Faster",
    "smaller": "Smaller letters",
    "larger": "Larger letters",
    "mirror": "Mirrored, for a teleprompter's glass",
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
        "arrow_up": icons.arrow_up,
        "eye": icons.eye,
        "eye_off": icons.eye_off,
        "flip": icons.flip,
        "microphone": icons.microphone,
        "minus": icons.minus,
        "mirror": icons.mirror,
        "pause": icons.pause,
        "pencil": icons.pencil,
        "plan": icons.flag,
        "play": icons.play,
        "plus": icons.plus,
        "question": icons.question,
        "retake": icons.retake,
        "script": icons.script,
        "settings": icons.settings,
        "timer": icons.timer,
    }.items()
}
