"""Where mailed links lead: `GET /auth/verify`, `GET /auth/reset`, then `/reset/new`. Mail scanners open them too."""

from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from resumes_app.accounts import service
from resumes_app.accounts.endpoints.forms import back, sign_in_response
from resumes_app.accounts.endpoints.kept import drop_sign_up, keep_link, kept_link, own_sign_up
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.accounts.service.answers import FormAnswer, refusal
from resumes_app.accounts.service.tokens import RESET, VERIFY, token_of
from resumes_app.errors import Gone
from resumes_app.ui.served_page import prerendered

USED_UP = (
    "This link was used already, or is too old. Sign in: if your address is not confirmed yet, we mail you a new link."
)


@needs(Permission.ANYONE)
async def open_confirmation(request: Request) -> Response:
    """Let the browser in that has made this very sign-up; any other is asked for the password first."""
    token = request.query_params.get("token", "")
    own = own_sign_up(request)
    if own is None or not compare_digest(token_of(own.mail_id), token):
        # Whoever holds the link has the mail: its address is no news. It travels in the answer's cookie, in no URL.
        email = await service.address_of_link(token, VERIFY)
        if not email:
            return back(request, {}, "/signin", refusal(Gone(USED_UP), {}))
        response = back(request, {}, "/signin", FormAnswer(notice="confirm", values={"email": email}))
        keep_link(response, VERIFY, token)
        return response
    try:
        session_token = await service.confirm(token, request.headers.get("user-agent", ""))
    except Gone:
        return back(request, {}, "/signin", refusal(Gone(USED_UP), {"email": own.email}))
    response = sign_in_response(session_token, own.next, confirmed=True)
    drop_sign_up(response)
    return response


@needs(Permission.ANYONE)
async def open_reset(request: Request) -> Response:
    """Go to the page where a new password is chosen; the token leaves the address bar."""
    token = request.query_params.get("token", "")
    try:
        await service.check_reset_link(token)
    except Gone as error:
        return back(request, {}, "/reset", refusal(error, {}))
    response = RedirectResponse("/reset/new", 303)
    keep_link(response, RESET, token)
    return response


@needs(Permission.ANYONE)
async def choose_password(request: Request) -> Response:
    """Answer the page where a new password is chosen, while the link that was opened here works."""
    try:
        await service.check_reset_link(kept_link(request, RESET))
    except Gone as error:
        return back(request, {}, "/reset", refusal(error, {}))
    return HTMLResponse(prerendered("reset/new"), headers={"Cache-Control": "private, no-store"})
