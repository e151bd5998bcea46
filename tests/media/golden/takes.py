"""The takes of the golden cases: drawn people of the demo who speak, coded as cameras and browsers code them.

Each has its name and its own clock at the top left, so that a still tells where in which take it lies.
"""

from pathlib import Path
from typing import Final

from tests.media.inputs import AAC, H264, LIVE, OPUS, VP8, ffmpeg

ROOT: Final = Path(__file__).parents[3]
DEMO: Final = ROOT / "assets" / "demo"
FONT: Final = ROOT / "resumes_app" / "media" / "fonts" / "NotoSans-Bold.ttf"
BED: Final = ROOT / "assets" / "beds" / "focus.m4a"
SECONDS: Final = 6
FRAGMENTS: Final = ["-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4"]
UPRIGHT: Final = "scale=720:1280:flags=bicubic,setsar=1"
LYING: Final = "scale=-2:720:flags=bicubic,pad=1280:720:(ow-iw)/2:0:0x2f6f8f,setsar=1"
HLG: Final = "log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"


def _clock(name: str) -> str:
    text = rf"{name} %{{eif\:t\:d}}.%{{eif\:mod(t*10\,10)\:d}}"
    return f"drawtext=fontfile={FONT}:text='{text}':x=16:y=16:fontsize=h/20:fontcolor=white:box=1:boxcolor=black@0.6"


def _filmed(path: Path, source: str, shape: str, *coding: str, after: str = "") -> None:
    shown = f"fps=30,{shape},{_clock(path.stem)}{after}"
    ffmpeg("-stream_loop", "-1", "-i", str(DEMO / source), "-t", str(SECONDS), "-vf", shown, *coding, str(path))


def ada(path: Path) -> None:
    """An upright recording as Chromium makes it: H.264 and Opus in fragments."""
    _filmed(path, "reply-01.mp4", UPRIGHT, *H264, *OPUS, *FRAGMENTS)


def bea(path: Path) -> None:
    """A second upright one, H.264 and AAC."""
    _filmed(path, "reply-17.mp4", UPRIGHT, *H264, *AAC)


def live(path: Path) -> None:
    """VP8 from a browser: small, uneven, without a length."""
    uneven = r",select='not(eq(mod(n\,7)\,3))'"
    shape = "scale=360:640:flags=bicubic,setsar=1"
    _filmed(path, "resume-03.mp4", shape, "-fps_mode", "passthrough", *VP8, *OPUS, *LIVE, after=uneven)


def webcam(path: Path) -> None:
    """A lying picture."""
    _filmed(path, "reply-01.mp4", LYING, *H264, *AAC)


def phone(path: Path) -> None:
    """An upright phone: lying pixels, and a turn in the header."""
    lying = path.with_suffix(".flat.mp4")
    upright = f"{UPRIGHT},{_clock('phone')},transpose=1"
    source = str(DEMO / "reply-17.mp4")
    ffmpeg("-stream_loop", "-1", "-i", source, "-t", str(SECONDS), "-vf", upright, *H264, *AAC, str(lying))
    ffmpeg("-display_rotation", "90", "-i", str(lying), "-c", "copy", str(path))
    lying.unlink()


def mute(path: Path) -> None:
    """Without a sound."""
    _filmed(path, "reply-01.mp4", UPRIGHT, "-an", *H264)


def noisy(path: Path) -> None:
    """A voice beside a fan."""
    fan = ["-f", "lavfi", "-i", f"anoisesrc=a=0.03:c=pink:r=48000:d={SECONDS}:seed=1"]
    mixed = "[0:a]aresample=48000[a];[a][1:a]amix=normalize=0[s]"
    shown = f"[0:v]fps=30,{UPRIGHT},{_clock('noisy')}[v];{mixed}"
    ffmpeg(
        "-stream_loop", "-1", "-i", str(DEMO / "reply-17.mp4"), *fan, "-filter_complex", shown,
        "-map", "[v]", "-map", "[s]", "-t", str(SECONDS), *H264, *AAC, str(path),
    )  # fmt: skip


def hdr(path: Path) -> None:
    """HLG in HEVC: what newer phones film."""
    codec = ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", HLG]
    # What is white on a common screen is 203 nits there (ITU-R BT.2408).
    common = "tin=bt709:min=bt709:pin=bt709:rin=tv"
    wide = f",zscale=npl=203:{common}:t=arib-std-b67:m=bt2020nc:p=bt2020:r=tv,format=yuv420p10le"
    _filmed(path, "reply-01.mp4", UPRIGHT, *codec, *AAC, "-tag:v", "hvc1", after=wide)


def tape(path: Path) -> None:
    """An old camera: two moments in each picture, pixels wider than high."""
    fields = ",scale=720:576,setsar=64/45,tinterlace=interleave_top,setfield=tff"
    coding = ["-r", "15", "-flags", "+ildct+ilme", "-x264-params", "tff=1", *H264, *AAC]
    _filmed(path, "reply-01.mp4", LYING, *coding, after=fields)


ALL: Final = {
    "ada": ("ada.mp4", ada),
    "bea": ("bea.mp4", bea),
    "live": ("live.webm", live),
    "webcam": ("webcam.mp4", webcam),
    "phone": ("phone.mp4", phone),
    "mute": ("mute.mp4", mute),
    "noisy": ("noisy.mp4", noisy),
    "hdr": ("hdr.mp4", hdr),
    "tape": ("tape.mp4", tape),
}
"""By name: what the file is called, and its maker."""
