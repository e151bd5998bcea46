"""Routes of the applications area."""

from resumes_app.applications.pages import mine, reply

__all__ = ["mine", "reply"]
