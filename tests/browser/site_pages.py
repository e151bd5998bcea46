"""The pages that everybody has in common, as guests and candidates open them."""

from dataclasses import dataclass, field

from resumes_app.accounts.service import identity_of_cookie
from resumes_app.config import settings
from resumes_app.models import User
from resumes_app.resumes import service as resumes
from tests.browser.server import Site
from tests.factories import make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_draft

JOB = "/jobs/barista-early-shift-lisbon"
COMPANY = "/company/slow-tide-coffee"
PUBLIC = (
    "/",
    "/jobs",
    JOB,
    f"/tag/{settings().hashtag}",
    "/examples",
    "/companies",
    COMPANY,
    "/companies/apply",
    "/about/privacy",
    "/about/terms",
    "/about/accessibility",
)
GUESTS = (*PUBLIC, "/signin", "/signup", "/reset", "/hire/invitation?token=x", "/no-such-page", "/jobs?tab=saved")
CANDIDATES = (
    *PUBLIC,
    "/applications",
    "/studio",
    "/settings",
    "/hire/team",
    "/admin",
    "/no-such-page",
    "/jobs?tab=saved",
)


@dataclass
class Person:
    """Whose browser it is.

    Attributes:
        cookie: Empty for a guest.
        user: None for a guest.
    """

    cookie: str = ""
    user: User | None = field(default=None)


async def candidate() -> Person:
    """A candidate with a draft, so that the own list is not empty."""
    user = await make_user(display_name="Ada Byron")
    person = Person(await sign_in(user), user)
    who = await identity_of_cookie(person.cookie)
    await keep_take(who, await make_draft(who, await make_job()))
    return person


def a_resume(site: Site) -> str:
    """Return the address of a public résumé."""
    return f"/r/{site.run(resumes.examples())['cards'][0]['public_id']}"
