"""Small files beside the video: poster, placeholder and waveform."""

import json
import sys
from array import array
from base64 import b64encode
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from PIL import Image

from resumes_app.media.errors import RenderError
from resumes_app.media.profiles import Profile


def poster(still: Path, profile: Profile, target: Path) -> str:
    """Write the WebP poster made of one raw RGB picture; return its placeholder as a data URI (about 200 bytes)."""
    pixels = still.read_bytes()
    width, height = profile.still_size
    if len(pixels) != width * height * 3:
        raise RenderError("The video's first picture is missing. Try again.", f"{len(pixels)} bytes in the still")
    image = Image.frombytes("RGB", (width, height), pixels)
    image.save(target, "WEBP", quality=profile.poster_quality, method=4)
    small = image.resize((profile.placeholder_width, profile.placeholder_height), Image.Resampling.BOX)
    packed = BytesIO()
    small.save(packed, "WEBP", quality=30, method=6)
    return f"data:image/webp;base64,{b64encode(packed.getvalue()).decode()}"


def waveform(pcm: Path, profile: Profile, target: Path) -> None:
    """Write `{"version": 1, "peaks": […]}`: for each of equal stretches its highest sample, 0 to 1.

    Args:
        pcm: Mono, 16 bits, little endian.
    """
    samples = array("h")
    samples.frombytes(pcm.read_bytes())
    if sys.byteorder == "big":
        samples.byteswap()
    edges = [len(samples) * n // profile.peaks for n in range(profile.peaks + 1)]
    parts = [samples[start:end] for start, end in pairwise(edges)]
    peaks = [round(max(max(part), -min(part)) / 32768, 3) if part else 0.0 for part in parts]
    target.write_text(json.dumps({"version": 1, "peaks": peaks}, separators=(",", ":")))
