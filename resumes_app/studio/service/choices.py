"""The looks and music beds that an edit may choose from."""

import json
import re
from functools import lru_cache
from pathlib import Path

from resumes_app.media.cards import CARDS
from resumes_app.media.looks import LOOKS, TONE, WARMTH
from resumes_app.media.profiles import COVER_TOLERANCE, STANDARD
from resumes_app.media.stickers import names as sticker_names
from resumes_app.media.titles import CAPTIONS_BOTTOM, CAPTIONS_TOP, SAFE
from resumes_app.media.typefaces import FACES, SIGNS_IN_BROWSERS, browser_files, script_file
from resumes_app.studio.schemas import (
    BedChoice,
    CardChoice,
    FaceChoice,
    LookChoice,
    PreviewRules,
    ScriptFont,
    StickerChoice,
)

BEDS = Path(__file__).parents[3] / "assets" / "beds"
"""Served as `/beds/…`; `beds.json` lists them with their licence."""
MEDIUM_BPM = 90
FAST_BPM = 115
TEXT_PLACES = {"top": 0.16, "middle": 0.5, "low": 0.7}
"""Middle of a text as a share of the frame's height. `low` ends above the controls of players."""

TEXT_SIZES = (0.02, 0.12, 0.005)
STICKER_SIZES = (0.04, 0.6, 0.01)
CLEAR_RIGHT = 0.85
"""Beyond it lie the feed's buttons."""


def look_choices() -> list[LookChoice]:
    """Return the looks in the order they are offered."""
    return [LookChoice(name=look.name, label=look.label, css=look.css) for look in LOOKS.values()]


def card_choices() -> list[CardChoice]:
    """Return the cards of replies in writing in the order they are offered."""
    return [CardChoice(name=name, label=card.label, top=card.top, bottom=card.bottom) for name, card in CARDS.items()]


def face_choices() -> list[FaceChoice]:
    """Return the typefaces of titles in the order they are offered."""
    return [
        FaceChoice(name=name, label=face.label, files=[f"/fonts/titles/{file}" for file in browser_files(name)])
        for name, face in FACES.items()
    ]


def script_fonts() -> list[ScriptFont]:
    """Return the fonts for signs that a typeface lacks, in the order in which they are asked."""
    return [
        ScriptFont(file=f"/fonts/titles/{script_file(script)}", signs=signs)
        for script, signs in SIGNS_IN_BROWSERS.items()
    ]


def sticker_choices() -> list[StickerChoice]:
    """Return the stickers in the order they are offered."""
    return [StickerChoice(name=name, src=f"/stickers/{name}.webp") for name in sticker_names()]


def preview_rules() -> PreviewRules:
    """Return what a preview must know to look like the finished video."""
    return PreviewRules(
        width=STANDARD.width,
        height=STANDARD.height,
        fps=STANDARD.fps,
        text_safe=SAFE,
        text_places=TEXT_PLACES,
        text_sizes=TEXT_SIZES,
        sticker_sizes=STICKER_SIZES,
        clear_right=CLEAR_RIGHT,
        clear_bottom=CAPTIONS_BOTTOM,
        captions_top=CAPTIONS_TOP,
        captions_bottom=CAPTIONS_BOTTOM,
        fill_tolerance=COVER_TOLERANCE,
        tone_reach=TONE,
        warmth_reach=WARMTH,
    )


@lru_cache
def bed_choices() -> tuple[BedChoice, ...]:
    """Return the music beds in the order they are offered."""
    listed = json.loads((BEDS / "beds.json").read_text())["beds"]
    return tuple(
        BedChoice(
            id=bed["id"],
            title=bed["title"],
            mood=bed["mood"],
            bpm=bed["bpm"],
            tags=bed["tags"],
            licence=bed["licence"],
            src=f"/beds/{bed['file']}",
        )
        for bed in listed
    )


def tempo_word(bpm: int) -> str:
    """Return how people call a tempo: slow, medium or fast."""
    return "slow" if bpm < MEDIUM_BPM else "medium" if bpm < FAST_BPM else "fast"


def bed_words(bed: BedChoice) -> str:
    """Return the words that find the bed, in lower case with single spaces: title, mood, tags and tempo."""
    parts = [bed["title"], bed["mood"], *bed["tags"], tempo_word(bed["bpm"]), f"{bed['bpm']} BPM"]
    return " ".join(re.findall(r"\w+", " ".join(parts).lower()))


def bed_file(bed: str) -> Path | None:
    """Return where the bed's sound lies; None where there is no such bed."""
    return next((BEDS / Path(choice["src"]).name for choice in bed_choices() if choice["id"] == bed), None)
