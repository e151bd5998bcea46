"""The player of a video while it is made and once it is: what plays is not cut off by what comes."""

import reflex as rx

from resumes_app.ui.browser_code import browser_code


class OwnPlayer(rx.Component):
    """Plays a first version of a video until the finished one is there; its children where there is neither yet."""

    library = browser_code("own_player.jsx")
    tag = "OwnPlayer"

    first: rx.Var[str]
    """Address of the first version; empty without."""
    first_label: rx.Var[str]
    first_note: rx.Var[str]
    """Stands on it."""
    src: rx.Var[str]
    """Address of the finished one; empty until it is there."""
    label: rx.Var[str]
    poster: rx.Var[str]
    captions: rx.Var[str]
    captions_drawn: rx.Var[bool]
    """They are in the picture already, and are shown as a track only to who asks for it."""
    finished: rx.Var[str]
    """On the button that goes over to the finished one while the first plays."""
    preload: rx.Var[str]
    """Of the finished one."""


own_player = OwnPlayer.create
