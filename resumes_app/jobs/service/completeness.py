"""What a job tells before everybody sees it, whoever publishes it and by which way. Pure."""

from resumes_app import clock
from resumes_app.accounts.service import Problems
from resumes_app.models import Job
from resumes_app.models.jobs import Remote


def untold(job: Job) -> Problems:
    """Return what every published job tells and this one does not; a town that is known tells its country."""
    problems = Problems()
    if not job.title:
        problems.add("title", "Give the job a title.")
    if not job.description_html:
        problems.add("description", "Describe the job: what somebody does there, and what you offer.")
    if not job.place and job.remote != Remote.REMOTE:
        problems.add("place", "Say where the work is done, or choose “Remote”.")
    if not job.country and job.place_id is None:
        problems.add("country", "Choose the country.")
    if not job.reply_kinds:
        problems.add("reply_kinds", "Choose one way to reply at least.")
    return problems


def lacking(job: Job) -> Problems:
    """Return what a draft lacks for a person to publish it: a close date too, which an import's list need not tell."""
    problems = untold(job)
    if job.closes_at is None:
        problems.add("close_date", "Choose the day on which replies close.")
    elif job.closes_at <= clock.now():
        problems.add("close_date", "Choose a close date that is still to come.")
    return problems
