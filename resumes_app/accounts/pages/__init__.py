"""Pages of the accounts area, one a module so that none carries another's code."""

from resumes_app.accounts.pages import (
    accessibility,
    lost,
    new_password,
    privacy,
    reset,
    settings,
    sign_in,
    sign_up,
    terms,
)

__all__ = ["accessibility", "lost", "new_password", "privacy", "reset", "settings", "sign_in", "sign_up", "terms"]
