"""Renders of a reply as the worker makes them, step by step: what the tests of pages that show them share."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import select

from resumes_app import db, storage
from resumes_app.applications.service import render_finished
from resumes_app.files import service as files
from resumes_app.models import Application, Clip, Job, Render, User
from resumes_app.models.studio import RenderStatus
from resumes_app.studio.service.renders import announce
from tests.applications.factories import make_render
from tests.factories import RENDITIONS, make_clip, make_job
from tests.studio.factories import recording


async def rendering(candidate: User) -> Render:
    """The candidate has sent a reply to another job; the worker has just begun."""
    job = await make_job()
    render = await make_render(candidate, status=RenderStatus.RUNNING, progress=0.1)
    async with db.transaction() as session:
        session.add(Application(job_id=job.id or 0, candidate_id=candidate.id or 0, render_id=render.id))
    return render


async def job_of(render: Render) -> Job:
    """Return the job that the render is a reply to."""
    mine = select(Job).join(Application).where(Application.render_id == render.id)
    async with db.reading() as session:
        return (await session.exec(mine)).one()


async def goes_on(render: Render, progress: float, left_s: int) -> None:
    """The worker tells how far it is."""
    async with db.transaction() as session:
        row = await session.get(Render, render.id)
        assert row is not None
        row.status, row.progress, row.left_s = RenderStatus.RUNNING, progress, left_s
        await announce(session, row)


async def ends(render: Render, candidate: User, film: Path | None = None) -> None:
    """The worker has stored the clip; without a `film` its files have no bytes."""
    clip = await make_clip(owner=candidate, audience="")
    if film is not None:
        await store(clip, film)
    async with db.transaction() as session:
        row = await session.get(Render, render.id)
        assert row is not None
        row.status, row.progress, row.clip_id = RenderStatus.DONE, 1.0, clip.id
        await announce(session, row)
        await render_finished(session, render.id or 0)


async def store(clip: Clip, film: Path) -> None:
    """The clip's files are there: each video is the `film`, and one caption is shown all the time."""
    with TemporaryDirectory() as folder:
        captions = Path(folder) / "captions.vtt"
        captions.write_text("WEBVTT\n\n00:00.000 --> 00:20.000\nHello\n")
        for kind, (name, _) in RENDITIONS.items():
            await storage.put(f"clips/{clip.token}/{name}", captions if kind == "captions" else film)


async def recorded(render: Render, seconds: float = 2.0) -> None:
    """What the candidate recorded can be played."""
    async with db.transaction() as session:
        row = await session.get(Render, render.id)
        assert row is not None
        row.first_cut = f"cuts/{row.public_id}/first.mp4"
        await storage.put(row.first_cut, recording(seconds))
        await files.grant(session, f"cuts/{row.public_id}", f"user:{row.owner_id}")
        await announce(session, row)
