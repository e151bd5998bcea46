"""What the pages of native forms show: the answer to the form that was sent, and where to go afterwards."""

from urllib.parse import parse_qs, urlsplit

import reflex as rx

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.accounts.service.answers import FormAnswer, answer_in, path_of, safe_next
from resumes_app.accounts.service.fields import EMAIL_CHARS
from resumes_app.accounts.service.mail import outbox_hint

FIELDS = ("name", "email", "password", "birth", "birth_day", "birth_month", "birth_year")
PROBLEMS_ID = "problems"
FIRST_INPUTS = {"birth": "birth_day"}
"""Where a problem's link leads, for fields made of several inputs."""
KNOWN_PERSON = ("changed", "confirm")
"""Notices of the sign-in form to somebody whose address is known: the password is all that is missing."""
FOR_GUESTS = ("/signin", "/signup")


class FormState(rx.State):
    """The form on `/signin`, `/signup`, `/reset` or `/reset/new`."""

    address: str = ""
    """The page's address, with its query, that all this belongs to."""
    answer_id: str = ""
    """Changes with each answer: the page is built anew with it."""
    notice: str = ""
    values: dict[str, str] = dict.fromkeys(FIELDS, "")
    errors: dict[str, str] = dict.fromkeys(FIELDS, "")
    problems: list[tuple[str, str]] = []
    next: str = "/"
    outbox: str = ""
    """Where the mails lie on an installation that sends none; empty on one that does."""

    @rx.event
    @needs(Permission.ANYONE)
    async def load(self) -> rx.event.EventSpec | None:
        """Take over the answer that the page's address speaks of; somebody signed in goes on at once."""
        address = urlsplit(str(self.router.url))
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.next = safe_next(query.get("next", ""))
        if identity().signed_in and address.path.rstrip("/") in FOR_GUESTS:
            return rx.redirect(self.next)
        self._show(answer_in(self.router.headers.cookie, query.get("again", "")) or FormAnswer(id=""))
        self.values["email"] = self.values["email"] or query.get("email", "")[:EMAIL_CHARS]
        self.notice = self.notice or query.get("notice", "")
        self.answer_id = self.answer_id or self.notice or self.values["email"]
        self.address = path_of(str(self.router.url))
        if self.problems:
            return rx.set_focus(PROBLEMS_ID)
        return rx.set_focus("password") if self.notice in KNOWN_PERSON and self.values["email"] else None

    def _show(self, answer: FormAnswer) -> None:
        problems = dict(answer.problems)
        self.answer_id = answer.id
        self.notice = answer.notice
        self.values = {field: answer.values.get(field, "") for field in FIELDS}
        self.errors = {field: problems.get(field, "") for field in FIELDS}
        self.problems = [(FIRST_INPUTS.get(field, field), text) for field, text in answer.problems]
        self.outbox = outbox_hint()
