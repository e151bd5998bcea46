"""What two people typed into the form of one job, put together field by field. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from resumes_app.errors import Conflict
from resumes_app.jobs.schemas import FormSeen, JobForm
from resumes_app.jobs.service.likeness import alike

_LABELS = {
    "title": "Title",
    "description": "Description",
    "questions": "Questions",
    "place": "Place and country",
    "remote": "Where the work is done",
    "employment_type": "Contract",
    "level": "Level",
    "pay_min": "Pay",
    "tags": "Tags",
    "reply_kinds": "Ways to reply",
    "reply_limit_s": "Longest reply",
    "max_replies": "Most replies",
    "review_rule": "When replies are reviewed",
    "staged_reveal": "Review in stages",
    "reply_by_days": "Days until you answer",
    "accommodation_contact": "Whom to ask for another way to reply",
    "full_hd": "Replies in 1080 × 1920",
    "close_date": "Close date",
}
"""What is decided as one thing, by the name of its first field."""
_WITH = {
    "place": ("place_id", "country"),
    "pay_min": ("pay_max", "pay_currency", "pay_unit"),
    "close_date": ("close_time", "time_zone"),
}
"""Fields that mean something with another one only."""
_WITHIN = {
    "place": "Place",
    "country": "Country",
    "pay_min": "Pay, at least",
    "pay_max": "Pay, at most",
    "pay_currency": "Currency",
    "pay_unit": "Pay, per",
    "time_zone": "Time zone",
}
"""What its fields are called one by one, where that is not what they are called together."""
PUBLICATION = "publication"
"""That the draft was published meanwhile: no field, but decided as the others are."""


Things = Mapping[str, Mapping[str, Any]]
"""Things of the form, by the names of their first fields: field → what stands in it."""


class Clash(Conflict):
    """Two people typed different things into the same fields.

    Attributes:
        things: Which, by the names of their first fields, `PUBLICATION` among them; and what is stored in their fields.
    """

    def __init__(self, things: Things) -> None:
        super().__init__(changed_text(things))
        self.things = dict(things)


class CameIn(Conflict):
    """What was typed is saved together with others' changes, which whoever publishes has not seen yet."""

    def __init__(self, things: Sequence[str]) -> None:
        super().__init__(f"{changed_text(things)} Look at it, then press “Publish” again.")


def changed_text(things: Iterable[str]) -> str:
    """Return that somebody else has changed these things, as a sentence."""
    return f"A colleague, or you in another window, changed this meanwhile: {labels_text(things)}."


def labels_text(things: Iterable[str]) -> str:
    """Return the labels of things of the form, with commas between them."""
    return ", ".join(_LABELS.get(thing, "Publication") for thing in things)


def field_label(name: str) -> str:
    """Return the label of one field of the form."""
    return _WITHIN.get(name) or _LABELS.get(name, "")


def fields_in(things: Iterable[str]) -> list[str]:
    """Return the names of all fields of these things."""
    return [name for thing in things for name in (thing, *_WITH.get(thing, ()))]


def stored_in(things: Iterable[str], stored: JobForm) -> dict[str, dict[str, Any]]:
    """Return what is stored in all fields of these things."""
    now: Mapping[str, Any] = stored
    return {thing: {name: now[name] for name in fields_in([thing]) if name in now} for thing in things}


def merged(typed: Mapping[str, Any], seen: FormSeen, stored: JobForm) -> tuple[dict[str, Any], list[str], list[str]]:
    """Return the form with both people's changes; what of it is theirs; what both changed, and differently.

    Where both changed something the form has what was typed.

    Args:
        seen: What the form showed before it was typed into.
        stored: The job as it is now.
    """
    form, came, both = dict(typed), list[str](), list[str]()
    now: Mapping[str, Any] = stored
    was: Mapping[str, Any] = seen.stored
    for thing in _LABELS:
        names = [name for name in fields_in([thing]) if name in typed]
        if any(all(alike(name, side[name], now[name]) for name in names) for side in (was, typed)):
            continue
        if any(_is_typed(name, typed[name], seen) for name in names):
            both.append(thing)
        else:
            came.append(thing)
            form |= {name: now[name] for name in names}
    return form, came, both


def caught_up(
    typed: Mapping[str, Any], seen: FormSeen, missed: Mapping[str, Any]
) -> tuple[dict[str, Any], FormSeen | None]:
    """Return a form that was on its way before it showed others' changes, with these; what was typed into them stays.

    Args:
        seen: What the form shows by now.
        missed: What it still showed in place of their changes.

    Returns:
        The form, and what it is to be saved on where somebody typed into their changes unseen; else None.
    """
    before = replace(seen, stored=JobForm(**{**seen.stored, **missed}))  # type: ignore[typeddict-item]  # fields of it
    form, _, both = merged(typed, before, seen.stored)
    return form, before if both else None


def same_in(typed: Mapping[str, Any], stored: JobForm) -> list[str]:
    """Return the names of the fields in which was typed what is stored."""
    now: Mapping[str, Any] = stored
    return [name for name, value in typed.items() if alike(name, value, now[name])]


def _is_typed(name: str, value: Any, seen: FormSeen) -> bool:
    was: Mapping[str, Any] = seen.stored
    return not (alike(name, value, was[name]) or (name in seen.sent and alike(name, value, seen.sent[name])))
