"""Light, dark, or as the device says. Kept in this browser; set before the first paint, so nothing flashes."""

import reflex as rx
from reflex.style import color_mode, set_color_mode

from resumes_app.ui.controls import choice

MODES = [("system", "Automatic"), ("light", "Light"), ("dark", "Dark")]


def theme_choice() -> rx.Component:
    """Return the choice of the theme for this browser."""
    return choice("theme", "Light or dark", MODES, value=color_mode, on_change=set_color_mode)
