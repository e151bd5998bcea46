"""The form for a job, and what stands around it."""

from resumes_app.jobs.components.writing.page import preview_note, writing_page

__all__ = ["preview_note", "writing_page"]
