"""Thin handlers of the jobs area."""

from resumes_app.jobs.state.acts import JobActsState
from resumes_app.jobs.state.admin import AdminState
from resumes_app.jobs.state.deadline import JobDeadlineState
from resumes_app.jobs.state.employers import CompaniesState, CompanyState
from resumes_app.jobs.state.feed import FeedState
from resumes_app.jobs.state.imports import ImportState
from resumes_app.jobs.state.job import JobState
from resumes_app.jobs.state.lists import ListState
from resumes_app.jobs.state.nearby import NearbyState
from resumes_app.jobs.state.on_video import OnVideoState
from resumes_app.jobs.state.saved_searches import SavedSearchState
from resumes_app.jobs.state.search import SearchState
from resumes_app.jobs.state.soon import SoonState
from resumes_app.jobs.state.standing import JobStandingState
from resumes_app.jobs.state.writing import JobFormState

__all__ = [
    "AdminState",
    "CompaniesState",
    "CompanyState",
    "FeedState",
    "ImportState",
    "JobActsState",
    "JobDeadlineState",
    "JobFormState",
    "JobStandingState",
    "JobState",
    "ListState",
    "NearbyState",
    "OnVideoState",
    "SavedSearchState",
    "SearchState",
    "SoonState",
]
