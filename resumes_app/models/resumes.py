"""Résumés posted publicly under the site's hashtag."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from resumes_app.models.columns import owner, public_id_field, stamped


class Resume(SQLModel, table=True):
    """A video résumé that is public, will be, or was. It unlists itself at `expires_at`."""

    __tablename__ = "resume"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    owner_id: int = owner("user_account.id")
    clip_id: int | None = owner("clip.id", nullable=True)
    """None until the render is done: nothing is public before."""
    render_id: int | None = owner("render.id", nullable=True, on_delete="SET NULL")
    """What it is made by; the same edit published again is the same row."""
    draft_id: int | None = owner("draft.id", nullable=True, on_delete="SET NULL")
    title: str = Field(max_length=120)
    hashtag: str = Field(max_length=40, index=True)
    published_at: datetime = stamped()
    expires_at: datetime
    unlisted_at: datetime | None = None
