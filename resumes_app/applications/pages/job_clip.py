"""`/hire/jobs/{slug}/clip` and `/hire/jobs/{slug}/question`: a job's own videos, until they are used in it."""

import reflex as rx

from resumes_app.applications.components.job_clip import job_clip_page
from resumes_app.applications.state import JobClipState
from resumes_app.ui import shell
from resumes_app.ui.document import page_title


@rx.page("/hire/jobs/[slug]/clip", title=page_title(JobClipState.title), on_load=JobClipState.load)
def job_clip() -> rx.Component:
    """The clip of a job in the making."""
    return shell.stage(job_clip_page("clip"), title=JobClipState.title, notices_at="head", test_id="job-clip-page")


@rx.page("/hire/jobs/[slug]/question", title=page_title(JobClipState.title), on_load=JobClipState.load)
def job_question() -> rx.Component:
    """The question of a job in the making."""
    return shell.stage(job_clip_page("question"), title=JobClipState.title, notices_at="head", test_id="job-clip-page")
