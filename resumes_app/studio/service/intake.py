"""What takes of a draft are uploaded to: another one once the draft was given up, so that none comes back unasked."""

from resumes_app.models import Draft


def intake(draft: Draft) -> str:
    """Return the parent of uploads that are begun for the draft now."""
    return _named(draft, draft.discards)


def is_accepted(draft: Draft, name: str) -> bool:
    """Return whether takes of the intake `name` come into the draft unasked."""
    number = name.partition(".")[2]
    epoch = int(number) if number.isdecimal() else 0
    return name == _named(draft, epoch) and draft.accepts_from <= epoch <= draft.discards


def draft_of_intake(name: str) -> str:
    """Return the public id of the draft whose intake it is, or was."""
    return name.partition(".")[0]


def _named(draft: Draft, epoch: int) -> str:
    return f"{draft.public_id}.{epoch}" if epoch else draft.public_id
