"""A company and its recruiter, at noon, with no mail lying about."""

import pytest

import resumes_app.jobs.tasks  # noqa: F401  # declares them
from resumes_app import clock
from resumes_app.accounts.schemas import Identity
from resumes_app.accounts.service.mail import outbox
from resumes_app.jobs.state import shown
from resumes_app.models import Company
from tests.factories import identity_for, make_company, make_member, sign_in
from tests.jobs.factories import NOON


@pytest.fixture(autouse=True)
def counted_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that is filled for the first time has the number that `writing.fields` sends, not one drawn by lot."""
    monkeypatch.setattr(shown, "randbelow", lambda _: 0)


@pytest.fixture
async def company(database: None) -> Company:
    for path in outbox().glob("*"):
        path.unlink()
    clock.set_source(lambda: NOON)
    return await make_company(name="Beans")


@pytest.fixture
async def recruiter(company: Company) -> Identity:
    return await identity_for(await make_member(company))


@pytest.fixture
async def cookie(company: Company) -> str:
    """Of a browser in which one of the company's recruiters is signed in."""
    return await sign_in(await make_member(company))
