"""`/studio/{draft_id}`: a video without a job, from the first take until it is published."""

import reflex as rx

from resumes_app.applications.components.studio import studio_page
from resumes_app.applications.state import StudioState
from resumes_app.ui import shell
from resumes_app.ui.document import page_title


@rx.page("/studio/[draft_id]", title=page_title(StudioState.title), on_load=StudioState.load)
def studio_of_draft() -> rx.Component:
    """A video résumé in the making."""
    return shell.stage(studio_page(), title=StudioState.title, notices_at="head", test_id="studio-page")
