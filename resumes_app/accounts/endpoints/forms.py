"""How this area's endpoints take a native form and answer it."""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from html import escape
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from resumes_app.accounts.service.answers import (
    ANSWER_ANCHOR,
    ANSWER_COOKIE,
    ANSWER_S,
    ARRIVAL_COOKIE,
    ARRIVAL_S,
    FormAnswer,
    next_in,
    refusal,
    safe_next,
    sealed_answer,
    sealed_arrival,
    with_query,
)
from resumes_app.accounts.service.sessions import COOKIE, cookie_of
from resumes_app.accounts.service.sign_in import Browser
from resumes_app.config import settings
from resumes_app.errors import AppError, InvalidInput

Form = Mapping[str, str]
FormHandler = Callable[[Request, Form], Awaitable[Response]]

FORM_BYTES = 20_000
SESSION_COOKIE_S = 365 * 24 * 3600
"""Longer than a session without visits: the server ends it, and need not send the cookie anew at each visit."""

NOTICES = {
    "sent": "We have sent you a mail. Open the link in it to go on.",
    "reset-sent": "If there is an account with this address, its owner now has a mail with a link.",
    "changed": "Your password is changed, and every browser was signed out. Sign in with the new one.",
    "signed-out": "You are signed out.",
    "confirm": "Sign in with the password you have chosen; that confirms your address.",
}
"""For a page without JavaScript; `accounts.components` says the same at length."""


async def read_form(request: Request) -> dict[str, str]:
    """Return the form's fields, the last of each name.

    Raises:
        InvalidInput: It is too large to be one of ours, or holds files.
    """
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > FORM_BYTES:
        raise InvalidInput("This form is too large. Shorten what you typed.")
    async with request.form(max_files=0, max_fields=30) as form:
        return {name: value for name, value in form.items() if not isinstance(value, UploadFile)}


def answers(page: str) -> Callable[[FormHandler], Callable[[Request], Awaitable[Response]]]:
    """Make the endpoint take its form, and send people back to `page` with what was wrong."""

    def declare(handler: FormHandler) -> Callable[[Request], Awaitable[Response]]:
        @wraps(handler)
        async def endpoint(request: Request) -> Response:
            form: dict[str, str] = {}
            try:
                form = await read_form(request)
                return await handler(request, form)
            except AppError as error:
                answer = refusal(error, form)
                return back(request, form, page, answer, status=error.status)

        return endpoint

    return declare


def back(request: Request, form: Form, page: str, answer: FormAnswer, status: int = 200) -> Response:
    """Return the person to `page`, which shows `answer`; without JavaScript the answer is a page of its own."""
    if form.get("plain"):
        return HTMLResponse(_plain_page(page, answer), status)
    address = with_query(page, again=answer.id, next=next_of(request, form))
    response = RedirectResponse(f"{address}#{ANSWER_ANCHOR}", 303)
    set_cookie(response, ANSWER_COOKIE, sealed_answer(answer), ANSWER_S)
    return response


def next_of(request: Request, form: Form) -> str:
    """Return where the form's person wants to go.

    A form that was sent before its script ran holds no more than `/`: then the address of its page tells.
    """
    wanted = safe_next(form.get("next", ""))
    return wanted if wanted != "/" else next_in(request.headers.get("referer", ""))


def set_cookie(response: Response, name: str, value: str, max_age_s: int, path: str = "/") -> None:
    """Set a cookie that scripts cannot read and other sites' forms do not send."""
    response.set_cookie(
        name, value, max_age=max_age_s, path=path, httponly=True, samesite="lax", secure=settings().https
    )


def sign_in_response(token: str, address: str, *, confirmed: bool = False) -> Response:
    """Return the redirect that carries a fresh session's cookie.

    Args:
        confirmed: The e-mail address has just been confirmed, which is said where one arrives.
    """
    response = RedirectResponse(safe_next(address), 303)
    set_cookie(response, COOKIE, token, SESSION_COOKIE_S)
    if confirmed:
        set_cookie(response, ARRIVAL_COOKIE, sealed_arrival("confirmed"), ARRIVAL_S)
    return response


def browser_of(request: Request, link: str = "", time_zone: str = "") -> Browser:
    """Return what is known of the browser that sent the request."""
    return Browser(
        address=network_address(request),
        user_agent=request.headers.get("user-agent", ""),
        cookie=cookie_of(request),
        link=link,
        time_zone=time_zone,
    )


def network_address(request: Request) -> str:
    """Return the sender's address.

    A proxy's word is taken only from this machine; what other proxies on it add behind the sender's address is passed.
    """
    peer = request.client.host if request.client else ""
    if not _is_loopback(peer):
        return peer
    hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",")]
    return next((hop for hop in reversed(hops) if hop and not _is_loopback(hop)), peer)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _plain_page(page: str, answer: FormAnswer) -> str:
    refused = bool(answer.problems)
    title = "Please look at this again" if refused else "Done"
    lines = [text for _, text in answer.problems] or [NOTICES.get(answer.notice, "")]
    advice = "Go back in your browser: what you typed is still there." if refused else ""
    items = "".join(f"<p>{escape(line)}</p>" for line in [*lines, advice] if line)
    link = f'<p><a href="{escape(urlsplit(page).path)}">To the form</a></p>'
    style = "font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:10vh auto;padding:0 1rem"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return f'<!doctype html><html lang="en">{head}<body style="{style}"><main><h1>{title}</h1>{items}{link}</main>'
