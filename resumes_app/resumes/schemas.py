"""What leaves the résumés area."""

from typing import TypedDict

from resumes_app.studio.schemas import ClipView


class ResumeCard(TypedDict):
    """A public résumé in a grid."""

    public_id: str
    title: str
    name: str
    """The handle where there is one, otherwise the first name: a whole name is nobody's business here."""
    clip: ClipView


class ResumeGrid(TypedDict):
    """A stretch of a grid."""

    cards: list[ResumeCard]
    total: int


class ResumeView(TypedDict):
    """A public résumé on its own page."""

    public_id: str
    title: str
    name: str
    hashtag: str
    published_at: str
    """ISO 8601, UTC."""
    expires_at: str
    clip: ClipView
