"""Rules and queries of the résumés area."""

from resumes_app.resumes.service.guard import Line, findings
from resumes_app.resumes.service.listing import GRID_SIZE, examples, resume_view, tagged, unlist_due
from resumes_app.resumes.service.publishing import (
    DAYS,
    OTHER_WORDS,
    TITLE_CHARS,
    consent_words,
    is_awaited,
    is_shown,
    look_over,
    own,
    publish,
    render_finished,
    take_down,
)
from resumes_app.resumes.service.sitemap import resume_part, resume_parts

__all__ = [
    "DAYS",
    "GRID_SIZE",
    "OTHER_WORDS",
    "TITLE_CHARS",
    "Line",
    "consent_words",
    "examples",
    "findings",
    "is_awaited",
    "is_shown",
    "look_over",
    "own",
    "publish",
    "render_finished",
    "resume_part",
    "resume_parts",
    "resume_view",
    "tagged",
    "take_down",
    "unlist_due",
]
