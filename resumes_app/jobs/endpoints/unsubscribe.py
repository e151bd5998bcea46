"""`/mails/{token}/stop`: where the mail program's own "Unsubscribe" leads."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.jobs import service

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


@needs(Permission.ANYONE)
async def unsubscribe(request: Request) -> Response:
    """End the mails on POST; a GET only leads to where they are ended by hand, since mail scanners open every link.

    Raises:
        NotFound: The token is not ours.
    """
    token: str = request.path_params["token"]
    if request.method != "POST":
        return RedirectResponse(service.unsubscribe_page(token), 303, PRIVATE)
    await service.unsubscribe(token)
    return PlainTextResponse("You get no more of these mails.\n", headers=PRIVATE)
