"""`POST /auth/signin` and `/auth/signout`."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from resumes_app.accounts import service
from resumes_app.accounts.endpoints.forms import Form, answers, browser_of, next_of, read_form, sign_in_response
from resumes_app.accounts.endpoints.kept import drop_link, kept_link
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import COOKIE, identity, needs
from resumes_app.accounts.service.answers import notice_address
from resumes_app.accounts.service.sessions import cookie_of
from resumes_app.accounts.service.tokens import VERIFY


@needs(Permission.ANYONE)
@answers("/signin")
async def sign_in(request: Request, form: Form) -> Response:
    """Sign in with `email` and `password`, and go on to `next`."""
    browser = browser_of(request, kept_link(request, VERIFY), form.get("time_zone", ""))
    let_in = await service.sign_in(form.get("email", ""), form.get("password", ""), browser)
    response = sign_in_response(let_in.cookie, next_of(request, form), confirmed=let_in.confirmed)
    drop_link(response, VERIFY)
    return response


@needs(Permission.ANYONE)
async def sign_out(request: Request) -> Response:
    """End this browser's session, or with `everywhere` all of the person's."""
    form = await read_form(request)
    if form.get("everywhere") and identity().signed_in:
        await service.sign_out_everywhere(identity())
    await service.sign_out(cookie_of(request))
    response = RedirectResponse(notice_address("/signin", "signed-out"), 303)
    response.delete_cookie(COOKIE)
    return response
