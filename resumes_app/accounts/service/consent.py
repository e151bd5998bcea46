"""What people agree to: the words, their versions, and the record of who agreed to what.

The words of a version never change: a change of words is a new version.
"""

from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app.accounts.schemas import Identity
from resumes_app.config import settings
from resumes_app.models import Consent

ACCOUNT, REPLY, RESUME, JOB_CLIP = "account", "reply", "resume", "job_clip"


@dataclass(frozen=True)
class Words:
    """What is shown, and which version of it."""

    purpose: str
    version: str
    text: str


_CURRENT: dict[str, tuple[str, str]] = {
    ACCOUNT: (
        "2026-11",
        "With an account you agree to the terms of {brand}. We keep your name, your e-mail address and your date of "
        "birth for as long as you have the account. Your date of birth is shown to nobody.",
    ),
    REPLY: (
        "2026-11",
        "Your reply goes to {company}, for the job “{job}” and nothing else. Who sees it: the people who review "
        "replies for {company}, with your name. Nobody else does, and no software scores it. How long: until you "
        "withdraw the reply or your account is deleted.",
    ),
    RESUME: (
        "2026-11",
        "Your video résumé is published under #{hashtag}. Who sees it: everybody, also people without an account. "
        "How long: it is taken off the site on {until}.",
    ),
    JOB_CLIP: (
        "2026-11",
        "Your face and your voice are public with the job “{job}” of {company}. Who sees it: everybody, in the feed, "
        "on the job’s page and wherever it is shared, also people without an account. {company} may use it in other "
        "jobs of its own. How long: until it is removed from the job or another one takes its place. Whoever "
        "writes {company}’s jobs, as you do, can do that at any time.",
    ),
}


def consent_text(purpose: str, **facts: str) -> Words:
    """Return the words to show before somebody agrees.

    Args:
        purpose: `account`, `reply`, `resume` or `job_clip`.
        facts: For `reply` and `job_clip`: `company` and `job` (its title). For `resume`: `until` (a date as people
            read it).

    Raises:
        KeyError: A fact is missing.
    """
    version, words = _CURRENT[purpose]
    known = {"brand": settings().brand_name, "hashtag": settings().hashtag}
    return Words(purpose, version, words.format_map(known | facts))


async def record_consent(
    session: AsyncSession, who: Identity, purpose: str, subject: str = "", **facts: str
) -> Consent:
    """Keep that `who` agreed, with the words that `consent_text` shows for the same facts.

    Args:
        subject: What it is given for, such as `job:<slug>`.
    """
    words = consent_text(purpose, **facts)
    consent = Consent(user_id=who.id, purpose=purpose, version=words.version, subject=subject, text=words.text)
    session.add(consent)
    return consent
