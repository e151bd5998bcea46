"""What a candidate is told: kind, and true. One place, so that every page says the same."""

from dataclasses import dataclass

from resumes_app.applications.schemas import Standing, Step

LABELS: dict[Standing, str] = {
    "rendering": "Being rendered",
    "failed": "Needs another go",
    "sent": "Sent",
    "in_review": "In review",
    "shortlisted": "Shortlisted",
    "declined": "Not this time",
    "withdrawn": "Taken back",
}


@dataclass(frozen=True)
class Days:
    """Days of a reply as its candidate writes them; empty where a thing has not happened."""

    sent: str
    decided: str
    withdrawn: str


def note(standing: Standing, company: str, watchers: int, error: str, *, lost: bool) -> str:
    """Return the sentence under the status.

    Args:
        lost: A take of a reply that was taken back has been erased before its video was made.
    """
    if standing == "withdrawn" and lost:
        return f"{company} cannot watch this reply. A take of it has been erased, so it cannot be put back."
    if standing == "in_review":
        people = "One person" if watchers == 1 else f"{watchers} people"
        return f"{people} at {company} watched your reply."
    return {
        "rendering": "Your video is being made ready. You can close this page; it is sent by itself.",
        "failed": error or "Your video could not be made. Your takes are safe: open the studio and send it again.",
        "sent": f"Your reply is with {company}. Nobody has watched it yet.",
        "shortlisted": f"{company} would like to go on with you.",
        "declined": f"{company} went on with other people for this job. Thank you for the time you put in.",
        "withdrawn": f"{company} can no longer watch this reply.",
    }[standing]


def steps(standing: Standing, days: Days) -> list[Step]:
    """Return the time line: sent, in review, answer. Of one that was taken back nothing stands but that."""
    if standing == "withdrawn":
        return [_step("Taken back", days.withdrawn, "current")]
    if standing in ("rendering", "failed"):
        first = _step(LABELS[standing], "", "current")
        return [first, _step("Sent", "", "ahead"), _step("In review", "", "ahead"), _step("Answer", "", "ahead")]
    sent = _step("Sent", days.sent, "current" if standing == "sent" else "done")
    if standing in ("shortlisted", "declined"):
        answer = _step(LABELS[standing], days.decided, "current")
        return [sent, _step("In review", "", "done"), answer]
    reviewing = _step("In review", "", "current" if standing == "in_review" else "ahead")
    return [sent, reviewing, _step("Answer", "", "ahead")]


def deadline(is_open: bool, closes: str) -> str:
    """Return until when the job takes replies; `closes` is empty where it never closes by itself."""
    if not is_open:
        return f"Closed {closes}" if closes else "Closed"
    return f"Open until {closes}" if closes else "Open"


def promise(due: str, *, late: bool) -> str:
    """Return the promise in words; `due` is empty where none is owed."""
    if not due:
        return ""
    return f"An answer was promised by {due}. It is late." if late else f"They answer by {due}"


def _step(label: str, when: str, state: str) -> Step:
    return Step(label=label, when=when, state=state)  # type: ignore[typeddict-item]  # one of the three


def waiting(pressed: str, awaited: int) -> str:
    """Return what is said of a reply that was sent, on the day `pressed`, and has not gone off.

    Args:
        awaited: How many of its takes were on their way then and have not arrived.
    """
    if not awaited:
        return f"You pressed Send on {pressed}, but your reply has not gone off. Look at it once more, then send it."
    one = awaited == 1
    have, them, they = ("1 take has", "it", "it goes") if one else (f"{awaited} takes have", "them", "they go")
    return (
        f"You pressed Send on {pressed}, but {have} not arrived. Open it on the device that recorded {them}: {they} up "
        "there, then your reply can be sent."
    )
