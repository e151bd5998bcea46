"""A browser without JavaScript, as far as forms, cookies and redirects go, and the mails that the worker has sent."""

import email
import email.policy
import re
from email.message import EmailMessage
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

import httpx

from resumes_app.accounts.service import COOKIE
from resumes_app.accounts.service.answers import ANSWER_COOKIE, FormAnswer, answer_in
from resumes_app.accounts.service.mail import outbox
from resumes_app.work.queue import connected
from tests.factories import PASSWORD

FORM = {
    "name": "Ada Byron",
    "email": "ada@example.org",
    "password": PASSWORD,
    "birth_day": "10",
    "birth_month": "12",
    "birth_year": "2001",
}


class Visitor:
    """Keeps cookies between requests; `async with` it."""

    def __init__(self, address: str = "203.0.113.5") -> None:
        from resumes_app.resumes_app import api

        transport = httpx.ASGITransport(api, client=(address, 50000))
        self.http = httpx.AsyncClient(transport=transport, base_url="http://testserver")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def post(self, path: str, form: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        return await self.http.post(path, data=form or {}, headers={"origin": "http://testserver"} | headers)

    async def get(self, address: str) -> httpx.Response:
        return await self.http.get(address)

    @property
    def session(self) -> str:
        """The session cookie's value; empty when signed out."""
        return self.http.cookies.get(COOKIE, "")

    def answer_to(self, response: httpx.Response) -> FormAnswer:
        """What the page that the response leads to would show."""
        assert response.status_code == 303, response.text
        again = parse_qs(urlsplit(response.headers["location"]).query)["again"][0]
        found = answer_in(f"{ANSWER_COOKIE}={self.http.cookies[ANSWER_COOKIE]}", again)
        assert found is not None
        return found

    def problems(self, response: httpx.Response) -> dict[str, str]:
        return {field: text for field, text in self.answer_to(response).problems}


async def run_tasks() -> None:
    """Run what waits in the queue, and what that adds, to its end."""
    import resumes_app.accounts.tasks  # noqa: F401  # declares them

    app = connected()
    async with app.open_async():
        await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)


async def mails() -> list[EmailMessage]:
    """Let the worker send what waits, and take all mails out of the outbox, oldest first."""
    await run_tasks()
    found = []
    for path in sorted(outbox().glob("*.eml"), key=lambda path: path.stat().st_mtime_ns):
        found.append(email.message_from_bytes(path.read_bytes(), policy=email.policy.default))
        path.unlink()
    return found


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link_in(mail: EmailMessage) -> str:
    """The path of the mail's link into `/auth`."""
    found = re.search(r"https?://[^/\s]+(/auth/\S+)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


async def signed_up(visitor: Visitor, **changes: str) -> str:
    """Sign up and confirm in one browser; return its session cookie."""
    await visitor.post("/auth/signup", FORM | changes)
    (mail,) = await mails()
    await visitor.get(link_in(mail))
    assert visitor.session
    return visitor.session
