"""Published clips and renders on their way to them."""

from dataclasses import dataclass
from typing import TypedDict


class ClipView(TypedDict):
    """A published clip as a page plays it. Addresses are same-origin; each is empty where there is no such file."""

    token: str
    mp4_480: str
    mp4_720: str
    mp4_1080: str
    """Only where a job has asked for it."""
    preview: str
    poster: str
    captions: str
    captions_drawn: bool
    """Whether they are in the picture already: then they are shown as a track only to who asks for it."""
    placeholder: str
    """An 18×32 image as a data URI."""
    duration_ms: int
    transcript: str


NO_CLIP = ClipView(
    token="",
    mp4_480="",
    mp4_720="",
    mp4_1080="",
    preview="",
    poster="",
    captions="",
    captions_drawn=False,
    placeholder="",
    duration_ms=0,
    transcript="",
)


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
