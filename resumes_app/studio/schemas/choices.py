"""What an edit may choose from, and how the finished video is laid out."""

from dataclasses import dataclass
from typing import TypedDict


class CardChoice(TypedDict):
    """A card for a reply in writing: `#rrggbb` of its upper and its lower edge."""

    name: str
    label: str
    top: str
    bottom: str


class LookChoice(TypedDict):
    """A look that can be chosen."""

    name: str
    label: str
    css: str
    """A CSS filter."""


class FaceChoice(TypedDict):
    """A typeface that a title can have."""

    name: str
    label: str
    files: list[str]
    """Addresses of its fonts: a sign comes from the first that has it."""


class ScriptFont(TypedDict):
    """A font for a script that the typefaces of titles lack."""

    file: str
    """Its address."""
    signs: str
    """Those that it is for, as CSS has them in `unicode-range`."""


class StickerChoice(TypedDict):
    """A sticker that can be chosen."""

    name: str
    src: str


class BedChoice(TypedDict):
    """Music that can be chosen."""

    id: str
    title: str
    mood: str
    bpm: int
    tags: list[str]
    """Plain words to find it by."""
    licence: str
    """An SPDX identifier."""
    src: str


class Segment(TypedDict):
    """A part of a plan for a video."""

    title: str
    prompt: str
    """What to say or show."""
    target_ms: int


class Template(TypedDict):
    """A plan for a video."""

    name: str
    label: str
    segments: list[Segment]
    total_ms: int
    for_job: bool
    """Whether it is offered for a reply to a job."""
    without_job: bool
    for_employer: str
    """Which video of an employer it is offered for (`clip` or `question`); empty for none."""


@dataclass(frozen=True, slots=True)
class PreviewRules:
    """How the finished video is laid out, for a preview of it.

    Attributes:
        width: Of the picture, in pixels; so `height`.
        fps: Pictures a second.
        text_safe: Share of width and height on each side that texts stay out of.
        text_places: Middle of a text as a share of the height, by the name of the place.
        text_sizes: Least, most and step of the letters' height, as shares of the height.
        sticker_sizes: So of a sticker's side, as shares of the width.
        clear_right: Up to there, as a share of the width, no controls of the feed lie over a video.
        clear_bottom: So of the height.
        captions_top: Upper edge of captions at the top, as a share of the height.
        captions_bottom: Lower edge of low ones.
        fill_tolerance: How much a take's shape may differ from the frame's and still fill it.
        tone_reach: How far brightness and contrast, as factors, go from 1 at the ends of their scales.
        warmth_reach: So for red, and the other way for blue.
    """

    width: int
    height: int
    fps: int
    text_safe: float
    text_places: dict[str, float]
    text_sizes: tuple[float, float, float]
    sticker_sizes: tuple[float, float, float]
    clear_right: float
    clear_bottom: float
    captions_top: float
    captions_bottom: float
    fill_tolerance: float
    tone_reach: float
    warmth_reach: float
