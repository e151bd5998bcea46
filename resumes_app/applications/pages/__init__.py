"""Routes of the applications area."""

from resumes_app.applications.pages import mine, reply, videos

__all__ = ["mine", "reply", "videos"]
