"""What the app says back: notices, banners, empty places, waiting shapes, the state of the connection."""

from resumes_app.ui.feedback.broken import error_boundary
from resumes_app.ui.feedback.connection import reconnecting
from resumes_app.ui.feedback.messages import banner, empty_state, status_line
from resumes_app.ui.feedback.notices import (
    MOST_AT_ONCE,
    NoticeState,
    OnceLoaded,
    clear_notices,
    clear_warnings,
    connects_again,
    notice,
    notice_for,
    notices,
    show_notice,
)
from resumes_app.ui.feedback.waiting import skeleton, skeleton_card, skeleton_list, skeleton_stage, working

__all__ = [
    "MOST_AT_ONCE",
    "NoticeState",
    "OnceLoaded",
    "banner",
    "clear_notices",
    "clear_warnings",
    "connects_again",
    "empty_state",
    "error_boundary",
    "notice",
    "notice_for",
    "notices",
    "reconnecting",
    "show_notice",
    "skeleton",
    "skeleton_card",
    "skeleton_list",
    "skeleton_stage",
    "status_line",
    "working",
]
