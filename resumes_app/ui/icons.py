"""Our own stroke icons (24 × 24, round 2 px line), drawn inline so that they take the text's colour."""

from dataclasses import dataclass

import reflex as rx


@dataclass(frozen=True, slots=True)
class Glyph:
    """One icon; calling it draws it.

    Attributes:
        paths: SVG path data, each stroked.
        solid: True where the shapes are filled too.
    """

    paths: tuple[str, ...]
    solid: bool = False

    def __call__(self, size: str = "size-6", *, filled: bool = False, label: str = "") -> rx.Component:
        """Return the drawing.

        Args:
            size: Tailwind classes for size, colour and place.
            filled: Fills the shape, for a state that is on.
            label: Spoken name; without one the icon is hidden from assistive technology.
        """
        attributes: dict[str, str] = {"data-solid": "true"} if filled or self.solid else {}
        if label:
            attributes |= {"role": "img", "aria-label": label}
        else:
            attributes["aria-hidden"] = "true"
        return rx.el.svg(
            *[rx.el.path(d=path) for path in self.paths],
            view_box="0 0 24 24",
            class_name=f"icon {size}",
            custom_attrs=attributes,
        )


def _glyph(*paths: str, solid: bool = False) -> Glyph:
    return Glyph(paths, solid)


arrow_down = _glyph("M12 4v16", "m6 14 6 6 6-6")
arrow_left = _glyph("M20 12H4", "m10 6-6 6 6 6")
arrow_right = _glyph("M4 12h16", "m14 6 6 6-6 6")
arrow_up = _glyph("M12 20V4", "m6 10 6-6 6 6")
backdrop = _glyph(
    "M12 8a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
    "M6.5 20.5a5.5 5.5 0 0 1 11 0",
    "M4 4h.01",
    "M9.3 4h.01",
    "M14.7 4h.01",
    "M20 4h.01",
    "M4 9.5h.01",
    "M20 9.5h.01",
    "M4 15h.01",
    "M20 15h.01",
)
banknote = _glyph(
    "M4 6.500h16A1.5 1.5 0 0 1 21.5 8v8a1.5 1.5 0 0 1-1.5 1.500H4A1.5 1.5 0 0 1 2.5 16V8A1.5 1.5 0 0 1 4 6.500Z",
    "M12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
    "M6 12h.01",
    "M18 12h.01",
)
bell = _glyph("M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7", "M10 20.5a2.2 2.2 0 0 0 4 0")
bookmark = _glyph("M6.5 3.5h11a1 1 0 0 1 1 1V21L12 16.5 5.5 21V4.5a1 1 0 0 1 1-1Z")
briefcase = _glyph(
    "M4.5 8h15A1.5 1.5 0 0 1 21 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18.5v-9A1.5 1.5 0 0 1 4.5 8Z",
    "M8.5 8V5.5A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.5V8",
    "M3 13h18",
)
camera = _glyph(
    "M4.5 6h9A1.5 1.5 0 0 1 15 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6Z",
    "m15 11 6-4v10l-6-4",
)
captions = _glyph(
    "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z",
    "M10.5 10.5a2 2 0 1 0 0 3",
    "M17.5 10.5a2 2 0 1 0 0 3",
)
check = _glyph("m4.5 12.5 5 5L19.5 7")
chevron_down = _glyph("m6 9 6 6 6-6")
chevron_left = _glyph("m15 6-6 6 6 6")
chevron_right = _glyph("m9 6 6 6-6 6")
chevron_up = _glyph("m6 15 6-6 6 6")
clock = _glyph("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z", "M12 7.5V12l3 2.5")
close = _glyph("M6 6l12 12", "M18 6 6 18")
copy = _glyph(
    "M9 8.5h9.5a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1Z", "M15.5 5H6a1 1 0 0 0-1 1v9.5"
)
crop = _glyph("M6.5 2.5v15h15", "M2.5 6.5h15v15")
cross = close
download = _glyph("M12 4v11", "m7 10.5 5 5 5-5", "M4.5 20h15")
drag_handle = _glyph("M9 6h.01", "M15 6h.01", "M9 12h.01", "M15 12h.01", "M9 18h.01", "M15 18h.01")
eye = _glyph(
    "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"
)
eye_off = _glyph(
    "M10 5.7A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.6 3.3",
    "M6.3 7.4A16.5 16.5 0 0 0 2.5 12S6 18.5 12 18.5a9.5 9.5 0 0 0 4.5-1.2",
    "M9.9 9.9a3 3 0 0 0 4.2 4.2",
    "M3.5 3.5l17 17",
)
feed = _glyph(
    "M8.5 3.5h7A1.5 1.5 0 0 1 17 5v14a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19V5a1.5 1.5 0 0 1 1.5-1.5Z",
    "m10.8 9.5 3.7 2.5-3.7 2.5Z",
    "M3.5 7v10",
    "M20.5 7v10",
)
filters = _glyph(
    "M4 7h10",
    "M18 7h2",
    "M4 17h2",
    "M10 17h10",
    "M16 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
    "M8 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
)
fit_width = _glyph("M3.5 5v14", "M20.5 5v14", "M7 12h10", "m9.5 9.5-2.5 2.5 2.5 2.5", "m14.5 9.5 2.5 2.5-2.5 2.5")
flip = _glyph("M4 12a8 8 0 0 1 13.5-5.8L20 8.5", "M20 4v4.5h-4.5", "M20 12a8 8 0 0 1-13.5 5.8L4 15.5", "M4 20v-4.5h4.5")
flag = _glyph("M5.5 21V4", "M5.5 4.5c4-2 8 2 13 0v9c-5 2-9-2-13 0")
gauge = _glyph("M4.5 18a9 9 0 1 1 15 0", "m12 14 4-4.5", "M12 14h.01")
heart = _glyph("M12 20.5S3.5 15.7 3.5 9.3A4.8 4.8 0 0 1 12 6.2a4.8 4.8 0 0 1 8.5 3.1c0 6.4-8.5 11.2-8.5 11.2Z")
home = _glyph("M4 11.5 12 4l8 7.5V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19Z", "M9.5 20.5V14h5v6.5")
inbox = _glyph(
    "M3.5 13.5 6.3 5.6A1.5 1.5 0 0 1 7.7 4.5h8.6a1.5 1.5 0 0 1 1.4 1.1l2.8 7.9V18a1.5 1.5 0 0 1-1.5 1.5H5"
    "A1.5 1.5 0 0 1 3.5 18Z",
    "M3.5 13.5H8l1.5 2.5h5l1.5-2.5h4.5",
)
info = _glyph("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z", "M12 11.5V16", "M12 8h.01")
keyboard = _glyph(
    "M4 6.5h16a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 16V8A1.5 1.5 0 0 1 4 6.5Z",
    "M6.5 10.5h.01",
    "M10.2 10.5h.01",
    "M13.8 10.5h.01",
    "M17.5 10.5h.01",
    "M8 14h8",
)
link = _glyph("M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1 1", "M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1-1")
mirror = _glyph("M12 3.5v17", "M8.5 8 3.5 17h5Z", "M15.5 8l5 9h-5Z")
minus = _glyph("M5 12h14")
mail = _glyph(
    "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5Z",
    "m4 7 8 6 8-6",
)
menu = _glyph("M4 7h16", "M4 12h16", "M4 17h16")
microphone = _glyph("M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3Z", "M5.5 11a6.5 6.5 0 0 0 13 0", "M12 17.5V21")
more = _glyph("M5.5 12h.01", "M12 12h.01", "M18.5 12h.01")
music = _glyph(
    "M9 17.5V6l10-2v11.5",
    "M6.5 15a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
    "M16.5 13a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
)
pause = _glyph("M8 5v14", "M16 5v14")
pencil = _glyph("M4 20l1-4.5L16.5 4a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19Z", "m14 6.5 3.5 3.5")
pin = _glyph("M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21Z", "M12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z")
picture = _glyph(
    "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5Z",
    "m4 16.5 4.5-5 4 4.5 3-3 4.5 4.5",
    "M15.5 9h.01",
)
play = _glyph("M7.5 4.8v14.4L19 12Z", solid=True)
plus = _glyph("M12 5v14", "M5 12h14")
question = _glyph("M8.5 9a3.5 3.5 0 1 1 5.3 3c-1.2.8-1.8 1.4-1.8 2.8", "M12 18.5h.01")
redo = _glyph("m16 5 4.5 4.5L16 14", "M20 9.5H10a6 6 0 0 0 0 12h3.5")
reply = camera
retake = _glyph("M4 5v5h5", "M4.5 10A8 8 0 1 1 4 13.5")
scissors = _glyph(
    "M6.5 4a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
    "M6.5 15a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z",
    "M8.7 7.8 20 16.5",
    "M8.7 16.2 20 7.5",
)
screen = _glyph(
    "M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.5Z",
    "M8.5 20h7",
    "M12 13.5v-6",
    "m9.5 10 2.5-2.5 2.5 2.5",
)
script = _glyph("M6 3.5h12v17H6Z", "M9.5 8h5", "M9.5 12h5", "M9.5 16h3")
search = _glyph("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m15.5 15.5 5 5")
settings = _glyph(
    "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
    "M12 3v3",
    "M12 18v3",
    "M4.2 7.5l2.6 1.5",
    "m17.2 15 2.6 1.5",
    "m4.2 16.5 2.6-1.5",
    "m17.2 9 2.6-1.5",
)
share = _glyph("M12 15V4", "m7.5 8 4.5-4.5L16.5 8", "M5 12.5V19a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 19v-6.5")
shield = _glyph("M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6Z", "m9 12 2.2 2.2L15.2 10")
sign_out = _glyph("M13.5 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h7.5", "M10 12h10.5", "m17 8 4 4-4 4")
sound_off = _glyph("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z", "m16 9.5 5 5", "m21 9.5-5 5")
sound_on = _glyph("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z", "M15.5 9a4.2 4.2 0 0 1 0 6", "M18 6.5a8 8 0 0 1 0 11")
star = _glyph("m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z")
tag = _glyph("M9.5 4 7.5 20", "M16.5 4l-2 16", "M4.5 9h16", "M3.5 15h16")
thumb_down = _glyph(
    "M7 4v10",
    "M7 5h9.5a1.8 1.8 0 0 1 1.7 1.2l2 6a1.6 1.6 0 0 1-1.5 2.1H14l.8 4A1.8 1.8 0 0 1 13 20.5L9.5 14H3.5V4H7",
)
thumb_up = _glyph(
    "M7 20V10",
    "M7 19h9.5a1.8 1.8 0 0 0 1.7-1.2l2-6a1.6 1.6 0 0 0-1.5-2.1H14l.8-4A1.8 1.8 0 0 0 13 3.5L9.5 10H3.5v10H7",
)
timer = _glyph("M12 6.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z", "M9.5 2.5h5", "M12 10.5V14l2 1.5")
transition = _glyph("M3.5 6h9l-4 12h-5Z", "M15.5 6h5v12h-9Z")
trash = _glyph(
    "M4.5 7h15",
    "M9 7V5.5A1.5 1.5 0 0 1 10.5 4h3A1.5 1.5 0 0 1 15 5.5V7",
    "m6.5 7 .8 11.6A1.5 1.5 0 0 0 8.8 20h6.4a1.5 1.5 0 0 0 1.5-1.4L17.5 7",
    "M10.5 11v5",
    "M13.5 11v5",
)
undo = _glyph("m8 5-4.5 4.5L8 14", "M4 9.5h10a6 6 0 0 1 0 12h-3.5")
upload = _glyph("M12 16V5", "m7 9.5 5-5 5 5", "M4.5 20h15")
user = _glyph("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", "M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6")
users = _glyph(
    "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z",
    "M2.5 19.5c.6-3.3 3-5 6.5-5s5.9 1.7 6.5 5",
    "M16 5.5a3.2 3.2 0 0 1 0 6",
    "M18 15c2 .6 3.2 2.1 3.5 4.5",
)
warning = _glyph("M12 4 2.8 19.5h18.4Z", "M12 10v4", "M12 16.8h.01")
verified = _glyph(
    "m12 2.8 2.3 1.7 2.9-.2.8 2.8 2.4 1.6-1 2.7 1 2.7-2.4 1.6-.8 2.8-2.9-.2L12 21.2l-2.3-1.7-2.9.2-.8-2.8"
    "-2.4-1.6 1-2.7-1-2.7L6 8.3l.8-2.8 2.9.2Z",
    "m8.7 12 2.3 2.3 4.3-4.5",
)
zoom_in = _glyph("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m15.5 15.5 5 5", "M8 10.5h5", "M10.5 8v5")
zoom_out = _glyph("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m15.5 15.5 5 5", "M8 10.5h5")
