"""What stands in the fields of the form for a job, its questions among them. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from resumes_app.jobs import service
from resumes_app.jobs.schemas import JobForm


class Employer(TypedDict):
    """A company that the viewer writes jobs for."""

    id: str
    name: str


class QuestionField(TypedDict):
    """One question of the form.

    Attributes:
        key: Names its field, wherever in the order it stands.
        fresh: It was added a moment ago, and takes the focus.
    """

    key: str
    text: str
    fresh: bool


def fields_of(form: Mapping[str, Any], questions: Sequence[QuestionField]) -> dict[str, Any]:
    """Return the form as the service reads it.

    Args:
        questions: As they stand in it.
    """
    fields: dict[str, Any] = {name: form[name] for name in JobForm.__annotations__ if name in form}
    fields["questions"] = [one["text"] for one in questions]
    fields["reply_kinds"] = [kind for kind, _ in service.KINDS if form.get(f"reply_{kind}")]
    return fields | {name: bool(form.get(name)) for name in ("full_hd", "staged_reveal")}


def written(question: QuestionField, form: Mapping[str, Any]) -> QuestionField:
    """Return the question as it stands in the form."""
    text = str(form.get(f"question-{question['key']}", question["text"]))
    return QuestionField(key=question["key"], text=text, fresh=False)


def rearranged(questions: Sequence[QuestionField], act: str, key: str) -> list[QuestionField]:
    """Return the questions with one of them moved `up` or `down`, or taken away (`remove`)."""
    order = list(questions)
    at = next((place for place, one in enumerate(order) if one["key"] == key), None)
    if at is None:
        return order
    moved = order.pop(at)
    if act != "remove":
        order.insert(max(0, at - 1 if act == "up" else at + 1), moved)
    return order


def in_browser(form: Mapping[str, Any], keys: Sequence[str]) -> dict[str, str]:
    """Return what stands in the browser's fields; a ticked box has "yes", another one nothing.

    Args:
        keys: Of the questions.
    """
    fields = {f"reply_{kind}": "yes" if kind in form["reply_kinds"] else "" for kind, _ in service.KINDS}
    fields |= {f"question-{key}": text for key, text in zip(keys, form["questions"], strict=False)}
    for name in JobForm.__annotations__.keys() & form.keys() - {"questions", "reply_kinds"}:
        value = form[name]
        fields[name] = ("yes" if value else "") if isinstance(value, bool) else str(value)
    return fields


def differing(sent: Mapping[str, Any], stored: Mapping[str, Any], keys: Sequence[str]) -> dict[str, list[str]]:
    """Return the browser's fields that are stored otherwise than they were sent: name → both."""
    was, now = in_browser(sent, keys), in_browser(stored, keys)
    return {name: [was[name], now[name]] for name in was.keys() & now.keys() if was[name] != now[name]}


def place_of(field: str) -> str:
    """Return the id of the element that stands for a field on the page."""
    return {"questions": "add-question"}.get(field, field)


def edit_page(slug: str) -> str:
    """Return the address of a job's form."""
    return f"/hire/jobs/{slug}/edit"
