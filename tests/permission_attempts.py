"""How `test_permissions` tries a handler or a route as somebody, and what it looks at afterwards."""

import asyncio
import inspect
import json
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import httpx
import reflex as rx
import sqlalchemy as sa
from reflex_base.registry import RegisteredEventHandler, RegistrationContext
from sqlmodel import SQLModel
from starlette.routing import Route

from resumes_app import db
from resumes_app.accounts.schemas import Permission, Role
from resumes_app.accounts.service import COOKIE, identity, needs, require
from resumes_app.accounts.service.permissions import TABLE
from resumes_app.errors import AppError, Conflict, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded
from tests import permission_arguments as arguments
from tests.events import NOWHERE, Rig, app
from tests.permission_arguments import World

ROLES = {
    "candidate": {Role.CANDIDATE},
    "recruiter": {Role.RECRUITER},
    "hiring_manager": {Role.HIRING_MANAGER},
    "viewer": {Role.VIEWER},
    "ambassador": {Role.CANDIDATE, Role.AMBASSADOR},
    "moderator": {Role.CANDIDATE, Role.MODERATOR},
    "admin": {Role.CANDIDATE, Role.ADMIN},
}
OUTSIDERS = {"outsider": Role.RECRUITER, "outside_manager": Role.HIRING_MANAGER}
SOUND_REFUSALS = (NotPermitted, NotFound, SignInNeeded, InvalidInput, Conflict, Gone)
"""For somebody from elsewhere: whatever stops them without telling whether the thing exists."""
DEADLINE_S = 5
BY_CLOCK = {"attempt"}
"""Tables that count requests as such."""


def refused(permission: Permission) -> Iterator[tuple[str, tuple[type[Exception], ...]]]:
    """Yield who must be refused and how: a guest, the wrong roles, the right roles of another company."""
    rule = TABLE[permission]
    if rule.guests:
        return
    yield "", (SignInNeeded,)
    if rule.roles:
        yield from ((name, (NotPermitted,)) for name, roles in ROLES.items() if not roles & rule.roles)
    if rule.in_company:
        yield from ((name, SOUND_REFUSALS) for name, role in OUTSIDERS.items() if role in rule.roles)


def handlers() -> dict[str, RegisteredEventHandler]:
    """Return the app's own declared handlers as `State.handler`."""
    with app().set_contexts():
        registered = RegistrationContext.get().event_handlers.values()
    ours = (entry for entry in registered if entry.states[0].__module__.startswith("resumes_app."))
    named = {f"{entry.states[0].__name__}.{entry.handler.fn.__name__}": entry for entry in ours}
    return {name: entry for name, entry in named.items() if hasattr(entry.handler.fn, "permission")}


def routes() -> dict[str, Route]:
    """Return the app's declared routes as `METHOD /path`."""
    from resumes_app.resumes_app import api

    found = [route for route in api.routes if isinstance(route, Route) and hasattr(route.endpoint, "permission")]
    return {
        f"{method} {route.path}": route
        for route in found
        for method in sorted(route.methods or {"GET"})
        if method not in {"HEAD", "OPTIONS"}
    }


async def call(rig: Rig, world: World, name: str, entry: RegisteredEventHandler, actor: str) -> None:
    """Open the handler's page as `actor` and call the handler; raises what it raises."""
    cookie = world.cookies.get(actor, "")
    place = arguments.PLACES.get(entry.states[0].__name__, lambda _: NOWHERE)(world)
    with suppress(*SOUND_REFUSALS):
        await rig.open(place, cookie)
    full_name = f"{entry.states[0].get_full_name()}.{entry.handler.fn.__name__}"
    async with asyncio.timeout(DEADLINE_S):
        await rig.by_name(full_name, payload(world, name, entry.handler.fn), cookie, path=place)


async def request(world: World, name: str, route: Route, actor: str) -> httpx.Response:
    """Request the route as `actor`."""
    from resumes_app.resumes_app import api

    address = route.path_format.format(**{param: value_for(world, param, str) for param in route.param_convertors})
    cookie = world.cookies.get(actor, "")
    headers = {"origin": "http://testserver"} | ({"cookie": f"{COOKIE}={cookie}"} if cookie else {})
    more = arguments.ROUTES.get(name, lambda _: {})(world)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as client:
        more["headers"] = headers | more.get("headers", {})
        return await client.request(name.partition(" ")[0], address, **more)


