"""What the page of a reply shows."""

from resumes_app.applications.components.reply.frame import reply_page

__all__ = ["reply_page"]
