"""`/uploads`: tus 1.0.0 with creation (also of unknown length), expiration, termination and checksum.

The size of the file is the offset, so that a server which was killed in the middle needs no repair. The owner is
checked before a byte is read; a newer request ends an older one that hangs.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import AppError, Conflict
from resumes_app.files.endpoints import protocol
from resumes_app.files.endpoints.protocol import BASE
from resumes_app.files.endpoints.writers import TakenOver, Writers
from resumes_app.files.schemas import UploadView
from resumes_app.files.service import parts, turns, uploads

FLUSH_BYTES = 256 * 1024
CHECKED_BYTES = 4 * 1024 * 1024
"""A part with a checksum is held in memory until it is proved, so that a wrong one never reaches the file."""
IDLE_S = 20.0
"""A sender that is silent for so long has gone; its lock must not outlive it."""

_writers = Writers()
Endpoint = Callable[[Request], Awaitable[Response]]


class ChecksumMismatch(AppError):
    """The part arrived damaged."""

    status = 460
    retryable = True


class WrongType(AppError):
    """The body is not what tus sends."""

    status = 415


def _refusal(error: AppError) -> Response:
    return JSONResponse({"error": error.message, "retryable": error.retryable}, error.status, BASE)


def _spoken(endpoint: Endpoint) -> Endpoint:
    """Answer in the protocol's words: its version is asked for, its headers are on every answer."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        if request.headers.get("tus-resumable") != protocol.VERSION:
            return Response(status_code=412, headers={**BASE, "Tus-Version": protocol.VERSION})
        try:
            if request.method != "HEAD":
                protocol.same_origin(request.headers)
            return await endpoint(request)
        except AppError as error:
            return _refusal(error)
        except TakenOver:
            return Response(status_code=423, headers=BASE)

    return answer


@needs(Permission.ANYONE)
async def options(_request: Request) -> Response:
    """Say what is spoken here."""
    return Response(
        status_code=204,
        headers={
            **BASE,
            "Tus-Version": protocol.VERSION,
            "Tus-Extension": protocol.EXTENSIONS,
            "Tus-Max-Size": str(uploads.MAX_BYTES),
            "Tus-Checksum-Algorithm": ",".join(protocol.CHECKSUMS),
        },
    )


@needs(Permission.SIGNED_IN)
@_spoken
async def create(request: Request) -> Response:
    """Begin an upload; a body that comes along is not read."""
    upload = await uploads.begin(identity(), protocol.offer(request.headers))
    # Relative: the Host header is the client's word.
    return Response(
        status_code=201,
        headers={**BASE, "Location": f"/uploads/{upload.id}", "Upload-Expires": upload.expires_http},
    )


@needs(Permission.SIGNED_IN)
@_spoken
async def head(request: Request) -> Response:
    """Tell how many bytes have arrived; a file that is all here is completed first."""
    upload = await _own(identity(), request)
    await _writers.end_older(upload.id)
    arrived = await parts.size_of(upload.id)
    # Read again, after measuring: whoever completed it meanwhile has removed the file.
    upload = await _own(identity(), request)
    offset = upload.size_bytes or 0 if upload.complete else arrived
    if offset == upload.size_bytes:
        # The server may have died between the last byte and this.
        await uploads.complete(upload.id)
    length = {"Upload-Defer-Length": "1"} if upload.size_bytes is None else {"Upload-Length": str(upload.size_bytes)}
    return Response(
        headers={**BASE, **length, "Upload-Offset": str(offset), "Upload-Expires": upload.expires_http},
    )


@needs(Permission.SIGNED_IN)
@_spoken
async def patch(request: Request) -> Response:
    """Add the body at the end of what has arrived."""
    upload = await _own(identity(), request)
    if request.headers.get("content-type") != protocol.BODY_TYPE:
        raise WrongType(f"The body must be {protocol.BODY_TYPE}.")
    await _writers.end_older(upload.id)
    if upload.complete:
        return await _repeated(upload, request)
    offset = await _writers.run(upload.id, _write(request, upload))
    length = protocol.number(request.headers, "upload-length") or upload.size_bytes
    if offset == length:
        await uploads.complete(upload.id)
    return Response(
        status_code=204,
        headers={**BASE, "Upload-Offset": str(offset), "Upload-Expires": upload.expires_http},
    )


@needs(Permission.SIGNED_IN)
@_spoken
async def delete(request: Request) -> Response:
    """Forget the upload."""
    upload = await _own(identity(), request)
    await _writers.end_older(upload.id)
    await uploads.end(upload.id)
    return Response(status_code=204, headers=BASE)


async def _own(who: Identity, request: Request) -> UploadView:
    return await uploads.find(who, request.path_params["upload_id"])


async def _repeated(upload: UploadView, request: Request) -> Response:
    """Answer a sender that did not hear that everything has arrived."""
    if protocol.number(request.headers, "upload-offset") != upload.size_bytes:
        raise Conflict("This upload is complete.")
    await uploads.complete(upload.id)
    return Response(status_code=204, headers={**BASE, "Upload-Offset": str(upload.size_bytes)})


async def _write(request: Request, upload: UploadView) -> int:
    """Write what comes and return the new offset; what came before a lost connection stays."""
    proof = protocol.checksum(request.headers)
    async with turns.opened_in_turn(upload.id) as part:
        start = await part.size()
        if protocol.number(request.headers, "upload-offset") != start:
            raise Conflict(f"{start} bytes have arrived; go on from there.")
        length = protocol.number(request.headers, "upload-length")
        if length is not None:
            await uploads.set_length(upload.id, length, start)
        room = (length or upload.size_bytes or uploads.MAX_BYTES) - start
        room = min(room, CHECKED_BYTES) if proof is not None else room
        held = bytearray()
        try:
            async for data in _body(request, room):
                held += data
                if proof is None and len(held) >= FLUSH_BYTES:
                    await part.append(bytes(held))
                    held.clear()
        except uploads.TooLarge:
            await part.cut(start)
            raise
        except (ClientDisconnect, TimeoutError):
            if proof is not None:
                return start
        if proof is not None and not proof.fits(held):
            raise ChecksumMismatch("A part arrived damaged; it will be sent again.")
        await part.append(bytes(held))
        await part.settle()
        return await part.size()


async def _body(request: Request, room: int) -> AsyncIterator[bytes]:
    """Yield the body's pieces.

    Raises:
        TooLarge: It is longer than `room` bytes.
        TimeoutError: The sender has gone silent.
    """
    pieces = request.stream()
    while True:
        async with asyncio.timeout(IDLE_S):
            data = await anext(pieces, None)
        if data is None:
            return
        room -= len(data)
        if room < 0:
            raise uploads.TooLarge("More bytes came than the file has.")
        yield data


routes = [
    Route("/uploads", create, methods=["POST"]),
    Route("/uploads", options, methods=["OPTIONS"]),
    Route("/uploads/{upload_id}", head, methods=["HEAD"]),
    Route("/uploads/{upload_id}", patch, methods=["PATCH"]),
    Route("/uploads/{upload_id}", delete, methods=["DELETE"]),
    Route("/uploads/{upload_id}", options, methods=["OPTIONS"]),
]
