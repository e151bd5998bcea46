"""The title of a video: what it says and how it is dressed, as an overlay of the edit list. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resumes_app.errors import InvalidInput
from resumes_app.media.editlist import FACES, STYLES, EditList, Overlay
from resumes_app.studio.schemas import PLAIN_DRESS, TitleDress

TITLE_MS = 3_500
"""Long enough to read eight words, short enough not to lie over the answer."""
TITLE_X = 0.5
PLACES = {"top": 0.16, "middle": 0.5, "low": 0.7}
"""Middle of the title as a share of the frame's height. `low` ends above the controls of players."""
SIZES = {"s": 0.038, "m": 0.05, "l": 0.066}
"""Height of the letters' box as a share of the frame's height."""


def checked_dress(dress: Mapping[str, object]) -> TitleDress:
    """Return the dress if it has every part, and each can be chosen.

    Raises:
        InvalidInput: One is missing, unknown, or nothing that can be chosen.
    """
    offered: dict[str, Sequence[str]] = {"face": FACES, "style": STYLES, "place": [*PLACES], "size": [*SIZES]}
    if dress.keys() != offered.keys() or not all(dress[part] in names for part, names in offered.items()):
        raise InvalidInput(
            "A title cannot look like that. Choose one of the typefaces, styles, places and sizes shown."
        )
    face, style, place, size = (str(dress[part]) for part in offered)
    return TitleDress(face=face, style=style, place=place, size=size)


def with_title(edit: EditList, text: str, dress: TitleDress) -> EditList:
    """Return the list with `text` over its beginning; "" takes the title away."""
    others = edit.overlays[1:]
    if not text:
        return replace(edit, overlays=others)
    y, size = PLACES[dress["place"]], SIZES[dress["size"]]
    title = Overlay(text, 0, TITLE_MS, TITLE_X, y, size, dress["style"], dress["face"])
    return replace(edit, overlays=(title, *others))


def dressed(edit: EditList, dress: TitleDress) -> EditList:
    """Return the list with its title in this dress.

    Raises:
        InvalidInput: There is no title.
    """
    if not edit.overlays:
        raise InvalidInput("There is no title yet. Write one, then choose how it looks.")
    return with_title(edit, title_of(edit), dress)


def title_of(edit: EditList) -> str:
    """Return the title text; "" where there is none."""
    return next((overlay.text for overlay in edit.overlays), "")


def dress_of(edit: EditList) -> TitleDress:
    """Return how the title is dressed, by the nearest of what can be chosen; the plain dress where there is none."""
    title = next(iter(edit.overlays), None)
    if title is None:
        return PLAIN_DRESS
    return TitleDress(
        face=title.face,
        style=title.style,
        place=_nearest(PLACES, title.y),
        size=_nearest(SIZES, title.size),
    )


def _nearest(named: dict[str, float], value: float) -> str:
    return min(named, key=lambda name: abs(named[name] - value))
