"""Uploads under way: begin, look up, set the length, complete exactly once, end."""

import asyncio
import re
import secrets
from datetime import timedelta
from email.utils import format_datetime

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db, work
from resumes_app.accounts.schemas import Identity
from resumes_app.errors import Conflict, Gone, InvalidInput, NotFound, TooMany
from resumes_app.files.schemas import Offer, Received, UnderWay, UploadView
from resumes_app.files.service import parts
from resumes_app.files.service.purposes import receiver_of
from resumes_app.media.errors import MediaError
from resumes_app.models import Upload

MAX_BYTES = 200 * 1024 * 1024
"""90 seconds at 16 Mbit/s, which is what a phone's own camera app may write."""
QUOTA_BYTES = 1024 * 1024 * 1024
MAX_OPEN = 20
LIFETIME = timedelta(days=3)
"""The browser keeps its copy until we confirm, so that one which expired is simply sent again."""
SILENT_AFTER = timedelta(hours=1)
"""A recording and its upload are over by then, or were given up: no room is kept for what may come of it."""
_ID = re.compile(r"^[0-9a-f]{32}$")


class TooLarge(InvalidInput):
    """More bytes than are taken."""

    status = 413


def _view(row: Upload) -> UploadView:
    return UploadView(
        id=row.id,
        size_bytes=row.size_bytes,
        complete=row.completed_at is not None,
        refusal=row.refusal,
        expires_http=format_datetime(row.expires_at, usegmt=True),
    )


def _check_size(size_bytes: int | None) -> None:
    if size_bytes is None:
        return
    if size_bytes <= 0:
        raise InvalidInput("The file is empty.")
    if size_bytes > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // 1024**2} MB. Choose a shorter one.")


async def begin(who: Identity, offer: Offer) -> UploadView:
    """Return the upload for the offer: a new one, or the one the same owner began for the same thing before.

    Raises:
        InvalidInput: Empty, too large, of no known purpose, or refused before.
        TooMany: The owner has too much under way.
    """
    _check_size(offer.size_bytes)
    receiver = receiver_of(offer.purpose)
    over = ""
    async with db.transaction() as session:
        # One offer of an owner at a time: two tabs must not begin the same upload twice.
        await hold_owner(session, who.id)
        await receiver.admit(session, who, offer)
        known = (
            await session.exec(select(Upload).where(Upload.owner_id == who.id, Upload.client_id == offer.client_id))
        ).first()
        if known is not None and known.expires_at > clock.now() and known.draft_public_id == offer.parent:
            return await _resumed(session, known, offer)
        if known is not None:  # Over, or offered for something else now: it begins anew.
            over = known.id
            await _let_go(session, known)
            await session.flush()
        await _check_quota(session, who.id, offer.size_bytes or MAX_BYTES)
        row = _new_row(who.id, offer)
        session.add(row)
        await session.flush()
        await work.enqueue(session, "files.expire", at=row.expires_at, upload_id=row.id)
    if over:
        await parts.remove(over)  # No quota counts what lies there without a row.
    return _view(row)


async def hold_owner(session: AsyncSession, owner_id: int) -> None:
    """Until the transaction ends, whoever else wants room for something of the owner's waits."""
    lock = sa.text("SELECT pg_advisory_xact_lock(:lock, :owner)").bindparams(lock=db.Lock.OWNER, owner=owner_id)
    await session.exec(lock)  # type: ignore[call-overload]  # plain SQL


def _new_row(owner_id: int, offer: Offer) -> Upload:
    return Upload(
        id=secrets.token_hex(16),
        owner_id=owner_id,
        size_bytes=offer.size_bytes,
        purpose=offer.purpose,
        client_id=offer.client_id,
        draft_public_id=offer.parent,
        file_type=offer.file_type,
        expires_at=clock.now() + LIFETIME,
    )


async def _resumed(session: AsyncSession, known: Upload, offer: Offer) -> UploadView:
    if known.refusal:
        raise InvalidInput(known.refusal)
    if known.completed_at is None and offer.size_bytes not in (None, known.size_bytes):
        await _check_quota(session, known.owner_id, offer.size_bytes or MAX_BYTES, besides=known.client_id)
        # The browser's copy is the truth: what came of another version of it does not count.
        async with parts.opened(known.id) as part:
            await part.cut(0)
        known.size_bytes = offer.size_bytes
    return _view(known)


