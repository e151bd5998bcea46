"""Rules and queries of the applications area."""

from resumes_app.applications.service.audience import share
from resumes_app.applications.service.cuts import begin_with, begin_without_job, earlier_videos
from resumes_app.applications.service.drafts import unsent
from resumes_app.applications.service.mine import mine, one
from resumes_app.applications.service.pressing import give_up_press, press_send, take_press_back
from resumes_app.applications.service.promise import closing_text, day, day_and_time, promised_by
from resumes_app.applications.service.replying import reply_view, send_reply, sent_reply
from resumes_app.applications.service.sending import make_ready, render_finished, submit
from resumes_app.applications.service.settling import settle
from resumes_app.applications.service.stages import reached, stages_of
from resumes_app.applications.service.taking_back import restore, withdraw
from resumes_app.applications.service.videos import video_groups
from resumes_app.applications.service.watching import watched
from resumes_app.applications.service.without_job import studio_page

__all__ = [
    "begin_with",
    "begin_without_job",
    "closing_text",
    "day",
    "day_and_time",
    "earlier_videos",
    "give_up_press",
    "make_ready",
    "mine",
    "one",
    "press_send",
    "promised_by",
    "reached",
    "render_finished",
    "reply_view",
    "restore",
    "send_reply",
    "sent_reply",
    "settle",
    "share",
    "stages_of",
    "studio_page",
    "submit",
    "take_press_back",
    "unsent",
    "video_groups",
    "watched",
    "withdraw",
]
