"""Inputs as browsers and phones make them, made by ffmpeg itself. Each is made once a run."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from resumes_app.media import run

PICTURE = ["-f", "lavfi", "-i", "testsrc2=size={size}:rate={rate}:duration={seconds}"]
VOICE = ["-f", "lavfi", "-i", "sine=frequency=220:beep_factor=4:sample_rate=48000:duration={seconds}"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30"]
VP8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"]
VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"]
OPUS = ["-c:a", "libopus", "-b:a", "64k"]
AAC = ["-c:a", "aac", "-b:a", "96k"]
LIVE = ["-f", "webm", "-live", "1"]


def ffmpeg(*args: str) -> None:
    """Run the packaged ffmpeg; its error is the test's."""
    subprocess.run([run.executables().ffmpeg, "-hide_banner", "-v", "error", "-y", *args], check=True, timeout=120)


def _source(size: str = "360x640", rate: int = 30, seconds: float = 2, sound_s: float | None = None) -> list[str]:
    values = {"size": size, "rate": rate, "seconds": seconds}
    picture = [part.format(**values) for part in PICTURE]
    voice = [part.format(seconds=seconds if sound_s is None else sound_s) for part in VOICE]
    return [*picture, *voice]


def chrome_mp4(path: Path, seconds: float = 2) -> None:
    """H.264 and Opus, in fragments: what Chromium on Linux records as MP4."""
    fragments = ["-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4"]
    ffmpeg(*_source(seconds=seconds), *H264, *OPUS, *fragments, str(path))


def vp8_live(path: Path, seconds: float = 2) -> None:
    """VP8 with dropped frames and no length in the header: what a browser records as WebM."""
    uneven = ["-vf", "select='not(eq(mod(n\\,7)\\,3))'", "-fps_mode", "passthrough"]
    ffmpeg(*_source(seconds=seconds), *uneven, *VP8, *OPUS, *LIVE, str(path))


def vp9_live(path: Path, seconds: float = 2) -> None:
    """VP9 at an odd rate, no length in the header."""
    ffmpeg(*_source(rate=24, seconds=seconds), *VP9, *OPUS, *LIVE, str(path))


def phone_rotated(path: Path, seconds: float = 2) -> None:
    """Landscape pixels with a quarter turn in the header: an upright phone."""
    flat = path.with_suffix(".flat.mp4")
    ffmpeg(*_source(size="640x360", seconds=seconds), *H264, *AAC, str(flat))
    ffmpeg("-display_rotation", "90", "-i", str(flat), "-c", "copy", str(path))


def landscape(path: Path, seconds: float = 2) -> None:
    """A desktop webcam."""
    ffmpeg(*_source(size="640x360", seconds=seconds), *H264, *AAC, str(path))


def silent(path: Path, seconds: float = 2) -> None:
    """No sound at all."""
    ffmpeg(*_source(seconds=seconds), "-map", "0:v", *H264, str(path))


def short_sound(path: Path, seconds: float = 2) -> None:
    """The microphone went away in the middle."""
    ffmpeg(*_source(seconds=seconds, sound_s=seconds / 2), *H264, *AAC, str(path))


def hdr_phone(path: Path, seconds: float = 1) -> None:
    """HLG in HEVC: what newer phones film."""
    tags = "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"
    codec = ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", tags]
    ffmpeg(*_source(seconds=seconds), *codec, *AAC, str(path))


def bed(path: Path, seconds: float = 3) -> None:
    """A loop of music, sound only."""
    tone = ["-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}"]
    ffmpeg(*tone, "-ac", "2", *AAC, str(path))


GOOD: dict[str, tuple[str, Callable[[Path], None]]] = {
    "chrome_mp4": ("chrome.mp4", chrome_mp4),
    "vp8_live": ("vp8.webm", vp8_live),
    "vp9_live": ("vp9.webm", vp9_live),
    "phone_rotated": ("phone.mp4", phone_rotated),
    "landscape": ("landscape.mp4", landscape),
    "silent": ("silent.mp4", silent),
    "short_sound": ("short-sound.mp4", short_sound),
    "hdr_phone": ("hdr.mp4", hdr_phone),
}
