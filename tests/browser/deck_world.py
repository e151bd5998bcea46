"""A company that reviews, with clips that really play, apart from the demo."""

import subprocess
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from playwright.sync_api import BrowserContext
from sqlmodel import func, select

from resumes_app import clock, db, storage
from resumes_app.accounts.service import COOKIE
from resumes_app.applications.service import share
from resumes_app.models import Application, Job, User
from resumes_app.studio.service import make_sound
from tests.conftest import DATA_DIR
from tests.factories import make_clip, make_company, make_job, make_member, make_user, sign_in

LENGTH_S = 6
CAPTIONS = b"""WEBVTT

00:00.000 --> 00:02.900
I have made coffee since I was sixteen.

00:03.000 --> 00:06.000
A good morning is one where nobody waits.
"""


@dataclass(frozen=True)
class DeckWorld:
    """A job with replies, and the cookies of whoever looks at them."""

    job: Job
    replies: list[Application]
    candidates: list[User]
    recruiter: str
    """Mia's session cookie."""
    colleague: str
    """Noor's."""
    viewer: str

    @property
    def deck(self) -> str:
        """The address of the deck."""
        return f"/hire/jobs/{self.job.slug}/deck"


async def make_deck(*names: str, **more: Any) -> DeckWorld:
    """Return a job (with the columns `more`) with one reply by each of `names`, the first the oldest."""
    company = await make_company(name="Halden Coffee", colour="#0b5d4e")
    mia = await make_member(company, await make_user(display_name="Mia"))
    noor = await make_member(company, await make_user(display_name="Noor"), role="hiring_manager")
    vic = await make_member(company, await make_user(display_name="Vic"), role="viewer")
    job = await make_job(company, title="Barista, early shift", **more)
    candidates = [await make_user(display_name=name) for name in names]
    first = clock.now() - timedelta(hours=5)
    replies = [await add_reply(job, who, first + timedelta(minutes=n)) for n, who in enumerate(candidates)]
    cookies = [await sign_in(who) for who in (mia, noor, vic)]
    return DeckWorld(job, replies, candidates, *cookies)


async def add_reply(job: Job, candidate: User, submitted_at: object = None) -> Application:
    """Return a reply whose clip the company, as far as the job reveals it, and the candidate can play."""
    said = f"I am {candidate.display_name}. I have made coffee since I was sixteen, and I like mornings."
    clip = await make_clip(owner=candidate, audience="", duration_ms=LENGTH_S * 1000, transcript=said)
    picture, poster = moving_picture()
    for name, source in (("480.mp4", picture), ("720.mp4", picture), ("preview.mp4", picture), ("poster.webp", poster)):
        await storage.put(f"clips/{clip.token}/{name}", source)
    await storage.put_bytes(f"clips/{clip.token}/captions.vtt", CAPTIONS)
    if job.staged_reveal:
        await make_sound(clip.id or 0)
    async with db.transaction() as session:
        last = select(func.count()).where(Application.job_id == job.id)
        reply = Application(
            job_id=job.id or 0,
            candidate_id=candidate.id or 0,
            number=(await session.exec(last)).one() + 1 if job.staged_reveal else None,
            clip_id=clip.id,
            submitted_at=submitted_at or clock.now(),
        )
        session.add(reply)
        await session.flush()
        await share(session, reply, job.company_id)
    return reply


@lru_cache
def moving_picture() -> tuple[Path, Path]:
    """Return a portrait clip of `LENGTH_S` seconds with a tone, and its poster."""
    clip, poster = DATA_DIR / "deck.mp4", DATA_DIR / "deck.webp"
    ffmpeg = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
    picture = ["-f", "lavfi", "-i", f"testsrc2=s=360x640:r=30:d={LENGTH_S}"]
    tone = ["-f", "lavfi", "-i", f"sine=f=330:d={LENGTH_S}"]
    coding = [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-movflags",
        "+faststart",
    ]
    subprocess.run([*ffmpeg, *picture, *tone, *coding, clip], check=True)
    subprocess.run([*ffmpeg, "-i", clip, "-frames:v", "1", poster], check=True)
    return clip, poster


def signed_in(context: BrowserContext, cookie: str, url: str) -> BrowserContext:
    """Give `context` the session `cookie`."""
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": url}])
    return context
