"""Rules and queries of the accounts area."""

from resumes_app.accounts.service.permissions import identity, needs, require
from resumes_app.accounts.service.sessions import COOKIE, identity_of_cookie

__all__ = ["COOKIE", "identity", "identity_of_cookie", "needs", "require"]
