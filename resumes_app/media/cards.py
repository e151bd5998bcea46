"""Cards: still pictures that hold a reply in writing, as takes of the project's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "assets" / "cards"
"""One MP4 a card, without sound; `resumes_app.cli.cards` writes them."""
CARD_MS: Final = 90_000
"""As long as the longest video."""


@dataclass(frozen=True, slots=True)
class Card:
    """A colour that runs into another one, dark enough for white words.

    Attributes:
        label: What people call it.
        top: `#rrggbb` of the upper edge.
        bottom: `#rrggbb` of the lower edge.
    """

    label: str
    top: str
    bottom: str


CARDS: Final[dict[str, Card]] = {
    "dusk": Card("Dusk", "#2a1743", "#8a2f55"),
    "harbour": Card("Harbour", "#0b2f45", "#0f6a73"),
    "moss": Card("Moss", "#10301f", "#4f6b1e"),
    "brick": Card("Brick", "#3b1320", "#9c3f1c"),
    "slate": Card("Slate", "#1b1e26", "#474f5f"),
}


def card_file(name: str) -> Path | None:
    """Return where the card's film lies; None where there is no such card."""
    return FOLDER / f"{name}.mp4" if name in CARDS else None
