"""Routes of the applications area."""

from resumes_app.applications.pages import mine, reply, studio, videos

__all__ = ["mine", "reply", "studio", "videos"]
