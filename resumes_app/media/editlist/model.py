"""What an edit list holds. Every default changes nothing."""

from dataclasses import dataclass
from typing import Final

VERSION: Final = 1
STYLES: Final = ("plain", "card", "bright")
"""How text is drawn: white with a shadow, white on a dark card, dark on a bright card."""
FACES: Final = ("clear", "round", "serif", "hand", "type")
"""Typefaces of titles; `media/typefaces.py` has their files."""
FITS: Final = ("auto", "fill", "pad")
"""How a take of another shape gets into the frame: by its shape, cropped to fill it, or whole on its own blur."""
TRANSITIONS: Final = ("cut", "fade", "slide", "zoom")
CAPTION_SPOTS: Final = ("top", "middle", "low")


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a take on the timeline; clips play one after another."""

    take: str
    in_ms: int
    out_ms: int | None
    """None: to the end of the take, until `resolve` puts the number in."""
    speed: float = 1.0
    gain_db: float = 0.0
    mute: bool = False
    fit: str = "auto"
    zoom: float = 1.0
    """How much larger than it must be the picture is shown; what is outside the frame is cut away."""
    focus_x: float = 0.5
    """Which part of the picture stays where some is cut away: 0 its left edge, 1 its right one."""
    focus_y: float = 0.5
    transition: str = "cut"
    """How the clip before turns into this one; the first clip's counts for nothing."""
    transition_ms: int = 0
    """For so long both are seen: the whole gets shorter by it."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Corrections of the picture, under the look: −1 to 1, 0 changes nothing."""

    brightness: float = 0.0
    contrast: float = 0.0
    warmth: float = 0.0


@dataclass(frozen=True, slots=True)
class Overlay:
    """Text on the picture."""

    text: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float
    style: str
    face: str = "clear"


@dataclass(frozen=True, slots=True)
class Sticker:
    """A drawn picture on the picture."""

    name: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Music:
    """A bed under the whole video from `start_ms` on, looped to its end."""

    bed: str
    start_ms: int
    gain_db: float
    duck: bool
    fade_out_ms: int
    from_ms: int = 0
    """Where in the bed it begins."""
    fade_in_ms: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Burn:
    """How captions are drawn into the picture."""

    style: str = "card"
    spot: str = "low"
    size: float = 0.036


@dataclass(frozen=True, slots=True)
class EditList:
    """A video: what is cut from which take, and what is laid over it."""

    clips: tuple[Clip, ...]
    look: str = "none"
    overlays: tuple[Overlay, ...] = ()
    music: Music | None = None
    captions: tuple[Cue, ...] = ()
    tone: Tone = Tone()
    stickers: tuple[Sticker, ...] = ()
    burn: Burn | None = None
    """None: captions are a track beside the video, which viewers can turn off."""
    clean_voice: bool = False
    cover_ms: int | None = None
    """Which picture is the poster; None: an early one."""
    version: int = VERSION
