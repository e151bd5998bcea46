"""All tables, one file an area. Importing this package fills `SQLModel.metadata`."""

from resumes_app.models.accounts import Attempt, Consent, EmailToken, Session, User
from resumes_app.models.applications import Application, Watch
from resumes_app.models.audit import AuditEntry
from resumes_app.models.companies import Company, Invitation, Member, PilotRequest
from resumes_app.models.deadlines import CalendarLink, PressedSend, Reminder
from resumes_app.models.files import Grant, Upload
from resumes_app.models.imports import JobImport, JobSource
from resumes_app.models.jobs import Job, JobClip, PassedJob, SavedJob, SeenJob
from resumes_app.models.resumes import Resume
from resumes_app.models.reviews import Decision, Reveal, Score
from resumes_app.models.search import JobSearch, Place, PlaceName, SavedSearch, SearchWord
from resumes_app.models.studio import Clip, Draft, DraftStep, Render, RenderRequest, Rendition, SpeechRequest, Take

__all__ = [
    "Application",
    "Attempt",
    "AuditEntry",
    "CalendarLink",
    "Clip",
    "Company",
    "Consent",
    "Decision",
    "Draft",
    "DraftStep",
    "EmailToken",
    "Grant",
    "Invitation",
    "Job",
    "JobClip",
    "JobImport",
    "JobSearch",
    "JobSource",
    "Member",
    "PassedJob",
    "PilotRequest",
    "Place",
    "PlaceName",
    "PressedSend",
    "Reminder",
    "Render",
    "RenderRequest",
    "Rendition",
    "Resume",
    "Reveal",
    "SavedJob",
    "SavedSearch",
    "Score",
    "SearchWord",
    "SeenJob",
    "Session",
    "SpeechRequest",
    "Take",
    "Upload",
    "User",
    "Watch",
]
