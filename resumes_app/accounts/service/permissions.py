"""The one table of who may do what, and its two uses: at the door (`needs`) and in a service (`require`)."""

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from resumes_app.accounts.schemas import GUEST, Identity, Permission, Role
from resumes_app.accounts.service.sessions import cookie_of, identity_of_cookie
from resumes_app.errors import NotPermitted, SignInNeeded

Handler = TypeVar("Handler", bound=Callable[..., Any])

_current: ContextVar[Identity] = ContextVar("identity", default=GUEST)


@dataclass(frozen=True)
class Rule:
    """Who has a permission.

    Attributes:
        guests: True where not even an account is needed.
        roles: One of these must be held; empty: any account will do.
        in_company: The role must be held in the company that owns the thing, unless it is one that holds everywhere.
    """

    guests: bool = False
    roles: frozenset[Role] = frozenset()
    in_company: bool = False


_REVIEWERS = frozenset({Role.RECRUITER, Role.HIRING_MANAGER})

TABLE: dict[Permission, Rule] = {
    Permission.ANYONE: Rule(guests=True),
    Permission.SIGNED_IN: Rule(),
    Permission.APPLY: Rule(roles=frozenset({Role.CANDIDATE, Role.AMBASSADOR})),
    Permission.RECORD: Rule(roles=frozenset({Role.CANDIDATE, Role.AMBASSADOR}) | _REVIEWERS),
    Permission.WATCH_REPLIES: Rule(roles=_REVIEWERS | {Role.VIEWER}, in_company=True),
    Permission.DECIDE: Rule(roles=_REVIEWERS, in_company=True),
    Permission.MANAGE_JOBS: Rule(roles=_REVIEWERS, in_company=True),
    Permission.MANAGE_TEAM: Rule(roles=frozenset({Role.RECRUITER}), in_company=True),
    Permission.IMPORT_JOBS: Rule(roles=_REVIEWERS | {Role.ADMIN}, in_company=True),
    Permission.MODERATE: Rule(roles=frozenset({Role.MODERATOR})),
    Permission.ADMINISTER: Rule(roles=frozenset({Role.ADMIN})),
}


def permits(who: Identity, permission: Permission, company_id: int | None = None) -> bool:
    """Return whether `who` has `permission`, for the things of `company_id` where one is given."""
    rule = TABLE[permission]
    if rule.guests:
        return True
    if not who.signed_in:
        return False
    if not rule.roles:
        return True
    if rule.in_company and company_id is not None:
        return who.companies.get(company_id) in rule.roles or bool(rule.roles & who.roles)
    return bool(rule.roles & (who.roles | set(who.companies.values())))


def require(who: Identity, permission: Permission, company_id: int | None = None) -> None:
    """Let `who` pass.

    Args:
        company_id: The company that owns the thing acted upon; services always give it for company permissions.

    Raises:
        SignInNeeded: `who` is a guest.
        NotPermitted: `who` lacks the role, or holds it in another company.
    """
    if permits(who, permission, company_id):
        return
    if not who.signed_in:
        raise SignInNeeded("Sign in to do this.")
    raise NotPermitted("Your account may not do this.")


def identity() -> Identity:
    """Return the person behind the handler or route that is running (one declared with `needs`)."""
    return _current.get()


async def _admit(subject: Any, permission: Permission) -> None:
    who = await identity_of_cookie(cookie_of(subject))
    _current.set(who)
    require(who, permission)


async def readmit(subject: Any, permission: Permission) -> Identity:
    """Look again who is behind a handler that runs for long, such as one that follows notices; return them.

    Raises:
        SignInNeeded, NotPermitted: They have signed out, or lost the role, since it began.
    """
    await _admit(subject, permission)
    return identity()


def needs(permission: Permission) -> Callable[[Handler], Handler]:
    """Declare and enforce the permission of an event handler or route, an `async def`.

    The first argument is a Reflex state or a Starlette request; its session cookie says who asks, and `identity()`
    then answers inside. Company permissions are checked here for the role only: the service checks the company.
    """

    def declare(handler: Handler) -> Handler:
        if inspect.isasyncgenfunction(handler):

            @wraps(handler)
            async def stepwise(subject: Any, *args: Any, **kwargs: Any) -> Any:
                await _admit(subject, permission)
                async for step in handler(subject, *args, **kwargs):
                    yield step

            admitted: Any = stepwise
        else:

            @wraps(handler)
            async def once(subject: Any, *args: Any, **kwargs: Any) -> Any:
                await _admit(subject, permission)
                return await handler(subject, *args, **kwargs)

            admitted = once
        admitted.permission = permission
        return cast("Handler", admitted)

    return declare
