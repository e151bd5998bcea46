"""`/reply/{slug}`: a video reply to a job, from the first take until it is sent."""

import reflex as rx

from resumes_app.applications.components.reply import reply_page
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.ui import shell
from resumes_app.ui.document import page_title


@rx.page("/reply/[slug]", title=page_title(ReplyState.title), on_load=ReplyState.load)
def reply() -> rx.Component:
    """A reply to a job."""
    return shell.stage(reply_page(), title=ReplyState.title, notices_at="head", test_id="reply-page")
