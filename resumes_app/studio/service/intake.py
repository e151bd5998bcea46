"""What takes of a draft are uploaded to: another one once the draft was given up, so that none comes back unasked."""

from resumes_app.models import Draft


def intake(draft: Draft) -> str:
    """Return the parent of uploads that are begun for the draft now."""
    return f"{draft.public_id}.{draft.discards}" if draft.discards else draft.public_id


def draft_of_intake(name: str) -> str:
    """Return the public id of the draft whose intake it is, or was."""
    return name.partition(".")[0]
