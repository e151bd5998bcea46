"""Rules and queries of the jobs area."""

from resumes_app.jobs.service.closing import close_due, close_job, job_briefs, open_job
from resumes_app.jobs.service.deadlines import extend_job, instant_of, reopen_job, tell_saver, tell_savers
from resumes_app.jobs.service.feed import MAX_SIZE, PAGE_SIZE, feed
from resumes_app.jobs.service.lists import LIST_SIZE, list_jobs
from resumes_app.jobs.service.marks import pass_, save, seen, undo_pass, unsave
from resumes_app.jobs.service.page import job_posting, job_view, missed
from resumes_app.jobs.service.rows import is_open, reviews_wait
from resumes_app.jobs.service.wording import place_of

__all__ = [
    "LIST_SIZE",
    "MAX_SIZE",
    "PAGE_SIZE",
    "close_due",
    "close_job",
    "extend_job",
    "feed",
    "instant_of",
    "is_open",
    "job_briefs",
    "job_posting",
    "job_view",
    "list_jobs",
    "missed",
    "open_job",
    "pass_",
    "place_of",
    "reopen_job",
    "reviews_wait",
    "save",
    "seen",
    "tell_saver",
    "tell_savers",
    "undo_pass",
    "unsave",
]
