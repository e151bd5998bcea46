"""What a render is made from, and the opening of its inputs. Pure: it names files, but opens none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import ffmpeg

from resumes_app.media.editlist import Clip, EditList, spans
from resumes_app.media.profiles import Profile
from resumes_app.media.source import Media, Picture, Strip

Stream = Any
"""A stream of ffmpeg-python, which has no types."""

PROTOCOLS: Final = "file"
DEMUXERS: Final = "mov,matroska"
MAX_PIXELS: Final = 9_000_000
"""4096×2160 fits; a 16384×8704 picture of 420 kB took 1.5 GB to decode."""
QUEUE: Final = 512
MANY_CLIPS: Final = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a render needs: a resolved edit list, its files, its drawn overlays."""

    edit: EditList
    takes: Mapping[str, Media]
    beds: Mapping[str, Media]
    profile: Profile
    pictures: Sequence[Picture] = ()
    strip: Strip | None = None

    @property
    def frames(self) -> int:
        """Pictures in the finished video."""
        return spans(self.edit, self.profile.fps)[-1].end

    @property
    def samples(self) -> int:
        """Sound samples in the finished video."""
        return self.frames * self.profile.samples_per_frame

    @property
    def duration_ms(self) -> int:
        """Exact length of the finished video, to the millisecond."""
        return round(self.frames * 1000 / self.profile.fps)


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the outputs go: paths by kind, and a file for one raw RGB picture."""

    files: Mapping[str, str]
    still: str


class Inputs:
    """Opens inputs, each different from all others in one harmless option."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.profile = plan.profile
        self.clean_voice = plan.edit.clean_voice
        self._number = count()

    def _open(self, path: str, **options: object) -> Stream:
        queue = QUEUE + next(self._number)
        return ffmpeg.input(path, thread_queue_size=queue, protocol_whitelist=PROTOCOLS, **options)

    def take(self, clip: Clip) -> Stream:
        media = self._plan.takes[clip.take]
        length_ms = (clip.out_ms or 0) - clip.in_ms
        # One after another they decode; threads of all at once would only take memory.
        threads = {"threads": 1} if len(self._plan.edit.clips) > MANY_CLIPS else {}
        return self._open(
            f"file:{media.path}",
            f=media.probe.demuxer,
            format_whitelist=DEMUXERS,
            max_pixels=MAX_PIXELS,
            # A phone turned while recording changes its picture's size: without this the whole graph would start anew.
            reinit_filter=0,
            ss=f"{clip.in_ms / 1000:.3f}",
            t=f"{length_ms / 1000:.3f}",
            **threads,
        )

    def bed(self, name: str) -> Stream:
        media = self._plan.beds[name]
        return self._open(f"file:{media.path}", f=media.probe.demuxer, format_whitelist=DEMUXERS)

    def picture(self, picture: Picture) -> Stream:
        return self._drawn(picture.path, picture.width, picture.height)

    def strip(self, strip: Strip) -> Stream:
        return self._drawn(strip.path, strip.width, strip.height * (len(strip.shown) + 1))

    def _drawn(self, path: str, width: int, height: int) -> Stream:
        size = (width, height)  # The builder takes two characters of a string.
        rate = self.profile.fps
        return self._open(f"file:{path}", f="rawvideo", pixel_format="rgba", video_size=size, framerate=rate)

    def silence(self) -> Stream:
        rate = self.profile.sample_rate
        # A lavfi input has no files to guard, and refuses the whitelist's option in older versions.
        return ffmpeg.input(f"anullsrc=r={rate}:cl=stereo", f="lavfi", thread_queue_size=QUEUE + next(self._number))
