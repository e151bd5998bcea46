"""What leaves the studio area."""

from dataclasses import dataclass
from typing import TypedDict


class ClipView(TypedDict):
    """A published clip as a page plays it. Addresses are same-origin; each is empty where there is no such file."""

    token: str
    mp4_480: str
    mp4_720: str
    preview: str
    poster: str
    captions: str
    placeholder: str
    """An 18×32 image as a data URI."""
    duration_ms: int
    transcript: str


class TakeView(TypedDict):
    """A take of a draft, used or not."""

    id: str
    client_id: str
    """The browser's own id, by which it finds its local copy and thumbnail."""
    src: str
    duration_ms: int
    used_ms: int
    """How much of the video is made of it; 0 where none is."""
    width: int
    height: int


class TimelineClip(TypedDict):
    """A clip of the timeline. Fields that a clip of the edit list has (docs/edit-list.md) mean the same."""

    take: str
    client_id: str
    src: str
    number: int
    """Of its take, from 1."""
    take_ms: int
    """Length of the whole take."""
    in_ms: int
    out_ms: int
    start_ms: int
    """When it begins in the finished video."""
    length_ms: int
    """How long it plays there, transitions included."""
    speed: float
    gain_db: float
    mute: bool
    fit: str
    zoom: float
    focus_x: float
    focus_y: float
    transition: str
    transition_ms: int


class ToneView(TypedDict):
    """Corrections of the picture, −100 to 100 each; 0 changes nothing."""

    brightness: int
    contrast: int
    warmth: int


AS_FILMED = ToneView(brightness=0, contrast=0, warmth=0)


class TextView(TypedDict):
    """A text on the picture. Fields as those of an overlay of the edit list; so below."""

    text: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float
    style: str
    face: str


class StickerView(TypedDict):
    """A sticker on the picture."""

    name: str
    start_ms: int
    end_ms: int
    x: float
    y: float
    size: float


class CueView(TypedDict):
    """A caption."""

    start_ms: int
    end_ms: int
    text: str
    note: str
    """What keeps it from being read with ease, and what to do; empty where nothing does."""


class BurnView(TypedDict):
    """How captions are drawn into the picture; `on` is False where they are a track beside it."""

    on: bool
    style: str
    spot: str
    size: float


class MusicView(TypedDict):
    """How the music plays; `bed` is empty where there is none."""

    bed: str
    start_ms: int
    gain_db: float
    duck: bool
    fade_out_ms: int
    from_ms: int
    fade_in_ms: int


SILENCE = MusicView(bed="", start_ms=0, gain_db=0.0, duck=True, fade_out_ms=0, from_ms=0, fade_in_ms=0)
AS_TRACK = BurnView(on=False, style="card", spot="low", size=0.036)


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


class DraftView(TypedDict):
    """A video in the making, as it is saved."""

    id: str
    version: int
    """Grows with every change."""
    intake: str
    """What a take that is begun now is uploaded to; another one once the draft was given up."""
    takes: list[TakeView]
    """In the order they play first, then those that are not used."""
    clips: list[TimelineClip]
    """In the order they play."""
    look: str
    look_css: str
    """The CSS filter that previews the look."""
    tone: ToneView
    bed: str
    """Empty without music."""
    clean_voice: bool
    script: str
    """What the teleprompter shows."""
    template: str
    """Name of the plan; empty where there is none."""
    texts: list[TextView]
    stickers: list[StickerView]
    captions: list[CueView]
    burn: BurnView
    music: MusicView
    cover_ms: int
    """Which picture is the poster; −1: one is taken by itself."""
    total_ms: int
    cap_ms: int
    over_ms: int
    """By how much the clips are too long together."""
    undo: str
    """What would be undone, in a word or two; empty where nothing can be."""
    redo: str


NO_DRAFT = DraftView(
    id="",
    version=0,
    intake="",
    takes=[],
    clips=[],
    look="none",
    look_css="none",
    tone=AS_FILMED,
    bed="",
    clean_voice=False,
    script="",
    template="",
    texts=[],
    stickers=[],
    captions=[],
    burn=AS_TRACK,
    music=SILENCE,
    cover_ms=-1,
    total_ms=0,
    cap_ms=0,
    over_ms=0,
    undo="",
    redo="",
)
"""Before one is opened."""


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


@dataclass(frozen=True, slots=True)
class PreviewRules:
    """How the finished video is laid out, for a preview of it.

    Attributes:
        width: Of the picture, in pixels; so `height`.
        fps: Pictures a second.
        text_safe: Share of width and height on each side that texts stay out of.
        text_places: Middle of a text as a share of the height, by the name of the place.
        captions_top: Upper edge of captions at the top, as a share of the height.
        captions_bottom: Lower edge of low ones.
        caption_chars: Characters on a line of a caption.
        fill_tolerance: How much a take's shape may differ from the frame's and still fill it.
        tone_reach: How far brightness and contrast, as factors, go from 1 at the ends of their scales.
        warmth_reach: So for red, and the other way for blue.
    """

    width: int
    height: int
    fps: int
    text_safe: float
    text_places: dict[str, float]
    captions_top: float
    captions_bottom: float
    caption_chars: int
    fill_tolerance: float
    tone_reach: float
    warmth_reach: float


class RenderView(TypedDict):
    """A frozen edit on its way to a clip, as its owner sees it; also what notices of `render:<id>` carry."""

    id: str
    status: str
    """queued, running, done, failed or cancelled."""
    percent: int
    left: str
    """How long it will take, in words; empty where nothing can be said."""
    error: str
    """What to do, where it failed; empty otherwise."""
    first_cut: str
    """Address of what was recorded, to be played until the video is there; empty without."""


@dataclass(frozen=True, slots=True)
class RenderTicket:
    """A render that was asked for."""

    id: int
    """The row's id, for rows that point at it."""
    public_id: str
    """For pages, and for the topic `render:<public_id>`."""
