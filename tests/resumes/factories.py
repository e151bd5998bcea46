"""Public résumés."""

from datetime import timedelta
from typing import Any

from resumes_app import clock, db
from resumes_app.models import Resume, User
from tests.factories import make_clip, make_user


async def make_resume(owner: User | None = None, **overrides: Any) -> Resume:
    """A résumé that is public for another 30 days."""
    async with db.transaction() as session:
        owner = owner or await make_user(session)
        clip = await make_clip(session, owner=owner)
        assert owner.id is not None and clip.id is not None
        fields = {
            "owner_id": owner.id,
            "clip_id": clip.id,
            "title": "I fix bicycles",
            "hashtag": "resumes",
            "expires_at": clock.now() + timedelta(days=30),
        }
        resume = Resume(**(fields | overrides))
        session.add(resume)
    return resume
