"""Rules and queries of the studio area."""

from resumes_app.studio.service.clips import clip_views

__all__ = ["clip_views"]