async def try_handler(
    rig: Rig,
    world: World,
    name: str,
    entry: RegisteredEventHandler,
    *,
    actor: str,
    expected: tuple[type[Exception], ...],
) -> None:
    """Call the handler as `actor`, and see it refused with nothing changed."""
    before = await contents()
    try:
        await call(rig, world, name, entry, actor)
    except expected:
        pass
    else:
        assert actor in OUTSIDERS and name in arguments.QUIET, f"{name} let {actor or 'a guest'} pass"
    assert await contents() == before, f"{name} changed something for {actor or 'a guest'}"


async def try_route(
    world: World, name: str, route: Route, *, actor: str, expected: tuple[type[Exception], ...]
) -> None:
    """Request the route as `actor`, and see it refused with nothing changed."""
    before = await contents()
    answer = await request(world, name, route, actor)
    to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/signin")
    statuses = {getattr(error, "status", 0) for error in expected}
    assert answer.status_code in statuses or (not actor and to_sign_in), (
        f"{name} answered {actor or 'a guest'} with {answer.status_code}"
    )
    assert await contents() == before, f"{name} changed something for {actor or 'a guest'}"


async def try_as_stranger(rig: Rig, world: World, name: str, entry: RegisteredEventHandler) -> None:
    """Call the handler as another candidate, who may do things of their own but must not touch anybody else's."""
    before = await contents()
    with suppress(AppError):
        await call(rig, world, name, entry, "stranger")
    after = await contents()
    for table, rows in before.items():
        touched = [row for row in rows - after[table] if world.stranger_id not in _owners(table, json.loads(row))]
        assert touched == [], f"{name} let another candidate change {table}"


def payload(world: World, name: str, handler: Any) -> dict[str, Any]:
    """Return arguments that make the handler act on the world's things."""
    if name in arguments.HANDLERS:
        return arguments.HANDLERS[name](world)
    hints = get_type_hints(handler)
    parameters = list(inspect.signature(handler).parameters)[1:]
    return {parameter: value_for(world, parameter, hints.get(parameter, str)) for parameter in parameters}


def value_for(world: World, parameter: str, hint: Any) -> Any:
    """Return an argument by its name, or else by its type."""
    if parameter in arguments.BY_NAME:
        return arguments.BY_NAME[parameter](world)
    if type(None) in get_args(hint):
        return None
    if is_typeddict(hint):
        return {key: value_for(world, key, part) for key, part in get_type_hints(hint).items()}
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    kind = get_origin(hint) or hint
    assert kind in arguments.BY_TYPE, f"Tell permission_arguments what to send as {parameter}: {hint}"
    return arguments.BY_TYPE[kind]


async def contents() -> dict[str, set[str]]:
    """Return every row of every table, as JSON."""
    tables = [table.name for table in SQLModel.metadata.sorted_tables] + ["procrastinate_jobs"]
    async with db.reading() as session:
        connection = await session.connection()
        return {
            table: set((await connection.execute(sa.text(f'SELECT row_to_json(t)::text FROM "{table}" t'))).scalars())
            for table in tables
            if table not in BY_CLOCK
        }


def _owners(table: str, row: dict[str, Any]) -> set[int]:
    columns = ("user_id", "owner_id", "candidate_id", "reviewer_id", "applicant_id")
    return {row[column] for column in columns if column in row} | ({row["id"]} if table == "user_account" else set())


class ProbeState(rx.State):
    """Handlers as an area could write them, well and badly."""

    @rx.event
    @needs(Permission.DECIDE)
    async def careful(self, company_id: int) -> None:
        require(identity(), Permission.DECIDE, company_id)

    @rx.event
    @needs(Permission.DECIDE)
    async def careless(self, slug: str) -> None:
        """Trusts the door, which cannot know the company."""

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def hasty(self, company_id: int) -> None:
        async with db.transaction() as session:
            await session.execute(sa.text("UPDATE company SET name = 'changed' WHERE id = :id"), {"id": company_id})
        raise NotFound("Too late.")

    @rx.event
    @needs(Permission.SIGNED_IN)
    async def greedy(self, draft_id: str) -> None:
        async with db.transaction() as session:
            await session.execute(sa.text("DELETE FROM draft WHERE public_id = :id"), {"id": draft_id})


def probe(handler: str) -> RegisteredEventHandler:
    """Return one of `ProbeState`'s handlers as the registry would."""
    return RegisteredEventHandler(handler=ProbeState.event_handlers[handler], states=(ProbeState,))
