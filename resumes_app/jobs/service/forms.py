"""What an employer types about a job: made uniform, or refused with a sentence that helps. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from resumes_app.accounts.service import Problems, time_zones
from resumes_app.companies.service import countries
from resumes_app.errors import InvalidInput
from resumes_app.jobs.schemas import JobForm
from resumes_app.jobs.service.amounts import EXAMPLES, plain_amount, read_amount
from resumes_app.jobs.service.choices import KINDS, currencies
from resumes_app.jobs.service.deadlines import instant_of
from resumes_app.jobs.service.markup import to_html, to_markup
from resumes_app.jobs.service.wording import EMPLOYMENT, PER
from resumes_app.models import Job
from resumes_app.models.jobs import (
    DESCRIPTION_CHARS,
    MOST_PAY,
    REPLY_LIMIT_S,
    TITLE_CHARS,
    Level,
    Remote,
    ReplyKind,
    ReviewRule,
)

QUESTION_CHARS = 300
MAX_QUESTIONS = 6
PLACE_CHARS = 120
CONTACT_CHARS = 200
TAG_CHARS = 40
MAX_TAGS = 10
SHORTEST_REPLY_S = 15
LONGEST_PROMISE_DAYS = 90
MOST_REPLIES = 100_000
LAST_MINUTE = "23:59"
FIELDS = tuple(JobForm.__annotations__)
"""In the order of the form."""
_OF_DRAFTS = ("close_date", "close_time", "time_zone")
"""Not in the form of what is published: its close date moves by `deadlines` alone."""


def check_whole(form: Mapping[str, Any], *, dated: bool) -> None:
    """Refuse a form that lacks fields: they would be emptied.

    Args:
        dated: Whether the close date is among them, as in a draft's.

    Raises:
        InvalidInput: Some are missing.
    """
    if any(name not in form and (dated or name not in _OF_DRAFTS) for name in FIELDS):
        raise InvalidInput("The form did not arrive whole. Press the button again.")


def read_form(form: Mapping[str, Any], *, dated: bool) -> tuple[dict[str, Any], Problems]:
    """Return the columns of a job that the form fills, and what is wrong with it.

    What cannot be taken as it is is left out of the columns.

    Args:
        dated: Whether the close date is read too; a published one moves by `deadlines` alone.

    Raises:
        InvalidInput: It did not arrive whole.
    """
    check_whole(form, dated=dated)
    reader = _Reader(form)
    read = {
        "title": reader.line("title", TITLE_CHARS, "the title"),
        "description_html": reader.description(),
        "place": reader.line("place", PLACE_CHARS, "the place"),
        "country": reader.country(),
        "remote": reader.choice("remote", Remote),
        "employment_type": reader.one_of("employment_type", ("", *EMPLOYMENT)),
        "level": reader.choice("level", Level) if reader.text("level") else None,
        "pay_currency": reader.one_of("pay_currency", currencies()),
        "pay_unit": reader.one_of("pay_unit", PER),
        "tags": reader.tags(),
        "reply_kinds": reader.kinds(),
        "reply_limit_s": reader.number("reply_limit_s", SHORTEST_REPLY_S, REPLY_LIMIT_S, "seconds"),
        "max_replies": reader.number("max_replies", 1, MOST_REPLIES, "replies", optional=True),
        "review_rule": reader.choice("review_rule", ReviewRule),
        "staged_reveal": bool(form.get("staged_reveal")),
        "reply_by_days": reader.number("reply_by_days", 1, LONGEST_PROMISE_DAYS, "days"),
        "accommodation_contact": reader.line("accommodation_contact", CONTACT_CHARS, "the contact"),
        "full_hd": bool(form.get("full_hd")),
        **reader.questions(),
        **reader.pay(),
        **(reader.close() if dated else {}),
    }
    columns = {name: value for name, value in read.items() if value is not _LEFT_OUT}
    return columns, reader.problems


def in_order(problems: Mapping[str, str]) -> dict[str, str]:
    """Return the problems in the order of the form."""
    return {name: problems[name] for name in FIELDS if name in problems}


def read_tags(typed: str) -> list[str]:
    """Return the tags in "Bar, #ops, bar": small, each once."""
    words = [" ".join(tag.lower().split()).lstrip("#") for tag in typed.split(",")]
    return list(dict.fromkeys(tag for tag in words if tag))


def form_of(job: Job) -> JobForm:
    """Return the job as its form shows it."""
    local = job.closes_at.astimezone(ZoneInfo(job.time_zone)) if job.closes_at else None
    return JobForm(
        title=job.title,
        description=to_markup(job.description_html),
        questions=[job.question, *job.more_questions],
        place=job.place,
        place_id=_typed(job.place_id),
        country=job.country,
        remote=job.remote.value,
        employment_type=job.employment_type,
        level=job.level.value if job.level else "",
        pay_min=_amount(job.pay_min),
        pay_max=_amount(job.pay_max),
        pay_currency=job.pay_currency,
        pay_unit=job.pay_unit,
        tags=", ".join(job.tags),
        reply_kinds=[kind for kind, _ in KINDS if kind in job.reply_kinds],
        reply_limit_s=str(job.reply_limit_s),
        max_replies=_typed(job.max_replies),
        review_rule=job.review_rule.value,
        staged_reveal=job.staged_reveal,
        reply_by_days=str(job.reply_by_days),
        accommodation_contact=job.accommodation_contact,
        full_hd=job.full_hd,
        close_date=f"{local:%Y-%m-%d}" if local else "",
        close_time=f"{local:%H:%M}" if local else LAST_MINUTE,
        time_zone=job.time_zone,
    )


def close_moment(day: str, at: str, zone: str) -> datetime:
    """Return the moment (aware) that was typed as date, time and zone.

    Raises:
        InvalidInput: There is no such date, time or zone.
    """
    try:
        local = datetime.combine(date.fromisoformat(day), time.fromisoformat(at or LAST_MINUTE))
    except ValueError as error:
        raise InvalidInput("Choose the close date as day, month and year, and a time.") from error
    if local.tzinfo is not None or not 2000 <= local.year <= 2200:
        raise InvalidInput("Choose the close date as day, month and year, and a time.")
    return instant_of(local, zone)


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else plain_amount(amount)


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)


_LEFT_OUT: Any = object()


class _Reader:
    """Reads one form and collects what is wrong with it."""

    def __init__(self, form: Mapping[str, Any]) -> None:
        self.form = form
        self.problems = Problems()

    def text(self, name: str) -> str:
        typed = self.form.get(name, "")
        # NUL cannot be stored.
        return typed.replace("\x00", "").strip() if isinstance(typed, str) else ""

    def wrong(self, name: str, problem: str) -> Any:
        self.problems.add(name, problem)
        return _LEFT_OUT

    def line(self, name: str, most: int, what: str) -> Any:
        words = " ".join(self.text(name).split())
        return words if len(words) <= most else self.wrong(name, f"Shorten {what} to {most} characters.")

    def description(self) -> Any:
        words = self.text("description")
        # Measured as it is kept, too: an export of ours comes in again.
        if len(words) > DESCRIPTION_CHARS or len(html := to_html(words)) > DESCRIPTION_CHARS:
            return self.wrong("description", f"Shorten the description to {DESCRIPTION_CHARS:,} characters.")
        return html

    def country(self) -> Any:
        typed = self.text("country").upper()
        known = not typed or typed in dict(countries())
        return typed if known else self.wrong("country", "Choose the country from the list.")

    def choice(self, name: str, kind: type[Any]) -> Any:
        try:
            return kind(self.text(name))
        except ValueError:
            return self.wrong(name, "Choose one of these.")

    def one_of(self, name: str, known: Any) -> Any:
        typed = self.text(name)
        return typed if typed in known else self.wrong(name, "Choose one from the list.")

    def tags(self) -> Any:
        tags = read_tags(self.text("tags"))
        if len(tags) > MAX_TAGS:
            return self.wrong("tags", f"Choose the {MAX_TAGS} tags that say most.")
        if any(len(tag) > TAG_CHARS for tag in tags):
            return self.wrong("tags", f"A tag has {TAG_CHARS} characters at most. Put commas between tags.")
        return tags

    def kinds(self) -> Any:
        chosen = self.form.get("reply_kinds")
        kinds = [kind.value for kind in ReplyKind if isinstance(chosen, list) and kind.value in chosen]
        return kinds or self.wrong("reply_kinds", "Choose one way to reply at least.")

    def number(self, name: str, least: int, most: int, unit: str, *, optional: bool = False) -> Any:
        typed = self.text(name)
        if optional and not typed:
            return None
        number = _whole(typed)
        if number is None or not least <= number <= most:
            return self.wrong(name, f"Type a whole number of {unit} from {least} to {most:,}.")
        return number

    def questions(self) -> dict[str, Any]:
        asked = self.form.get("questions")
        typed = (
            [" ".join(one.replace("\x00", "").split()) for one in asked if isinstance(one, str)]
            if isinstance(asked, list)
            else []
        )
        questions = [one for one in typed if one]
        if any(len(one) > QUESTION_CHARS for one in questions):
            return {"question": self.wrong("questions", f"Shorten each question to {QUESTION_CHARS} characters.")}
        if len(questions) > MAX_QUESTIONS:
            return {"question": self.wrong("questions", f"Ask {MAX_QUESTIONS} questions at most.")}
        return {"question": questions[0] if questions else "", "more_questions": questions[1:]}

    def pay(self) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name in ("pay_min", "pay_max"):
            typed = self.text(name)
            amount = read_amount(typed)
            if typed and amount is None:
                self.wrong(name, f"Type an amount {EXAMPLES}, up to {MOST_PAY:,}.")
            else:
                read[name] = amount
        least, most = read.get("pay_min"), read.get("pay_max")
        if least is not None and most is not None and least > most:
            self.wrong("pay_max", "The highest pay is below the lowest. Swap them, or leave one empty.")
            return {}
        return read

    def close(self) -> dict[str, Any]:
        zone = self.text("time_zone")
        if zone not in time_zones():
            return {"time_zone": self.wrong("time_zone", "Choose the time zone from the list.")}
        day, at = self.text("close_date"), self.text("close_time")
        if not day:
            return {"time_zone": zone, "closes_at": None}
        try:
            return {"time_zone": zone, "closes_at": close_moment(day, at, zone)}
        except InvalidInput as error:
            self.problems.add("close_date", error.message)
            return {"time_zone": zone}


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 12 else None
