"""The page of a reply: what is about it that is not about every video."""

from typing import Any

import reflex as rx

from resumes_app.applications.components.reply.job import job_above, job_beside, job_button, job_sheets, other_way
from resumes_app.applications.components.reply.purpose import Purpose
from resumes_app.applications.components.reply.send import send, sent
from resumes_app.applications.components.reply.stage import instead, keeper, steps
from resumes_app.applications.state.reply.page import ReplyState
from resumes_app.applications.state.reply.sending import SendingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import Segment
from resumes_app.ui import controls, feedback, icons
from resumes_app.ui.focus import focus_keeper

_JOB: Any = ReplyState.job
_REPLY = Purpose(
    last="send",
    asked=ReplyState.job["question"],
    plans=studio.template_choices(job=True),
    by_question=_JOB["plan"].to(list[Segment]),
    record="Record your answer",
    limits=ReplyState.job["ways_text"],
    private="Nobody sees a take before you press Send.",
    ways="Other ways to answer",
    without="Or reply without recording here:",
    copy="You get a copy, to be changed for this job.",
    words="Your reply",
    write="Write your reply",
    edit="Edit your reply",
    head=job_above,
    more=other_way,
    side=job_beside,
    button=job_button,
    sheets=job_sheets,
)


def _feed(label: str = "See other jobs") -> rx.Component:
    return controls.link_button(label, "/")


def _closed() -> rx.Component:
    return instead(
        icons.clock,
        ReplyState.job["title"] + " is closed",
        rx.cond(
            TakesState.draft["total_ms"] > 0,
            "It takes no more replies. Your takes are kept for a while: another reply can begin with them.",
            "It takes no more replies. There are others.",
        ),
        _feed(),
        test_id="closed",
    )


def _full() -> rx.Component:
    return instead(
        icons.users,
        ReplyState.job["title"] + " takes no more replies",
        "It has all the replies that it takes. Save it, and look in again: a place comes free where somebody takes "
        "theirs back.",
        _feed(),
        controls.link_button("Back to the job", "/jobs/" + ReplyState.job["slug"], variant="secondary"),
        test_id="full",
    )


def _employer() -> rx.Component:
    return instead(
        icons.briefcase,
        "Replies come from candidates",
        "You are signed in for a company. To reply yourself, sign in with an account of your own.",
        controls.link_button("Back to the job", "/jobs/" + ReplyState.job["slug"]),
        test_id="employer",
    )


def _missing() -> rx.Component:
    text = "The link may be cut off, or the job was taken down. There are others."
    return instead(icons.search, "There is no such job", text, _feed("Scroll the feed"), test_id="missing")


def reply_page() -> rx.Component:
    """Return the page for whoever may do whatever on it."""
    slug = ReplyState.job["slug"]
    replying = steps(_REPLY, send(), address="/reply/" + slug, leave_to="/jobs/" + slug, leave="Back to the job")
    shown = rx.match(
        ReplyState.access,
        ("open", rx.cond((SendingState.sent["id"] != "") & ~SendingState.anew, sent(), replying)),
        ("sent", sent()),
        ("closed", _closed()),
        ("full", _full()),
        ("employer", _employer()),
        ("missing", _missing()),
        feedback.skeleton_stage("Opening your reply"),
    )
    return rx.fragment(keeper(sent=SendingState.over, then=[SendingState.go_on]), focus_keeper(), shown)
