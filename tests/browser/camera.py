"""Files for Chromium's fake camera and microphone."""

import subprocess
from pathlib import Path

import imageio_ffmpeg

PICTURE = "testsrc2=s=720x1280:r=30:d=8,format=yuvj420p"
VOICE = "sine=f=220:b=4:d=8,tremolo=f=4:d=0.8"


def camera_files(folder: Path) -> tuple[Path, Path]:
    """Make a portrait picture (720×1280, 30 fps, MJPEG) and a sound (48 kHz WAV), 8 s each."""
    picture, voice = folder / "camera.mjpeg", folder / "voice.wav"
    ffmpeg = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-f", "lavfi"]
    if not picture.exists():
        subprocess.run([*ffmpeg, "-i", PICTURE, "-c:v", "mjpeg", "-q:v", "5", "-f", "mjpeg", picture], check=True)
        subprocess.run([*ffmpeg, "-i", VOICE, "-ar", "48000", "-ac", "1", voice], check=True)
    return picture, voice
