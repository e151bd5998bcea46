"""Drafts and takes; the takes' files are real recordings."""

import subprocess
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import imageio_ffmpeg

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service import identity_of_cookie
from resumes_app.files.schemas import Received
from resumes_app.models import Job, User
from resumes_app.studio import service
from resumes_app.studio.schemas import DraftView
from tests.conftest import DATA_DIR
from tests.factories import make_job, make_user, sign_in


@lru_cache
def recording(seconds: float = 1.0, *, webm: bool = False, sound: bool = True) -> Path:
    """Make a small portrait recording; the same arguments give the same file."""
    path = DATA_DIR / f"recording-{seconds}-{sound}.{'webm' if webm else 'mp4'}"
    if path.exists():
        return path
    voice = ["-f", "lavfi", "-i", f"sine=f=200:d={seconds}"] if sound else []
    codecs = ["-c:v", "libvpx", "-c:a", "libopus"] if webm else ["-c:v", "libx264", "-bf", "0", "-c:a", "aac"]
    fragments = [] if webm else ["-movflags", "+frag_keyframe+empty_moov"]
    picture = ["-f", "lavfi", "-i", f"testsrc2=s=180x320:r=10:d={seconds}"]
    encode = [*codecs, "-pix_fmt", "yuv420p", "-g", "10", *fragments, "-y", str(path)]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *picture, *voice, *encode], check=True)
    return path


async def make_candidate() -> tuple[User, Identity]:
    """Return a candidate and who that is."""
    user = await make_user()
    return user, await identity_of_cookie(await sign_in(user))


async def make_draft(who: Identity, job: Job | None = None) -> DraftView:
    """Return `who`'s draft of a reply to a job."""
    job = job or await make_job()
    async with db.transaction() as session:
        return await service.open_draft(session, who, job.id or 0)


async def lay_text(who: Identity, draft: DraftView, words: str, at_ms: int = 0) -> DraftView:
    """Lay a text over the picture as the page does; return the draft."""
    now = await service.draft_view(who, draft["id"])
    text = {**service.new_text(at_ms, now["total_ms"]), "text": words}
    return await service.add_text(who, draft["id"], now["version"], text)


async def keep_take(who: Identity, draft: DraftView, path: Path | None = None, client_id: str = "") -> str:
    """Hand a complete upload to the studio, as the files area does; return the take's public id."""
    path = path or recording()
    received = Received(
        key_id=uuid4().hex[:24],
        owner_id=who.id,
        client_id=client_id or str(uuid4()),
        parent=draft["intake"],
        file_type="video/mp4",
        path=path,
        size_bytes=path.stat().st_size,
    )
    async with db.transaction() as session:
        await service.TakeReceiver().keep(session, received)
    return received.key_id
