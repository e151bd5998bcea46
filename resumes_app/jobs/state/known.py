"""The job that the form is about, as it is saved."""

import reflex as rx

from resumes_app.jobs.schemas import JobSheet


class KnownJob(rx.State, mixin=True):
    """What the page tells of it beside the form."""

    heading: str = "New job"
    slug: str = ""
    status: str = "draft"
    """`draft`, `open` or `closed`."""
    company: str = ""
    closes: str = ""
    """Until when it takes or took replies, in words."""
    was_until: str = ""
    """Until when a job that was closed early was to, in words; else empty."""
    earliest: str = ""
    """The first day to which its deadline may move, ISO 8601."""
    _company_id: int = 0

    def _know(self, sheet: JobSheet) -> None:
        self.slug, self.status, self.company = sheet["slug"], sheet["state"], sheet["company"]
        self.closes, self.was_until, self.earliest = sheet["closes"], sheet["was_until"], sheet["earliest"]
        self._company_id = sheet["company_id"]
        self.heading = sheet["form"]["title"] or ("Untitled draft" if sheet["slug"] else "New job")
