"""The captions of a video that the browser's own player shows."""

from typing import Any

import reflex as rx


def captions_track(src: Any, drawn: Any) -> rx.Component:
    """Return the captions at `src`, shown from the first picture on; nothing where there are none.

    Args:
        drawn: They are in the picture already: nobody is shown them twice, and a player's menu still has them.
    """
    track = rx.el.track(kind="captions", src=src, src_lang="en", label="Captions", default=~drawn.to(bool))
    return rx.cond(src != "", track)
