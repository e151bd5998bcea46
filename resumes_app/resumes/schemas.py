"""What leaves the résumés area."""

from typing import TypedDict

from resumes_app.studio.schemas import ClipView, RenderView


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


class Finding(TypedDict):
    """What tells strangers who or where somebody is, in words that would be public."""

    kind: str
    """`e-mail`, `phone`, `surname`, `company` or `address`."""
    where: str
    found: str
    remedy: str
    """What to do."""


class OwnResume(TypedDict):
    """A video that its person has published, as they see it."""

    public_id: str
    title: str
    standing: str
    """`making`, `public`, `off` (taken down, or past its time) or `failed`."""
    until: str
    """ISO 8601, UTC: when it leaves, or has left."""
    poster: str
    render: RenderView
    """How far it is; empty unless it is being made."""
    draft_id: str
    """The draft that it was made from; empty where that is gone."""
