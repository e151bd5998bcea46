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


def picture_at(video: Path, at_s: float, target: Path) -> Path:
    """Take the video's first picture from `at_s` on; return `target`."""
    ffmpeg("-ss", f"{at_s:.4f}", "-i", str(video), "-frames:v", "1", str(target))
    return target


def likeness(shot: Path, video: Path, *, pixels: str = "gray", turned: str = "", at_s: float = 1) -> float:
    """Return the SSIM of a picture and of the video's at `at_s`, at a size where fine lines do not count."""
    made = picture_at(video, at_s, shot.with_suffix(".made.png"))
    small = f"scale=180:320:flags=area,format={pixels}"
    same = f"[0:v]{turned}{small}[a];[1:v]{small}[b];[a][b]ssim"
    said = ffmpeg("-i", str(shot), "-i", str(made), "-lavfi", same, "-f", "null", "-")
    return float(said.rpartition("All:")[2].split()[0])
