"""From frames and samples to the files of a published clip."""

import base64
import io
import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from resumes_app.cli.commandline import PREFACE
from resumes_app.cli.demo.acting import FPS
from resumes_app.cli.demo.drawing.svg import HEIGHT, WIDTH
from resumes_app.cli.demo.voices import SAMPLE_RATE, Samples
from resumes_app.media import run

PLACEHOLDER_SIZE = (18, 32)
# Key frames lie at cuts only: in drawings one weighs as much as two seconds of movement.
X264 = [
    *("-c:v", "libx264", "-preset", "slow", "-tune", "animation", "-crf", "35", "-bf", "8", "-g", "300"),
    *("-x264-params", "psy-rd=0.2:qcomp=0.7:ipratio=1.2", "-pix_fmt", "yuv420p"),
    *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"),
]
# At 24 kHz, or with the coder that searches longer, single peaks came out up to 6 dB too high (measured).
AAC = ["-c:a", "aac", "-aac_coder", "fast", "-b:a", "36k", "-ar", "48000", "-ac", "1"]
PLACE = ["-map_metadata", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", "-chunk_duration", "500000"]
TO_VIDEO = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
DEADLINE_S = 600


def write_frames(frames: Iterable[Image.Image], target: Path) -> int:
    """Write the frames as raw RGB and return how many there were."""
    count, last, pixels = 0, None, b""
    with target.open("wb") as file:
        for frame in frames:
            if frame is not last:
                last, pixels = frame, frame.tobytes()
            file.write(pixels)
            count += 1
    return count


def write_sound(samples: Samples, target: Path) -> None:
    """Write mono samples as 16-bit WAV."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


async def clip(frames: Path, sound: Path, target: Path, duration_ms: int) -> None:
    """Write the 480 by 854 MP4: H.264 and mono AAC, its index first."""
    raw = f"-f rawvideo -pix_fmt rgb24 -s {WIDTH}x{HEIGHT} -r {FPS} -i".split()
    argv = [*PREFACE, *raw, f"file:{frames}", "-f", "wav", "-i", f"file:{sound}", "-vf", TO_VIDEO]
    await run.ffmpeg([*argv, *X264, *AAC, *PLACE, f"file:{target}"], total_ms=duration_ms, deadline_s=DEADLINE_S)


def poster(frame: Image.Image, target: Path) -> None:
    frame.save(target, "WEBP", quality=46, method=6)


def placeholder(frame: Image.Image) -> str:
    """Return the frame as an 18 by 32 WebP in a data URI."""
    small = io.BytesIO()
    frame.resize(PLACEHOLDER_SIZE, Image.Resampling.BOX).save(small, "WEBP", quality=30, method=6)
    return "data:image/webp;base64," + base64.b64encode(small.getvalue()).decode()
