"""Buttons, links, choices, badges and meters."""

from resumes_app.ui.controls.choose import choice, toggle
from resumes_app.ui.controls.press import Size, Variant, button, icon_button, link, link_button, outside_link
from resumes_app.ui.controls.show import Tone, avatar, badge, chip, initials_of, progress, verified

__all__ = [
    "Size",
    "Tone",
    "Variant",
    "avatar",
    "badge",
    "button",
    "chip",
    "choice",
    "icon_button",
    "initials_of",
    "link",
    "link_button",
    "outside_link",
    "progress",
    "toggle",
    "verified",
]
