"""What a browser keeps for this area between two requests: a sign-up of its own, and a link it has opened."""

from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.endpoints.forms import set_cookie
from resumes_app.accounts.service.answers import sealed, unsealed
from resumes_app.accounts.service.tokens import LIFETIMES, RESET, VERIFY

PATH = "/auth"
"""These cookies go to no other part of the site."""
SIGN_UP_COOKIE = "resumes_signup"
LINK_COOKIES = {VERIFY: "resumes_confirm", RESET: "resumes_reset"}
"""By purpose: one link never takes another's place."""
LINK_PATHS = {VERIFY: (PATH,), RESET: (PATH, "/reset/new")}
"""The page where a new password is chosen is asked with it too: it opens only while the link works."""
SIGN_UP_S = int(LIFETIMES[VERIFY].total_seconds())
LINK_S = int(LIFETIMES[RESET].total_seconds())


@dataclass(frozen=True)
class OwnSignUp:
    """The sign-up that this browser has made.

    Attributes:
        mail_id: Of the mail that it caused.
        next: Where its person wanted to go.
    """

    mail_id: str
    email: str
    next: str


def keep_sign_up(response: Response, own: OwnSignUp) -> None:
    """Let this browser be recognised when the mailed link is opened in it."""
    set_cookie(response, SIGN_UP_COOKIE, sealed(asdict(own), "sign-up"), SIGN_UP_S, PATH)


def own_sign_up(request: Request) -> OwnSignUp | None:
    """Return the sign-up that this browser has made, if any."""
    contents = unsealed(request.cookies.get(SIGN_UP_COOKIE, ""), "sign-up", SIGN_UP_S)
    return OwnSignUp(**contents) if contents else None


def keep_link(response: Response, purpose: str, token: str) -> None:
    """Keep a mailed link's token, so that it leaves the address bar."""
    contents = sealed({"purpose": purpose, "token": token}, "link")
    for path in LINK_PATHS[purpose]:
        set_cookie(response, LINK_COOKIES[purpose], contents, LINK_S, path)


def kept_link(request: Request, purpose: str) -> str:
    """Return the token of the link that was opened here for `purpose`; empty without one."""
    contents = unsealed(request.cookies.get(LINK_COOKIES[purpose], ""), "link", LINK_S) or {}
    return contents.get("token", "") if contents.get("purpose") == purpose else ""


def drop_sign_up(response: Response) -> None:
    """Make the browser forget the sign-up that it has made."""
    response.delete_cookie(SIGN_UP_COOKIE, path=PATH)


def drop_link(response: Response, purpose: str) -> None:
    """Make the browser forget the link that was opened for `purpose`."""
    for path in LINK_PATHS[purpose]:
        response.delete_cookie(LINK_COOKIES[purpose], path=path)
