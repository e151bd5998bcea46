"""The looks and music beds that an edit may choose from."""

import json
import re
from functools import lru_cache
from pathlib import Path

from resumes_app.media.looks import LOOKS
from resumes_app.media.profiles import COVER_TOLERANCE
from resumes_app.studio.schemas import BedChoice, LookChoice, PreviewRules
from resumes_app.studio.service import timeline

BEDS = Path(__file__).parents[3] / "assets" / "beds"
"""Served as `/beds/…`; `beds.json` lists them with their licence."""
MEDIUM_BPM = 90
FAST_BPM = 115


def look_choices() -> list[LookChoice]:
    """Return the looks in the order they are offered."""
    return [LookChoice(name=look.name, label=look.label, css=look.css) for look in LOOKS.values()]


def preview_rules() -> PreviewRules:
    """Return what a preview must know to look like the finished video."""
    return PreviewRules(
        title_x=timeline.TITLE_X,
        title_y=timeline.TITLE_Y,
        title_size=timeline.TITLE_SIZE,
        title_until_ms=timeline.TITLE_MS,
        fill_tolerance=COVER_TOLERANCE,
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