async def under_way(session: AsyncSession, owner_id: int, *, besides: str = "") -> list[UnderWay]:
    """Return the owner's uploads that are neither complete nor expired, without the client id `besides`."""
    statement = select(Upload).where(
        Upload.owner_id == owner_id,
        Upload.client_id != besides,
        col(Upload.completed_at).is_(None),
        col(Upload.expires_at) > clock.now(),
    )
    return [UnderWay(row.draft_public_id, await _most_bytes(row)) for row in await session.exec(statement)]


async def _most_bytes(row: Upload) -> int:
    """Return how large the upload may become; one that was given up long ago is as large as what has arrived."""
    if clock.now() - row.created_at > SILENT_AFTER:
        return await parts.size_of(row.id)
    return row.size_bytes or MAX_BYTES


async def _check_quota(session: AsyncSession, owner_id: int, wanted_bytes: int, *, besides: str = "") -> None:
    taken = [upload.most_bytes for upload in await under_way(session, owner_id, besides=besides)]
    if len(taken) >= MAX_OPEN or sum(taken) + wanted_bytes > QUOTA_BYTES:
        raise TooMany("Too many uploads are unfinished. Let some finish, or delete takes that you do not need.")


async def find(who: Identity, upload_id: str) -> UploadView:
    """Return the owner's upload.

    Raises:
        NotFound: There is none, or it is somebody else's.
        Gone: It was not finished in time.
    """
    if not _ID.match(upload_id):
        raise NotFound("There is no such upload.")
    async with db.reading() as session:
        row = await session.get(Upload, upload_id)
    if row is None or row.owner_id != who.user_id:
        raise NotFound("There is no such upload.")
    if row.expires_at <= clock.now():
        raise Gone("This upload was not finished in time. Send the file again.")
    return _view(row)


async def set_length(upload_id: str, size_bytes: int, offset: int) -> None:
    """Fix the length of a recording that has ended; it never changes afterwards.

    Raises:
        InvalidInput: It is empty, too large or shorter than what has arrived.
        Conflict: Another length was set before.
    """
    _check_size(size_bytes)
    if size_bytes < offset:
        raise InvalidInput("The file is shorter than what has arrived of it. Send it again.")
    async with db.transaction() as session:
        statement = (
            sa.update(Upload)
            .where(col(Upload.id) == upload_id, sa.func.coalesce(Upload.size_bytes, size_bytes) == size_bytes)
            .values(size_bytes=size_bytes)
        )
        if (await session.exec(statement)).rowcount != 1:
            raise Conflict("The length of this upload is already known and differs.")


# A receiver probes and copies within its transaction: more at once would take the connections that pages need.
_completing = asyncio.Semaphore(2)


async def complete(upload_id: str) -> None:
    """Hand the file over to its receiver, exactly once, however often and from wherever this is called.

    Raises:
        MediaError: The receiver cannot use the file; it is asked no more.
        InvalidInput: The same, found before.
        AppError: It does not take the file now; all stays as it is, to be completed later.
    """
    async with _completing, db.transaction() as session:
        row = (await session.exec(select(Upload).where(Upload.id == upload_id).with_for_update())).one_or_none()
        if row is None:
            raise NotFound("There is no such upload.")
        if row.completed_at is None:
            row.refusal = await _refusal(session, row)
            row.completed_at = clock.now()
    await parts.remove(upload_id)
    if row.refusal:
        raise InvalidInput(row.refusal)


async def _refusal(session: AsyncSession, row: Upload) -> str:
    received = Received(
        key_id=_key_id(row),
        owner_id=row.owner_id,
        client_id=row.client_id,
        parent=row.draft_public_id,
        file_type=row.file_type,
        path=parts.path_of(row.id),
        size_bytes=row.size_bytes or 0,
    )
    try:
        async with session.begin_nested():
            await receiver_of(row.purpose).keep(session, received)
    except MediaError as error:  # What the file is; anything else may pass.
        return error.message
    return ""


def _key_id(row: Upload) -> str:
    return row.id[:24]


async def end(upload_id: str) -> None:
    """Forget the upload and its bytes; what was made of a complete one stays."""
    async with db.transaction() as session:
        row = await session.get(Upload, upload_id, with_for_update=True)
        if row is not None:
            await _let_go(session, row)
    await parts.remove(upload_id)


async def _let_go(session: AsyncSession, row: Upload) -> None:
    # A process may have died between storing the file and the commit.
    await receiver_of(row.purpose).forget(session, _key_id(row))
    await session.delete(row)
