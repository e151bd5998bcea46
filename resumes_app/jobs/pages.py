"""Routes of the jobs area."""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.config import settings
from resumes_app.jobs.components import (
    admin_page,
    ask_dialog,
    companies_page,
    company_page,
    import_page,
    job_feed,
    job_lists,
    job_page,
    preview_note,
    writing_page,
)
from resumes_app.jobs.state import (
    AdminState,
    CompaniesState,
    CompanyState,
    FeedState,
    ImportState,
    JobDeadlineState,
    JobFormState,
    JobStandingState,
    JobState,
    ListState,
    NearbyState,
    OnVideoState,
    SavedSearchState,
    SearchState,
    SoonState,
)
from resumes_app.ui.document import page_title


@rx.page("/", title=f"{settings().brand_name}: jobs you answer on video", on_load=FeedState.open)
def feed() -> rx.Component:
    """The vertical feed of jobs."""
    return shell(job_feed(), ask_dialog(), active="feed", frame="stage", title="Jobs for you", notices_at="head")


@rx.page(
    "/jobs",
    title=page_title("Jobs"),
    on_load=[SearchState.load, SavedSearchState.load, ListState.load, SoonState.load, NearbyState.load],
)
def jobs() -> rx.Component:
    """The search over all open jobs; the viewer's saved and passed ones, and the searches they keep."""
    return shell(job_lists(), active="jobs", title="Jobs")


@rx.page("/jobs/[slug]", title=page_title(JobState.title), on_load=JobState.load)
def job() -> rx.Component:
    """One job."""
    return shell(job_page(), ask_dialog(), active="jobs", title=JobState.heading)


@rx.page("/companies", title=page_title("Companies"), on_load=CompaniesState.load)
def companies() -> rx.Component:
    """The companies of the pilot."""
    return shell(
        companies_page(),
        title="Companies",
        lead="A person has checked each of them. See how they keep their promise to answer.",
    )


@rx.page("/company/[slug]", title=page_title(CompanyState.heading), on_load=CompanyState.load)
def company() -> rx.Component:
    """One company."""
    return shell(company_page(), title=CompanyState.heading)


@rx.page("/admin", title=page_title("Administration"), on_load=AdminState.load)
def admin() -> rx.Component:
    """Who takes part in the pilot."""
    return shell(admin_page(), title="Administration")


@rx.page("/hire/import", title=page_title("Import jobs"), on_load=ImportState.load)
def import_jobs() -> rx.Component:
    """Jobs from other systems, for who manages a company's."""
    lead = "Take over jobs that live in another system. You see what would change before anything does."
    return shell(import_page(), active="hire", title="Import jobs", lead=lead, width="max-w-text")


@rx.page("/hire/jobs/new", title=page_title("New job"), on_load=[JobFormState.load, OnVideoState.load])
def new_job() -> rx.Component:
    """A job that is begun."""
    title = rx.cond(JobFormState.refusal != "", JobFormState.heading, "New job")
    return shell(writing_page(), active="hire", title=title, width="max-w-text")


@rx.page(
    "/hire/jobs/[slug]/edit",
    title=page_title(JobFormState.heading),
    on_load=[JobFormState.load, OnVideoState.load, JobStandingState.load, JobDeadlineState.load],
)
def edit_job() -> rx.Component:
    """A job as those who write it see it."""
    return shell(writing_page(), active="hire", title=JobFormState.heading, width="max-w-text")


@rx.page("/hire/jobs/[slug]/preview", title=page_title(JobState.title), on_load=JobState.preview)
def job_preview() -> rx.Component:
    """A job as candidates see it, or will see it."""
    return shell(preview_note(), job_page(), active="hire", title=JobState.heading)
