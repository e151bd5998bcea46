"""Résumés posted publicly under the site's hashtag."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from resumes_app.models.columns import owner, public_id_field, stamped


class Resume(SQLModel, table=True):
    """A public video résumé. It unlists itself at `expires_at`."""

    __tablename__ = "resume"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = public_id_field()
    owner_id: int = owner("user_account.id")
    clip_id: int = owner("clip.id")
    title: str = Field(max_length=120)
    hashtag: str = Field(max_length=40, index=True)
    published_at: datetime = stamped()
    expires_at: datetime
    unlisted_at: datetime | None = None
