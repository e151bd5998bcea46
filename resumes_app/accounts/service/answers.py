"""What a native form is answered with: a redirect to its page, which finds the answer in a short-lived cookie.

The cookie is signed, not secret, and never holds a password.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer

from resumes_app.accounts.service.fields import FormRejected
from resumes_app.config import settings
from resumes_app.errors import AppError

ANSWER_COOKIE = "resumes_answer"
ANSWER_S = 120
ARRIVAL_COOKIE = "resumes_arrival"
ARRIVAL_S = 60
ANSWER_ANCHOR = "answer"
"""In the address of a page that an answer is on its way to: the page then waits for it, so that nothing moves."""
VALUE_CHARS = 200
PAGES_WITHOUT_RETURN = ("/auth/", "/signin", "/signup", "/reset")


@dataclass(frozen=True)
class FormAnswer:
    """What the page shows of a form that was sent.

    Attributes:
        id: Also in the page's address, so that no other page takes the answer for its own.
        notice: A code for what went well or is to be done; empty where the form was refused.
        values: What was typed, without passwords.
        problems: Pairs of field and sentence; the field is empty where the problem is none of one field.
    """

    id: str = field(default_factory=lambda: token_urlsafe(6))
    notice: str = ""
    values: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)


def refusal(error: AppError, form: Mapping[str, str]) -> FormAnswer:
    """Return the answer to a form that was not accepted."""
    problems = list(error.problems.items()) if isinstance(error, FormRejected) else [("", error.message)]
    typed = {
        name: value[:VALUE_CHARS]
        for name, value in form.items()
        if value and "password" not in name and name not in {"next", "plain"}
    }
    return FormAnswer(values=typed, problems=problems)


def sealed(contents: object, purpose: str) -> str:
    """Return `contents` (JSON-able) as text that only this installation can have written, for one purpose."""
    return _sealer(purpose).dumps(contents)


def unsealed(text: str, purpose: str, max_age_s: int) -> dict[str, str] | None:
    """Return what was sealed; None where it is too old, for another purpose, or not ours."""
    try:
        contents = _sealer(purpose).loads(text, max_age=max_age_s)
    except BadData:
        return None
    return contents if isinstance(contents, dict) else None


def sealed_answer(answer: FormAnswer) -> str:
    """Return the value of the answer's cookie."""
    return sealed(asdict(answer), "answer")


def answer_in(cookies: str, answer_id: str) -> FormAnswer | None:
    """Return the answer in the `Cookie` header that the page's address (`again=<answer_id>`) speaks of."""
    contents = unsealed(_in_jar(cookies, ANSWER_COOKIE), "answer", ANSWER_S)
    if contents is None or contents.get("id") != answer_id:
        return None
    return FormAnswer(**contents)  # type: ignore[arg-type]  # our own `asdict`


Arrival = Literal["confirmed"]
"""What whoever is led on to a page should read there, whichever page it is."""


def sealed_arrival(what: Arrival) -> str:
    """Return the value of the arrival's cookie, each one of its own."""
    return sealed({"id": token_urlsafe(6), "what": what}, "arrival")


def arrival_in(cookies: str) -> tuple[str, str]:
    """Return id and kind of the arrival in the `Cookie` header; both are empty without one."""
    contents = unsealed(_in_jar(cookies, ARRIVAL_COOKIE), "arrival", ARRIVAL_S) or {}
    return contents.get("id", ""), contents.get("what", "")


def safe_next(address: str) -> str:
    """Return the address to go to after signing in: a path of this site, or `/` where it is anything else."""
    plain = address.isprintable() and "\\" not in address and " " not in address
    if not plain or not address.startswith("/") or address.startswith("//"):
        return "/"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith(PAGES_WITHOUT_RETURN):
        return "/"
    return address


def path_of(address: str) -> str:
    """Return path and query of an address of this site."""
    parts = urlsplit(address)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def next_in(address: str) -> str:
    """Return `safe_next` of the `next` parameter of a page's address."""
    try:
        query = urlsplit(address).query
    except ValueError:
        return "/"  # Half an IPv6 address, say.
    return safe_next(parse_qs(query).get("next", [""])[0])


def with_query(path: str, **parameters: str) -> str:
    """Return `path` with the parameters that are not empty; `next` is left out where it is `/`."""
    kept = {name: value for name, value in parameters.items() if value and (name, value) != ("next", "/")}
    return f"{path}?{urlencode(kept)}" if kept else path


def notice_address(page: str, notice: str) -> str:
    """Return the address of `page` with a notice that needs no cookie."""
    return f"{with_query(page, notice=notice)}#{ANSWER_ANCHOR}"


def _in_jar(cookies: str, name: str) -> str:
    try:
        jar = SimpleCookie(cookies)
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


def _sealer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().secret(), salt=f"accounts.{purpose}")
