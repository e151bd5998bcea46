"""A button that plays a sound by itself, before it is used for anything."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class SoundSample(rx.NoSSRComponent):
    """Plays a sound to its end, or until it is pressed again, another one plays, or the preview does.

    Attributes:
        src: Address of the sound.
        labels, glyphs: Of what a press does: `play` and `stop`.
    """

    library = browser_code("sound_sample.jsx", "playhead.js", "shared.jsx")
    tag = "SoundSample"

    src: rx.Var[str]
    labels: rx.Var[dict[str, str]]
    glyphs: rx.Var[dict[str, list[str]]]
    test_id: rx.Var[str]


sound_sample = SoundSample.create
