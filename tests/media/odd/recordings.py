"""Real recordings with something odd about them, made by ffmpeg."""

from pathlib import Path

from tests.media import inputs
from tests.media.inputs import AAC, H264, LIVE, OPUS, VP8, VP9
from tests.media.odd.world import Make, World, filmed

X264 = ["-c:v", "libx264", "-preset", "ultrafast"]
HEVC = ["-c:v", "libx265", "-preset", "ultrafast"]
FRAGMENTS = ["-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4"]


def remuxed(*options: str, first: Make | None = None, before: tuple[str, ...] = (), ending: str = "mp4") -> Make:
    """Return a maker of a copy: `before` stands ahead of the input, `options` behind it."""

    def make(path: Path, world: World) -> None:
        source = path.with_name(f"source-of-{path.stem}.{ending}")
        (first or filmed())(source, world)
        inputs.ffmpeg(*before, "-i", str(source), "-c", "copy", *options, str(path))
        source.unlink()

    return make


def turned(degrees: int) -> Make:
    """Return a maker of a phone's recording: lying pixels, and a turn in the header."""
    return remuxed(first=filmed(size="256x144"), before=("-display_rotation", str(degrees)))


def hdr(transfer: str) -> Make:
    """Return a maker of a recording with ten bits and a wide range."""
    tags = f"log-level=none:colorprim=bt2020:transfer={transfer}:colormatrix=bt2020nc"
    return filmed(*HEVC, "-pix_fmt", "yuv420p10le", "-x265-params", tags, *AAC, "-tag:v", "hvc1")


def with_subtitles(path: Path, world: World) -> None:
    """A subtitle track, chapters and a time code beside the picture."""
    words = path.with_suffix(".srt")
    words.write_text("1\n00:00:00,000 --> 00:00:00,500\nHello\n")
    source = path.with_name("bare.mp4")
    filmed()(source, world)
    copied = ["-map", "0", "-map", "1", "-c", "copy", "-c:s", "mov_text", "-timecode", "00:00:00:00"]
    inputs.ffmpeg("-i", str(source), "-i", str(words), *copied, "-f", "mov", str(path))


def with_attachment(path: Path, world: World) -> None:
    """A file inside the file, as Matroska allows."""
    enclosed = path.with_suffix(".ttf")
    enclosed.write_bytes(b"not a font" * 100)
    source = path.with_name("bare.mp4")
    filmed()(source, world)
    attached = ["-attach", str(enclosed), "-metadata:s:t", "mimetype=font/ttf"]
    inputs.ffmpeg("-i", str(source), "-c", "copy", *attached, "-f", "matroska", str(path))


def sound_with_cover(path: Path, _world: World) -> None:
    """A song: its only picture is the cover."""
    cover = path.with_suffix(".jpg")
    inputs.ffmpeg("-f", "lavfi", "-i", f"testsrc2=size={256}x{256}", "-frames:v", "1", str(cover))
    tone = ["-f", "lavfi", "-i", "sine=d=1"]
    joined = ["-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic", *AAC]
    inputs.ffmpeg(*tone, "-i", str(cover), *joined, "-f", "mp4", str(path))


def size_changes(path: Path, world: World) -> None:
    """A phone that was turned while it recorded."""
    listing = path.with_suffix(".txt")
    parts = []
    for name, size in (("upright", "144x256"), ("lying", "256x144")):
        part = path.with_name(f"{name}.webm")
        filmed(*VP8, *OPUS, size=size, seconds=0.4)(part, world)
        parts.append(f"file '{part}'")
    listing.write_text("\n".join(parts))
    inputs.ffmpeg("-f", "concat", "-safe", "0", "-i", str(listing), "-c", "copy", *LIVE, str(path))


UNEVEN = ["-vf", "select='not(eq(mod(n\\,5)\\,2))'", "-fps_mode", "passthrough"]
JUMP = ["-vf", "setpts='PTS+gte(N,9)*2/TB'", "-af", "asetpts='PTS+gte(T,0.3)*2/TB'", "-fps_mode", "passthrough"]
FAR = ["-vf", "setpts='N*10800/TB'", "-fps_mode", "passthrough", "-frames:v", "2"]

__all__ = [
    "AAC",
    "FAR",
    "FRAGMENTS",
    "H264",
    "HEVC",
    "JUMP",
    "LIVE",
    "OPUS",
    "UNEVEN",
    "VP8",
    "VP9",
    "X264",
    "hdr",
    "remuxed",
    "size_changes",
    "sound_with_cover",
    "turned",
    "with_attachment",
    "with_subtitles",
]
