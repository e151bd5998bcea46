"""Files in and out: a list of jobs to look at before it is taken over, and the company's jobs as a table."""

import asyncio
from urllib.parse import urlencode

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.errors import AppError, InvalidInput
from resumes_app.jobs import service
from resumes_app.jobs.service import imports

FORM_BYTES = 64 * 1024
"""For what surrounds the file."""
DRAINED_BYTES = 512 * 1024 * 1024
DRAIN_S = 60.0
"""What is too large is let pass unread, within reason: a browser shows an answer only once it has sent everything."""


@needs(Permission.IMPORT_JOBS)
async def take(request: Request) -> Response:
    """Read the form's file, or what is at its address, and lead to the page that shows what it would change."""
    who, company = identity(), request.query_params.get("company", "")
    await imports.import_page(who, company)  # Whoever may not is refused before a byte is read.
    kind, origin, publish = imports.kind_of("csv"), "The file", False
    try:
        form, file = await _form(request)
        publish = form.get("publish") == "yes"
        kind, given = imports.kind_of(form.get("kind", "")), form.get("address", "").strip()
        origin = file[0] if file else given
        if file is None and not given:
            raise InvalidInput("Choose a file, or give an address.")
        body = file[1] if file else (await imports.fetch_list(kind, imports.list_address(kind, given))).body
    except AppError as error:
        made = await imports.keep_problem(who, company, kind, error, origin, publish=publish)
    else:
        made = await imports.read_later(who, company, kind, body, origin, publish=publish)
    query = urlencode({"company": company, "import": made})
    return RedirectResponse(f"/hire/import?{query}", 303)


async def _form(request: Request) -> tuple[dict[str, str], tuple[str, bytes] | None]:
    """Return the form's fields, and its file's name and bytes, if one was chosen.

    Raises:
        InvalidInput: It is too large, or no form.
    """
    body = await _bounded(request)

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(request.scope, receive).form(max_files=1, max_fields=10) as sent:
            fields = {name: value for name, value in sent.items() if isinstance(value, str)}
            file = next((value for value in sent.values() if isinstance(value, UploadFile) and value.filename), None)
            return fields, (file.filename or "file", await file.read()) if file else None
    except MultiPartException as error:
        raise InvalidInput("This form cannot be read. Go back and try again.") from error


async def _bounded(request: Request) -> bytes:
    body, seen, limit = bytearray(), 0, imports.MAX_BYTES + FORM_BYTES
    try:
        async with asyncio.timeout(DRAIN_S):
            async for chunk in request.stream():
                seen += len(chunk)
                if seen <= limit:
                    body += chunk
                else:
                    body.clear()
                if seen > DRAINED_BYTES:
                    break
    except TimeoutError as error:
        raise InvalidInput("The file took too long to arrive. Try again, or give its address.") from error
    if seen > limit:
        raise InvalidInput(imports.TOO_LARGE)
    return bytes(body)


@needs(Permission.IMPORT_JOBS)
async def table(request: Request) -> Response:
    """Answer all jobs of a company as CSV, to be kept as a file."""
    company = request.query_params.get("company", "")
    text = await service.jobs_csv(identity(), company)
    disposition = f'attachment; filename="{company}-jobs.csv"'  # A company has it: a slug holds no quote.
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return Response(text, media_type="text/csv", headers=headers)
