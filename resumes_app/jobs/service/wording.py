"""A job's facts in words."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import unescape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import nh3

from resumes_app.jobs.schemas import WhomToAsk
from resumes_app.jobs.service.amounts import amount_text
from resumes_app.models import Job
from resumes_app.models.jobs import REPLY_LIMIT_S, Level, Remote, ReplyKind, ReviewRule

SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}
PER = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}
EMPLOYMENT = {
    "FULL_TIME": "Full-time",
    "PART_TIME": "Part-time",
    "CONTRACTOR": "Contract",
    "TEMPORARY": "Temporary",
    "INTERN": "Internship",
    "VOLUNTEER": "Volunteering",
    "PER_DIEM": "By the day",
    "OTHER": "Other",
}
LEVEL = {
    Level.ENTRY: "Entry level",
    Level.JUNIOR: "Junior",
    Level.MID: "Mid-level",
    Level.SENIOR: "Senior",
}
WAYS = {ReplyKind.VIDEO: "on video", ReplyKind.SOUND: "by voice", ReplyKind.TEXT: "in writing"}
BRIEF_WAYS = {ReplyKind.VIDEO: "video", ReplyKind.SOUND: "voice", ReplyKind.TEXT: "writing"}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TO_THE_MINUTE_H = 6
"""With less time than this, minutes count."""
TAGS = {"p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "h2", "h3", "h4", "a", "blockquote"}


def pay_text(low: Decimal | int | None, high: Decimal | int | None, currency: str, unit: str) -> str:
    """Return the pay, such as "€14.50–16 an hour"; empty where none is stated."""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    per = PER.get(unit, "")
    if low is not None and high is not None and low != high:
        return f"{symbol}{amount_text(low)}–{amount_text(high)} {per}".strip()
    if low is not None and high is None:
        return f"From {symbol}{amount_text(low)} {per}".strip()
    if low is None and high is not None:
        return f"Up to {symbol}{amount_text(high)} {per}".strip()
    return f"{symbol}{amount_text(low)} {per}".strip() if low is not None else ""


def pay_of(job: Job) -> str:
    """Return the job's pay in words."""
    return pay_text(job.pay_min, job.pay_max, job.pay_currency, job.pay_unit)


def place_of(job: Job) -> str:
    """Return where the work is done: "Leeds", "Leeds · hybrid", "Remote", "Remote · Leeds"."""
    if job.remote == Remote.REMOTE:
        return f"Remote · {job.place}" if job.place else "Remote"
    if job.remote == Remote.HYBRID:
        return f"{job.place} · hybrid" if job.place else "Hybrid"
    return job.place


def unbroken(text: str) -> str:
    """Return `text` so that no line begins with a dot."""
    return text.replace(" · ", "\u00a0· ")


def employment_of(job: Job) -> str:
    """Return the kind of employment in words; empty where it is not stated."""
    return EMPLOYMENT.get(job.employment_type, "Other") if job.employment_type else ""


def level_of(job: Job) -> str:
    """Return the level in words; empty where it is not stated."""
    return LEVEL[job.level] if job.level else ""


def review_of(job: Job) -> str:
    """Return when replies are reviewed."""
    if job.review_rule == ReviewRule.ROLLING:
        return "Replies are reviewed as they come."
    return "Replies are reviewed together, after the close."


def stages_of_review(job: Job) -> str:
    """Return how each reviewer gets to know a reply; empty where at once."""
    if not job.staged_reveal:
        return ""
    then = {ReplyKind.SOUND: ", then hear you", ReplyKind.VIDEO: ", then hear you, then see you"}
    furthest = next((words for kind, words in reversed(then.items()) if kind in job.reply_kinds), "")
    return f"They read your words first, without your name{furthest}."


def ways_text(kinds: Collection[str], limit_s: int) -> str:
    """Return how a job may be replied to: "Reply on video, by voice or in writing, in up to 90 seconds."."""
    ways = [words for kind, words in WAYS.items() if kind in kinds]
    listed = " or ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
    return f"Reply {listed}, in up to {limit_s} seconds."


