"""Browsers, and an empty outbox."""

from collections.abc import AsyncIterator

import pytest

from resumes_app.accounts.service.mail import outbox
from tests.accounts.web import Visitor


@pytest.fixture
async def visitor(database: None) -> AsyncIterator[Visitor]:
    """One visitor."""
    for path in outbox().glob("*"):
        path.unlink()
    async with Visitor() as one:
        yield one


@pytest.fixture
async def other(visitor: Visitor) -> AsyncIterator[Visitor]:
    """Another, elsewhere."""
    async with Visitor("198.51.100.7") as other:
        yield other
