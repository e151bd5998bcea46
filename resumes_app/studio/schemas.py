"""What leaves the studio area."""

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
