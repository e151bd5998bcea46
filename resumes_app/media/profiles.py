"""The published set: what a finished clip is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

GRAPH_VERSION: Final = 8
"""Raise it with every change to what a render looks or sounds like: cached results of an older one are not reused."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One progressive MP4 of the set."""

    kind: str
    width: int
    height: int
    audio_kbps: int
    max_kbps: int
    """Of the picture, for restless ones: a link that carries a talking face must carry these too."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A published set. The first rung is the size the edit is composed in."""

    name: str = "vertical"
    fps: int = 30
    rungs: tuple[Rung, ...] = (Rung("mp4_720", 720, 1280, 128, 3_500), Rung("mp4_480", 480, 854, 96, 1_600))
    crf: int = 23
    preset: str = "veryfast"
    gop_frames: int = 60
    """Two seconds: a seek lands fast and the file stays small."""
    chunk_us: int = 500_000
    """Interleaving: makes the index smaller, so the first frame comes 47 ms sooner at 10 Mb/s (measured)."""
    preview_width: int = 360
    preview_height: int = 640
    preview_ms: int = 3_000
    sample_rate: int = 48_000
    loudness_lufs: float = -14.0
    peak_dbtp: float = -1.0
    poster_at_ms: int = 1_000
    poster_size: tuple[int, int] = (720, 1280)
    """Of every set, whatever else is in it; a set that is composed smaller has a smaller one."""
    poster_quality: int = 75
    placeholder_width: int = 18
    placeholder_height: int = 32
    peaks: int = 200
    """Points of the waveform."""

    @property
    def width(self) -> int:
        return self.rungs[0].width

    @property
    def height(self) -> int:
        return self.rungs[0].height

    @property
    def still_size(self) -> tuple[int, int]:
        """Width and height of the picture that becomes the poster."""
        return min(self.poster_size, (self.width, self.height))

    @property
    def kinds(self) -> tuple[str, ...]:
        """What every set of this profile has; captions are there where the edit has any."""
        return (*(rung.kind for rung in self.rungs), "preview", "poster", "waveform")

    @property
    def samples_per_frame(self) -> int:
        """Sound samples under one picture: whole, so that cuts of sound and picture fall together exactly."""
        return self.sample_rate // self.fps


STANDARD: Final = Profile()
FULL_HD: Final = replace(
    STANDARD, name="vertical_1080", rungs=(Rung("mp4_1080", 1080, 1920, 128, 7_000), *STANDARD.rungs)
)
"""Composed in 1080×1920: for jobs that ask for it, where a take has that much."""
FULL_HD_PIECES: Final = 40
"""Of each, ffmpeg holds some pictures from the beginning on: 40 in this size take 1.6 GB, 120 took 3.6 (measured)."""
PROFILES: Final = {profile.name: profile for profile in (STANDARD, FULL_HD)}

CONTENT_TYPES: Final[dict[str, str]] = {
    "mp4_1080": "video/mp4",
    "mp4_720": "video/mp4",
    "mp4_480": "video/mp4",
    "preview": "video/mp4",
    "poster": "image/webp",
    "captions": "text/vtt",
    "waveform": "application/json",
}
"""By kind of file in a published set."""

FILE_NAMES: Final[dict[str, str]] = {
    "mp4_1080": "1080.mp4",
    "mp4_720": "720.mp4",
    "mp4_480": "480.mp4",
    "preview": "preview.mp4",
    "poster": "poster.webp",
    "captions": "captions.vtt",
    "waveform": "waveform.json",
}
"""What the files are called under the clip's prefix."""

COVER_TOLERANCE: Final = 0.12
"""A picture whose shape is this near the frame's is cropped to fill it; others stand on their own blur."""


def profile_for(sizes: Iterable[tuple[int, int]], *, pieces: int, full_hd: bool) -> Profile:
    """Return the set to publish.

    Args:
        sizes: Width and height of each take that is used.
        pieces: What the edit is joined from: clips, and the two sides of each transition.
        full_hd: 1080×1920 is asked for; it is made where at least one take has it on its short side.
    """
    there = any(min(size) >= FULL_HD.width for size in sizes)
    return FULL_HD if full_hd and there and pieces <= FULL_HD_PIECES else STANDARD


def fills_frame(width: int, height: int, profile: Profile = STANDARD) -> bool:
    """Return True where a picture of this size is cropped to the frame, False where it is shown whole on its blur."""
    frame = profile.width / profile.height
    return abs(width / height - frame) / frame < COVER_TOLERANCE
