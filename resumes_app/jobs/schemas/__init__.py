"""What leaves the jobs area."""

from resumes_app.jobs.schemas.clips import ClipChoice, ClipPage, ClipPlaceView
from resumes_app.jobs.schemas.companies import CompanyClip, CompanyList, CompanyPosting, CompanyRow, CompanyView, Kept
from resumes_app.jobs.schemas.feed import FeedPage, JobCard, Missed
from resumes_app.jobs.schemas.imports import (
    CompanyChoice,
    FactChange,
    ImportPage,
    ImportPreview,
    ImportReport,
    LeftOut,
    PlannedJob,
    SourceView,
)
from resumes_app.jobs.schemas.lists import (
    ClosingSoon,
    FilterChip,
    FilterGroup,
    FilterOption,
    JobList,
    JobRow,
    PlaceOption,
    SavedSearchRow,
    SearchPage,
    SearchView,
    Shelf,
    SortOption,
)
from resumes_app.jobs.schemas.vacancies import Board, Deadline, JobBrief, JobPosting, JobView, SearchFeed
from resumes_app.jobs.schemas.writing import JobForm, JobSheet

__all__ = [
    "Board",
    "ClipChoice",
    "ClipPage",
    "ClipPlaceView",
    "ClosingSoon",
    "CompanyChoice",
    "CompanyClip",
    "CompanyList",
    "CompanyPosting",
    "CompanyRow",
    "CompanyView",
    "Deadline",
    "FactChange",
    "FeedPage",
    "FilterChip",
    "FilterGroup",
    "FilterOption",
    "ImportPage",
    "ImportPreview",
    "ImportReport",
    "JobBrief",
    "JobCard",
    "JobForm",
    "JobList",
    "JobPosting",
    "JobRow",
    "JobSheet",
    "JobView",
    "Kept",
    "LeftOut",
    "Missed",
    "PlaceOption",
    "PlannedJob",
    "SavedSearchRow",
    "SearchFeed",
    "SearchPage",
    "SearchView",
    "Shelf",
    "SortOption",
    "SourceView",
]
