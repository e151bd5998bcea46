"""Each handler and route with a permission is tried by whoever lacks it: a guest, a wrong role, another company.

Generated from the permission table and the handlers and routes there are. `permission_arguments` says with what.
"""

import asyncio
import inspect
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, get_args, get_origin, get_type_hints

import httpx
import pytest
import reflex as rx
import sqlalchemy as sa
from reflex_base.registry import RegisteredEventHandler, RegistrationContext
from sqlmodel import SQLModel
from starlette.routing import Route

from resumes_app import db
from resumes_app.accounts.schemas import Permission, Role
from resumes_app.accounts.service import COOKIE, identity, needs, require
from resumes_app.accounts.service.permissions import TABLE
from resumes_app.errors import Conflict, Gone, InvalidInput, NotFound, NotPermitted, SignInNeeded
from tests import permission_arguments as arguments
from tests.events import NOWHERE, Rig, app
from tests.permission_arguments import World, make_world

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
REFUSALS = (NotPermitted, NotFound, SignInNeeded)
SOUND_REFUSALS = (*REFUSALS, InvalidInput, Conflict, Gone)
"""For somebody from elsewhere: whatever stops them without telling whether the thing exists."""
DEADLINE_S = 5


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
    with app().set_contexts():
        registered = RegistrationContext.get().event_handlers.values()
    ours = (entry for entry in registered if entry.states[0].__module__.startswith("resumes_app."))
    named = {f"{entry.states[0].__name__}.{entry.handler.fn.__name__}": entry for entry in ours}
    return {name: entry for name, entry in named.items() if hasattr(entry.handler.fn, "permission")}


def routes() -> dict[str, Route]:
    from resumes_app.resumes_app import api

    found = [route for route in api.routes if isinstance(route, Route) and hasattr(route.endpoint, "permission")]
    return {
        f"{method} {route.path}": route
        for route in found
        for method in sorted(route.methods or {"GET"})
        if method not in {"HEAD", "OPTIONS"}
    }


HANDLERS = {name: entry for name, entry in handlers().items() if not TABLE[entry.handler.fn.permission].guests}
ROUTES = {name: route for name, route in routes().items() if not TABLE[route.endpoint.permission].guests}


@pytest.mark.parametrize("name", sorted(HANDLERS))
async def test_a_handler_refuses_whoever_lacks_its_permission(rig: Rig, name: str) -> None:
    world = await make_world()
    for actor, expected in refused(HANDLERS[name].handler.fn.permission):
        await try_handler(rig, world, name, HANDLERS[name], actor=actor, expected=expected)
    if name in arguments.OWNED:
        await try_handler(rig, world, name, HANDLERS[name], actor="stranger", expected=SOUND_REFUSALS)


@pytest.mark.parametrize("name", sorted(ROUTES))
async def test_a_route_refuses_whoever_lacks_its_permission(database: None, name: str) -> None:
    world = await make_world()
    permission = ROUTES[name].endpoint.permission
    for actor, expected in refused(permission):
        await try_route(world, name, ROUTES[name], actor=actor, expected=expected)
    if name in arguments.OWNED:
        await try_route(world, name, ROUTES[name], actor="stranger", expected=SOUND_REFUSALS)


def test_the_registry_names_only_what_there_is() -> None:
    named = {*arguments.HANDLERS, *arguments.QUIET, *arguments.ROUTES, *arguments.OWNED}
    assert named <= {*handlers(), *routes()}


async def try_handler(
    rig: Rig,
    world: World,
    name: str,
    entry: RegisteredEventHandler,
    *,
    actor: str,
    expected: tuple[type[Exception], ...],
) -> None:
    """Open the handler's page as `actor`, call it, and see it refused with nothing changed."""
    cookie = world.cookies.get(actor, "")
    place = arguments.PLACES.get(entry.states[0].__name__, lambda _: NOWHERE)
    with suppress(*SOUND_REFUSALS):
        await rig.open(place(world), cookie)
    before = await contents()
    full_name = f"{entry.states[0].get_full_name()}.{entry.handler.fn.__name__}"
    try:
        async with asyncio.timeout(DEADLINE_S):
            await rig.by_name(full_name, payload(world, name, entry.handler.fn), cookie, path=place(world))
    except expected:
        pass
    else:
        assert actor in OUTSIDERS and name in arguments.QUIET, f"{name} let {actor or 'a guest'} pass"
    assert await contents() == before, f"{name} changed something for {actor or 'a guest'}"


