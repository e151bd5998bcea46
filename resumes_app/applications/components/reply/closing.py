"""What the last step says of the job's deadline: how near it is, and what holds once it is over."""

from typing import Any

import reflex as rx

from resumes_app.accounts.state import ViewerState
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.ui.local_time import is_near, is_over, local_time, time_left

_TIME = '{hour: "2-digit", minute: "2-digit", timeZoneName: "short"}'
_LINE = "rounded-control bg-caution-soft px-4 py-3 text-sm text-caution"
_closes: Any = ReplyState.job["closes_at"]


def deadline_line() -> rx.Component:
    """Return what counts at the deadline, within a day of it and once Send is pressed; nothing before."""
    until = rx.cond(
        ReplyState.arrives_until != "",
        rx.fragment(
            " It may arrive until ", local_time(ReplyState.arrives_until, ViewerState.time_zone, parts=_TIME), "."
        ),
    )
    waits = rx.el.p("You pressed Send in time: your reply counts when all of it has gone up.", until, class_name=_LINE)
    late = rx.el.p(
        "This job has closed. You pressed Send in time, so your reply still counts: as soon as all of it has gone up, "
        "press Send reply.",
        until,
        class_name=_LINE,
    )
    near = rx.el.p(
        "This job closes ",
        rx.el.strong(time_left(_closes)),
        " (",
        local_time(_closes, ViewerState.time_zone),
        "). What counts is when you press Send reply.",
        class_name=_LINE,
    )
    said = rx.cond(
        SendingState.waiting,
        rx.cond(_closes != "", waits),
        rx.cond(ReplyState.arrives_until != "", late, rx.cond(is_near(_closes) & ~is_over(_closes), near)),
    )
    return rx.el.div(said, data_testid="send-deadline", class_name="empty:hidden")
