"""Routes of the applications area."""

from resumes_app.applications.pages import job_clip, mine, reply, studio, videos

__all__ = ["job_clip", "mine", "reply", "studio", "videos"]
