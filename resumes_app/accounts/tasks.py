"""What the worker does for this area: sends mails, and sweeps."""

from resumes_app import db, work
from resumes_app.accounts.service.attempts import sweep_attempts
from resumes_app.accounts.service.letters import send_letter
from resumes_app.accounts.service.sessions import sweep_sessions
from resumes_app.accounts.service.sign_up import sweep_unconfirmed
from resumes_app.accounts.service.tokens import sweep_tokens


@work.task("accounts.send_mail", attempts=8)
async def send_mail(kind: str, user_id: int, mail_id: str) -> None:
    """Send one mail; a server that is away for some minutes is tried again."""
    await send_letter(kind, user_id, mail_id)


@work.task("accounts.sweep", every_s=3600)
async def sweep() -> None:
    """Remove attempts, links and sessions that are of no more use, and accounts that were never confirmed."""
    async with db.transaction() as session:
        await sweep_attempts(session)
        await sweep_tokens(session)
        await sweep_sessions(session)
        await sweep_unconfirmed(session)
