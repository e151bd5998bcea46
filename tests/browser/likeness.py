"""What was seen in the browser beside what was rendered of it."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
from sqlmodel import select

from resumes_app import db, storage
from resumes_app.models import Clip, Rendition
from tests.browser.replying import Candidate


async def rendered(person: Candidate) -> bytes:
    """Return the person's one rendered video."""
    mine = select(Rendition.storage_key).join(Clip).where(Clip.owner_id == person.user.id, Rendition.kind == "mp4_720")
    async with db.reading() as session:
        key = (await session.exec(mine)).one()
    async with storage.lend(key) as path:
        return path.read_bytes()


def ffmpeg(*arguments: str) -> str:
    """Run the packaged ffmpeg; return what it says."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-y", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def likeness(shot: Path, video: Path, *, pixels: str = "gray", turned: str = "") -> float:
    """Return the SSIM of a picture and of the video's first second, at a size where fine lines do not count."""
    small = f"scale=180:320:flags=area,format={pixels}"
    same = f"[0:v]{turned}{small}[a];[1:v]{small}[b];[a][b]ssim"
    said = ffmpeg("-i", str(shot), "-ss", "1", "-i", str(video), "-lavfi", same, "-frames:v", "1", "-f", "null", "-")
    return float(said.rpartition("All:")[2].split()[0])
