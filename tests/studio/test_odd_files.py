"""Every odd file goes the whole way, from upload to finished video or to a sentence that says what to do."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import select

from resumes_app import db, storage
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import InvalidInput
from resumes_app.files.schemas import Offer
from resumes_app.files.service import parts, uploads
from resumes_app.media import editlist, probe
from resumes_app.media.errors import RenderError
from resumes_app.media.profiles import STANDARD, Rung
from resumes_app.media.publish import publish
from resumes_app.models import Draft, Grant, Take
from tests.media.odd.cases import TABLE, Odd, Refused, Taken
from tests.media.odd.watching import uncalled, unopened
from tests.media.odd.world import World, filmed
from tests.studio.factories import make_candidate, make_draft

SMALL = replace(STANDARD, rungs=(Rung("mp4_720", 180, 320, 128, 900), Rung("mp4_480", 120, 214, 96, 600)))
"""A sixteenth of the pixels: the graph is the same."""
WITHIN_S = 25


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody else's video."""
    path = tmp_path_factory.mktemp("theirs") / "secret.mp4"
    filmed(size="320x320")(path, World(path, 0))
    return path


@pytest.fixture
def world(secret: Path) -> Iterator[World]:
    """Around the file: a video that must not be opened, a server that must not be called."""
    with uncalled() as port, unopened(secret):
        yield World(secret, port)


async def upload(who: Identity, draft_id: str, path: Path) -> str:
    """Send the file as a browser does; return the id of the upload, which is all here but not complete."""
    offer = Offer(path.stat().st_size or None, "take", str(uuid4()), draft_id, "video/mp4")
    begun = await uploads.begin(who, offer)
    async with parts.opened(begun.id) as part:
        await part.append(path.read_bytes())
    return begun.id


def stored() -> set[Path]:
    root = storage.local_root()
    assert root is not None
    return {path for path in root.rglob("*") if path.is_file()}


async def nothing_came_of_it() -> bool:
    """No row, no right, no clip in the draft."""
    async with db.reading() as session:
        left = [(await session.exec(select(table))).all() for table in (Take, Grant)]
        edits = (await session.exec(select(Draft.edit))).all()
    return not any(left) and not any(edits)


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 40


@pytest.mark.parametrize("name", TABLE)
async def test_an_odd_file_becomes_a_video_or_a_sentence(
    database: None, world: World, tmp_path: Path, name: str
) -> None:
    odd = TABLE[name]
    path = tmp_path / odd.file_name
    odd.make(path, replace(world, secret=_beside(world.secret, path)))
    _, who = await make_candidate()
    draft = await make_draft(who)
    began = time.monotonic()
    upload_id = await upload(who, draft["id"], path)
    if isinstance(odd.then, Refused):
        await _is_refused(upload_id, odd.then)
    else:
        await _is_taken(upload_id, path, odd, tmp_path)
    assert time.monotonic() - began < WITHIN_S


def _beside(secret: Path, path: Path) -> Path:
    """The same file, also in the odd file's own folder: a reference may be relative."""
    beside = path.parent / secret.name
    beside.hardlink_to(secret)
    return beside


async def _is_refused(upload_id: str, expected: Refused) -> None:
    before = stored()
    for _ in range(2):  # Whoever did not hear it is told again.
        with pytest.raises(InvalidInput) as refused:
            await uploads.complete(upload_id)
        assert refused.value.message == expected.advice
    assert stored() == before
    assert await nothing_came_of_it()


async def _is_taken(upload_id: str, path: Path, odd: Odd, folder: Path) -> None:
    expected = odd.then
    assert isinstance(expected, Taken)
    await uploads.complete(upload_id)
    async with db.reading() as session:
        take = (await session.exec(select(Take))).one()
    assert (take.width, take.height, take.has_audio) == (*expected.size, expected.sound)
    assert take.duration_ms == pytest.approx(expected.length_ms, abs=90 if expected.on_card else 60)
    assert take.sound_only == expected.on_card
    async with storage.lend(take.storage_key) as kept:
        assert (kept.read_bytes() == path.read_bytes()) != expected.on_card
        found = await probe.inspect(kept)
        assert (found.video_codec, found.hdr) == (expected.codec, expected.hdr)
        out = folder / "out"
        out.mkdir()
        edit = editlist.parse({"version": 1, "clips": [{"take": "t", "in_ms": 0, "out_ms": None}]})
        # It compares each file with what was planned: size, length, number of pictures, sound, loudness.
        made = await publish(
            edit, {"t": kept}, beds={}, out_dir=out, on_progress=_nobody_watches, deadline_s=60, profile=SMALL
        )
    assert made.duration_ms == pytest.approx(take.duration_ms, abs=34)


async def _nobody_watches(_done: float) -> None:
    return None


async def test_a_file_that_cannot_be_looked_at_in_time_is_kept_and_looked_at_again(
    database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "video.mp4"
    filmed()(path, World(path, 0))
    _, who = await make_candidate()
    draft = await make_draft(who)
    upload_id = await upload(who, draft["id"], path)
    before = stored()
    with monkeypatch.context() as hurried:
        hurried.setattr(probe, "DEADLINE_S", 0.01)
        with pytest.raises(RenderError, match="Try again") as late:
            await uploads.complete(upload_id)
    assert late.value.retryable
    assert stored() == before and await nothing_came_of_it()
    assert parts.path_of(upload_id).read_bytes() == path.read_bytes()

    await uploads.complete(upload_id)
    async with db.reading() as session:
        assert (await session.exec(select(sa.func.count()).select_from(Take))).one() == 1