async def try_route(
    world: World, name: str, route: Route, *, actor: str, expected: tuple[type[Exception], ...]
) -> None:
    """Request the route as `actor`, and see it refused with nothing changed."""
    from resumes_app.resumes_app import api

    address = route.path_format.format(**{param: value_for(world, param, str) for param in route.param_convertors})
    cookie = world.cookies.get(actor, "")
    headers = {"origin": "http://testserver"} | ({"cookie": f"{COOKIE}={cookie}"} if cookie else {})
    more = arguments.ROUTES.get(name, lambda _: {})(world)
    before = await contents()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as client:
        more["headers"] = headers | more.get("headers", {})
        answer = await client.request(name.partition(" ")[0], address, **more)
    to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/signin")
    assert answer.status_code in {error.status for error in expected} or (not cookie and to_sign_in), (
        f"{name} answered {actor or 'a guest'} with {answer.status_code}"
    )
    assert await contents() == before, f"{name} changed something for {actor or 'a guest'}"


def payload(world: World, name: str, handler: Any) -> dict[str, Any]:
    """Return arguments that make the handler act on the world's things."""
    if name in arguments.HANDLERS:
        return arguments.HANDLERS[name](world)
    hints = get_type_hints(handler)
    parameters = list(inspect.signature(handler).parameters)[1:]
    return {parameter: value_for(world, parameter, hints.get(parameter, str)) for parameter in parameters}


def value_for(world: World, parameter: str, hint: Any) -> Any:
    if parameter in arguments.BY_NAME:
        return arguments.BY_NAME[parameter](world)
    if type(None) in get_args(hint):
        return None
    kind = get_origin(hint) or hint
    if kind not in arguments.BY_TYPE:
        # A TypedDict or an enum: the door must not even look at it.
        return {}
    return arguments.BY_TYPE[kind]


async def contents() -> str:
    """Return a fingerprint of every table."""
    tables = [table.name for table in SQLModel.metadata.sorted_tables] + ["procrastinate_jobs"]
    sums = " || ".join(
        f"""(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "{table}" t)"""
        for table in tables
    )
    async with db.reading() as session:
        connection = await session.connection()
        return str((await connection.execute(sa.text(f"SELECT {sums}"))).scalar_one())


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


def probe(handler: str) -> RegisteredEventHandler:
    return RegisteredEventHandler(handler=ProbeState.event_handlers[handler], states=(ProbeState,))


@pytest.mark.parametrize("actor", ["", "candidate", "viewer", "outsider", "moderator"])
async def test_a_careful_handler_passes(rig: Rig, actor: str) -> None:
    expected = {name: errors for name, errors in refused(Permission.DECIDE)}
    await try_handler(
        rig, await make_world(), "ProbeState.careful", probe("careful"), actor=actor, expected=expected[actor]
    )


async def test_the_right_people_are_let_in(rig: Rig) -> None:
    world = await make_world()
    assert world.company.id is not None
    for actor in ("recruiter", "hiring_manager"):
        await rig(ProbeState.careful(world.company.id), world.cookies[actor])


async def test_a_handler_that_trusts_the_door_is_caught(rig: Rig) -> None:
    world = await make_world()
    with pytest.raises(AssertionError, match="let outsider pass"):
        await try_handler(
            rig, world, "ProbeState.careless", probe("careless"), actor="outsider", expected=SOUND_REFUSALS
        )


async def test_a_handler_that_writes_before_it_refuses_is_caught(rig: Rig) -> None:
    world = await make_world()
    with pytest.raises(AssertionError, match="changed something"):
        await try_handler(rig, world, "ProbeState.hasty", probe("hasty"), actor="stranger", expected=SOUND_REFUSALS)
