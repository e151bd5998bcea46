"""Routes of the applications area."""

from resumes_app.applications.pages import reply

__all__ = ["reply"]
