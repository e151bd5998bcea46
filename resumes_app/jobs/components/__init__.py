"""What the pages of the jobs area are made of."""

from resumes_app.jobs.components.admin import admin_page
from resumes_app.jobs.components.asking import ask_dialog
from resumes_app.jobs.components.employer import company_page
from resumes_app.jobs.components.employers import companies_page
from resumes_app.jobs.components.feed import job_feed
from resumes_app.jobs.components.imports import import_page
from resumes_app.jobs.components.job import job_page
from resumes_app.jobs.components.lists import job_lists
from resumes_app.jobs.components.writing import preview_note, writing_page

__all__ = [
    "admin_page",
    "ask_dialog",
    "companies_page",
    "company_page",
    "import_page",
    "job_feed",
    "job_lists",
    "job_page",
    "preview_note",
    "writing_page",
]
