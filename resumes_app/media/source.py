"""What a file is, as the magic bytes and a look inside tell."""

from dataclasses import dataclass

HEAD_BYTES = 16
"""How much of a file `sniff` wants to see."""

_PHOTOS = (b"avif", b"heic", b"heix", b"heim", b"heis", b"mif1")
"""Still pictures in a video's boxes."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A media file that was looked into. Sizes are as seen: upright, with square pixels."""

    demuxer: str
    """`mov` or `matroska`, for sound alone also `mp3`, `wav` or `ogg`: what to force when the file is opened again."""
    duration_ms: int
    """To the end of whichever lasts longer, picture or sound; counted from packets, not believed from a header."""
    has_video: bool = False
    has_audio: bool = False
    width: int = 0
    height: int = 0
    fps: float = 0.0
    """Mean frame rate; phones and browsers record with a varying one."""
    frames: int = 0
    video_codec: str = ""
    audio_codec: str = ""
    sample_rate: int = 0
    picture_ms: int = 0
    """Where the picture ends; it stands still from there while the sound goes on."""
    matrix_known: bool = False
    """True where the file says how its colours are coded."""
    square: bool = True
    """False where pixels are wider or narrower than high, as old cameras coded them."""
    interlaced: bool = False
    """True where each picture holds two moments, line by line."""
    hdr: bool = False
    """True for HLG and PQ, which must be mapped to the standard range."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How a file is coded; files of equal coding can follow each other without being encoded anew."""

    demuxer: str
    picture: str
    """The codec's name, such as `h264`."""
    sound: str
    """Empty without sound."""
    details: tuple[str, ...] = ()
    """Sizes, rates, turn and parameter sets."""


def sniff_sound(head: bytes) -> str | None:
    """Return the demuxer to force for a file that begins with `head` and holds nothing but sound; None for any other.

    Source: ISO/IEC 11172-3, 2.4.2.3 (the head of an MP3's frame); RFC 3533, 6 (Ogg).
    """
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "mp3"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    return "ogg" if head[:4] == b"OggS" else None


def sniff(head: bytes) -> str | None:
    """Return the demuxer to force for a file that begins with `head`, None where it is no video we take.

    The name and the browser's claim count for nothing: a playlist dressed as MP4 would make ffmpeg open
    other people's files.
    """
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "matroska"
    if head[4:8] == b"ftyp" and head[8:12] not in _PHOTOS:
        return "mov"
    return None


@dataclass(frozen=True, slots=True)
class Media:
    """A probed file at a local path that we chose."""

    path: str
    probe: Probe


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn overlay: raw RGBA pixels in a file, placed by its top left corner, shown from start to end."""

    path: str
    width: int
    height: int
    left: int
    top: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Drawn captions: rows of raw RGBA pixels, one over the other in a file, and an empty row after the last.

    Attributes:
        height: Of one row.
        shown: From when to when each row is seen, in milliseconds.
    """

    path: str
    width: int
    height: int
    left: int
    top: int
    shown: tuple[tuple[int, int], ...]
