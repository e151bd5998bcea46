"""Which of two people's changes of one job stands, where both changed the same."""

from collections.abc import Mapping
from typing import Any

from resumes_app.accounts.schemas import Identity
from resumes_app.jobs.schemas import FormSeen, JobForm, TwoForms
from resumes_app.jobs.service.merging import fields_in, merged
from resumes_app.jobs.service.sheets import job_sheet


async def two_forms(who: Identity, slug: str, typed: Mapping[str, Any], seen: FormSeen) -> TwoForms:
    """Return both forms to choose from, on top of the job as it is saved now.

    Args:
        seen: What the form showed before it was typed into.

    Raises:
        NotFound, NotPermitted: As `job_sheet`.
    """
    sheet = await job_sheet(who, slug)
    together, _, both = merged(typed, seen, sheet["form"])
    stored: Mapping[str, Any] = sheet["form"]
    # Published meanwhile: nothing of a draft goes on top of what everybody sees, unless it is taken back there.
    taken = fields_in(both) if seen.unpublished == (sheet["state"] == "draft") else list(stored)
    theirs = {**stored, **together} | {name: stored[name] for name in taken}
    mine = {name: together[name] for name in taken if name in together and together[name] != stored[name]}
    return TwoForms(sheet=sheet, theirs=JobForm(**theirs), mine=mine)  # type: ignore[typeddict-item]  # fields of it