def brief_ways_text(kinds: Collection[str], limit_s: int) -> str:
    """Return the same where there is little room: "Video, voice or writing: up to 90 s."."""
    ways = [words for kind, words in BRIEF_WAYS.items() if kind in kinds]
    listed = " or ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
    return f"{listed[:1].upper()}{listed[1:]}: up to {limit_s} s."


def ways_of(job: Job) -> str:
    """Return how the job may be replied to, in words."""
    return ways_text(job.reply_kinds, job.reply_limit_s)


def limits_of(job: Job) -> str:
    """Return what is narrower than usual about replies: "Voice only · reply up to 30 s"; empty where nothing is."""
    kinds = [words for kind, words in BRIEF_WAYS.items() if kind in job.reply_kinds]
    ways = "" if len(kinds) == len(BRIEF_WAYS) else f"{kinds[0]} only" if len(kinds) == 1 else " or ".join(kinds)
    length = f"reply up to {job.reply_limit_s} s" if job.reply_limit_s < REPLY_LIMIT_S else ""
    limits = " · ".join(part for part in (ways, length) if part)
    return limits[:1].upper() + limits[1:]


def answer_of(job: Job) -> str:
    """Return what the way to reply is called."""
    return "Reply with video" if ReplyKind.VIDEO in job.reply_kinds else "Reply"


def promise_of(job: Job) -> str:
    """Return the employer's promise in words."""
    days = "1 day" if job.reply_by_days == 1 else f"{job.reply_by_days} days"
    since = "of your reply" if job.review_rule == ReviewRule.ROLLING else "of the close"
    return f"You hear back within {days} {since}."


def whom_to_ask(contact: str) -> WhomToAsk:
    """Return whom to ask for another way to reply as a sentence, which ends; nothing where nobody is named."""
    told = contact.strip()
    if told and told[-1] not in ".!?…":
        told += "."
    if not (found := _EMAIL.search(told)):
        return WhomToAsk(before="", email="", after=told)
    return WhomToAsk(before=told[: found.start()], email=found[0], after=told[found.end() :])


def day_text(moment: datetime, zone: str) -> str:
    """Return the date in `zone`, such as "30 November 2026"; an unknown zone counts as UTC."""
    local = _local(moment, zone)
    return f"{local.day} {local:%B %Y}"


def iso_day(moment: datetime, zone: str) -> str:
    """Return the date in `zone` for a field or an address, ISO 8601; an unknown zone counts as UTC."""
    return f"{_local(moment, zone):%Y-%m-%d}"


def moment_text(moment: datetime, zone: str) -> str:
    """Return date and time in `zone`, such as "30 November 2026, 23:30 (CET)"; an unknown zone counts as UTC."""
    return f"{day_text(moment, zone)}, {_local(moment, zone):%H:%M (%Z)}"


def time_left(left: timedelta) -> str:
    """Return a length of time in words, never longer than it is: "3 days", "23 hours", "1 hour 54 minutes".

    The browser has the same rule: `ui/time_left.js`.
    """
    minutes = left // timedelta(minutes=1)
    if minutes < 1:
        return "less than a minute"
    if minutes >= 2 * 24 * 60:  # "1 day" of 40 hours would hide much.
        return _counted(minutes // (24 * 60), "day")
    hours, rest = divmod(minutes, 60)
    if minutes >= TO_THE_MINUTE_H * 60:
        return _counted(hours, "hour")
    return " ".join(_counted(number, unit) for number, unit in ((hours, "hour"), (rest, "minute")) if number)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _local(moment: datetime, zone: str) -> datetime:
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone(UTC)


def iso(moment: datetime | None) -> str:
    """Return `moment` for a browser: ISO 8601 in UTC, empty for None."""
    return "" if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def safe_html(html: str) -> str:
    """Return `html` with text markup only: no scripts, styles, images or attributes but web links."""
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"})


def plain_text(html: str) -> str:
    """Return `html` without its markup, on one line."""
    spaced = re.sub(r"<(br|/p|/li|/h\d)[^>]*>", " ", html)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())
