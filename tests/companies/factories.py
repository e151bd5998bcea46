"""Applications for the pilot, invitations, and the mails about both."""

import email
import email.policy
import re
from email.message import EmailMessage
from typing import Any

from sqlmodel import select

from resumes_app import db
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service.mail import outbox
from resumes_app.companies import service, tasks
from resumes_app.companies.schemas import RequestForm
from resumes_app.models import AuditEntry, Company, PilotRequest, User
from tests.factories import identity_for, make_user

TASKS = {
    "companies.mail_link": tasks.mail_link,
    "companies.mail_invitation": tasks.mail_invitation,
    "companies.mail_decision": tasks.mail_decision,
    "companies.mail_state": tasks.mail_state,
}


def form(**overrides: str) -> RequestForm:
    """What a careful applicant types."""
    fields = {
        "name": "Halden Coffee",
        "website": "www.halden.example",
        "about": "Two bars and a roastery.",
        "city": "Halden",
        "country": "NO",
        "colour": "#0B5D4E",
        "work_email": "dana@halden.example",
    }
    return RequestForm(**(fields | overrides))  # type: ignore[typeddict-item]  # the same keys


async def applicant(**overrides: Any) -> tuple[User, Identity]:
    """Somebody whose account has the work address of `form`."""
    user = await make_user(**({"email": "dana@halden.example"} | overrides))
    return user, await identity_for(user)


async def waiting_request(**overrides: str) -> tuple[User, PilotRequest]:
    """An application that may be admitted, and its applicant."""
    user, who = await applicant(**({"email": overrides["work_email"]} if "work_email" in overrides else {}))
    await service.apply(who, form(**overrides))
    return user, await newest_request()


async def newest_request() -> PilotRequest:
    async with db.reading() as session:
        return (await session.exec(select(PilotRequest).order_by(PilotRequest.id.desc()))).first()  # type: ignore[union-attr,return-value]


async def admin() -> Identity:
    return await identity_for(await make_user(roles=["admin"]))


async def company_row(slug: str) -> Company:
    async with db.reading() as session:
        return (await session.exec(select(Company).where(Company.slug == slug))).one()


async def acts() -> list[str]:
    """The names of all acts in the audit log, in order."""
    async with db.reading() as session:
        return list((await session.exec(select(AuditEntry.act).order_by(AuditEntry.id))).all())  # type: ignore[arg-type]


async def send_mails() -> list[EmailMessage]:
    """Run the tasks of this area that are on the queue, each once; return the mails they wrote, in order."""
    for path in outbox().glob("*.eml"):
        path.unlink()
    import sqlalchemy as sa

    async with db.transaction() as session:
        connection = await session.connection()
        rows = await connection.execute(
            sa.text("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'companies.%' RETURNING id, task_name, args")
        )
        queued = sorted(rows.all())
    mails = []
    for _, name, args in queued:
        await TASKS[name](**args)
        for path in outbox().glob("*.eml"):
            mails.append(email.message_from_bytes(path.read_bytes(), policy=email.policy.default))
            path.unlink()
    return mails  # type: ignore[return-value]  # the policy makes them so


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body
    return str(body.get_content())


def token_in(mail: EmailMessage) -> str:
    """The token of the mail's link."""
    found = re.search(r"(?:confirm|token)=(\S+)", text_of(mail))
    assert found
    return found[1]
