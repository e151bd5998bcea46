"""Edits to be previewed and rendered: takes whose every picture is another one, and lists over them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image
from sqlmodel import select

from resumes_app import db
from resumes_app.models import Draft
from tests.browser.likeness import ffmpeg
from tests.browser.replying import Candidate
from tests.browser.sizes import PHONE
from tests.conftest import DATA_DIR
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft

TAKE_S = 4
SHAPES = {"portrait": (720, 1280), "landscape": (1280, 720), "square": (800, 800)}
MARK_PX = 240
COLOURS = [(214, 168, 138), (120, 84, 62), (70, 78, 92), (196, 204, 212), (96, 130, 96), (128, 128, 128)]
"""Skin, cloth and walls."""


@lru_cache
def moving(shape: str, first: int = 0) -> Path:
    """Make a take in which a square wanders over coloured fields, a new place every picture, with a tone.

    Args:
        first: Which colour the fields begin with, so that takes differ.
    """
    path = DATA_DIR / f"moving-{shape}-{first}.mp4"
    width, height = SHAPES[shape]
    blocks = Image.new("RGB", (2, 3) if height > width else (3, 2))
    blocks.putdata(COLOURS[first:] + COLOURS[:first])
    blocks.resize((width, height), Image.Resampling.NEAREST).save(path.with_suffix(".png"))
    steps = 30 * TAKE_S
    mark = f"color=c=0xd8c0a0:s={MARK_PX}x{MARK_PX}:r=30:d={TAKE_S}"
    place = f"x='(W-w)*mod(n*7,{steps})/{steps}':y='(H-h)*n/{steps}'"
    hd = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709"
    picture = f"{mark}[m];[0:v][m]overlay={place},gblur=sigma=6,{hd}[v]"
    fields = ["-loop", "1", "-framerate", "30", "-t", str(TAKE_S), "-i", str(path.with_suffix(".png"))]
    tone = ["-f", "lavfi", "-i", f"sine=f={200 + 60 * first}:d={TAKE_S}"]
    coded = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "30", "-c:a", "aac", "-shortest"]
    ffmpeg(*fields, *tone, "-filter_complex", picture, "-map", "[v]", "-map", "1:a", *coded, str(path))
    return path


@lru_cache
def without_length(shape: str) -> Path:
    """Make a take as browsers record WebM: it says neither how long it is nor where its pictures are."""
    path = DATA_DIR / f"without-length-{shape}.webm"
    coded = ["-c:v", "libvpx", "-b:v", "4M", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]
    ffmpeg("-i", str(moving(shape)), *coded, "-f", "webm", "-live", "1", str(path))
    return path


def project(person: Candidate, takes: Sequence[Path], edit: Mapping[str, Any]) -> None:
    """Give the person's draft these takes and this edit list, in whose clips `take` is a take's number from 0."""

    async def give() -> None:
        who = await identity_for(person.user)
        draft = await make_draft(who, person.job)
        ids = [await keep_take(who, draft, path) for path in takes]
        clips = [{"in_ms": 0, "out_ms": None, **clip, "take": ids[clip["take"]]} for clip in edit["clips"]]
        async with db.transaction() as session:
            row = await session.get(Draft, await _id_of(draft["id"]))
            assert row
            row.edit = {"version": 1, **edit, "clips": clips}

    person.site.run(give())


def show(person: Candidate, tool: str) -> None:
    """Open a tool; the timeline of a desktop is always open and has no tab."""
    if person.page.viewport_size == PHONE or tool != "clips":
        person.by(f"tool-{tool}").click()


def saved_edit(person: Candidate) -> dict[str, Any]:
    """Return the edit list of the person's one draft."""

    async def edit() -> dict[str, Any]:
        async with db.reading() as session:
            return (await session.exec(select(Draft.edit).where(Draft.owner_id == person.user.id))).one()

    return person.site.run(edit())


async def _id_of(public_id: str) -> int:
    async with db.reading() as session:
        return (await session.exec(select(Draft.id).where(Draft.public_id == public_id))).one() or 0
