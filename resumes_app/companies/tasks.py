"""Mails of the companies area; a mail server that is away for some minutes is tried again."""

from resumes_app import work
from resumes_app.companies import service


@work.task("companies.mail_link", attempts=8)
async def mail_link(request_id: int, mail_id: str) -> None:
    """The work address of an application gets its link."""
    await service.mail_link(request_id, mail_id)


@work.task("companies.mail_invitation", attempts=8)
async def mail_invitation(invitation_id: int, mail_id: str) -> None:
    """An invited colleague gets their link."""
    await service.mail_invitation(invitation_id, mail_id)


@work.task("companies.mail_decision", attempts=8)
async def mail_decision(request_id: int) -> None:
    """An applicant hears of the decision."""
    await service.mail_decision(request_id)


@work.task("companies.mail_state", attempts=8)
async def mail_state(company_id: int, user_id: int, mail_id: str) -> None:
    """A member hears that their company is suspended, or takes part again."""
    await service.mail_state(company_id, user_id, mail_id)
