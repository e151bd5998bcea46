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
    """A take that is part of a draft's edit list."""

    id: str
    client_id: str
    """The browser's own id, by which it finds its local copy and thumbnail."""
    src: str
    duration_ms: int
    used_ms: int
    """Less than its length where it runs over the limit."""
    width: int
    height: int


class DraftView(TypedDict):
    """A video in the making, as it is saved."""

    id: str
    takes: list[TakeView]
    """In the order they play."""
    look: str
    look_css: str
    """The CSS filter that previews the look."""
    bed: str
    """Empty without music."""
    title: str
    total_ms: int
    cap_ms: int
    over_ms: int
    """By how much the takes are too long together."""


NO_DRAFT = DraftView(id="", takes=[], look="none", look_css="none", bed="", title="", total_ms=0, cap_ms=0, over_ms=0)
"""Before one is opened."""


class LookChoice(TypedDict):
    """A look that can be chosen."""

    name: str
    label: str
    css: str
    """A CSS filter."""


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
        title_x: Middle of the title as a share of the width; so `title_y` of the height.
        title_size: Height of its letters as a share of the frame's.
        fill_tolerance: How much a take's shape may differ from the frame's and still fill it.
    """

    title_x: float
    title_y: float
    title_size: float
    title_until_ms: int
    fill_tolerance: float


class RenderView(TypedDict):
    """A frozen edit on its way to a clip, as its owner sees it; also what notices of `render:<id>` carry."""

    id: str
    status: str
    """queued, running, done or failed."""
    percent: int
    error: str
    """What to do, where it failed; empty otherwise."""


@dataclass(frozen=True, slots=True)
class RenderTicket:
    """A render that was asked for."""

    id: int
    """The row's id, for rows that point at it."""
    public_id: str
    """For pages, and for the topic `render:<public_id>`."""
