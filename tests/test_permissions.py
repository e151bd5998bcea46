"""Each handler and route with a permission is tried by whoever lacks it: a guest, a wrong role, another company.

Generated from the permission table and the handlers and routes there are. `permission_arguments` says with what.
"""

from contextlib import suppress

import pytest

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service.permissions import TABLE
from resumes_app.errors import AppError
from tests import permission_arguments as arguments
from tests.events import Rig
from tests.permission_arguments import make_world
from tests.permission_attempts import (
    SOUND_REFUSALS,
    ProbeState,
    call,
    contents,
    handlers,
    probe,
    refused,
    request,
    routes,
    try_as_stranger,
    try_handler,
    try_route,
)

HANDLERS = {name: entry for name, entry in handlers().items() if not TABLE[entry.handler.fn.permission].guests}
OPEN_HANDLERS = {name: entry for name, entry in handlers().items() if name not in HANDLERS}
ROUTES = {name: route for name, route in routes().items() if not TABLE[route.endpoint.permission].guests}
OPEN_ROUTES = {name: route for name, route in routes().items() if name not in ROUTES}


@pytest.mark.parametrize("name", sorted(HANDLERS))
async def test_a_handler_refuses_whoever_lacks_its_permission(rig: Rig, name: str) -> None:
    world, entry = await make_world(), HANDLERS[name]
    permission = entry.handler.fn.permission
    for actor, expected in refused(permission):
        await try_handler(rig, world, name, entry, actor=actor, expected=expected)
    if name in arguments.OWNED:
        await try_handler(rig, world, name, entry, actor="stranger", expected=SOUND_REFUSALS)
    elif not TABLE[permission].in_company:
        await try_as_stranger(rig, world, name, entry)


@pytest.mark.parametrize("name", sorted(ROUTES))
async def test_a_route_refuses_whoever_lacks_its_permission(database: None, name: str) -> None:
    world, permission = await make_world(), ROUTES[name].endpoint.permission
    for actor, expected in refused(permission):
        await try_route(world, name, ROUTES[name], actor=actor, expected=expected)
    if name in arguments.OWNED:
        await try_route(world, name, ROUTES[name], actor="stranger", expected=SOUND_REFUSALS)


@pytest.mark.parametrize("name", sorted(OPEN_HANDLERS))
async def test_a_handler_for_everybody_lets_a_guest_change_nothing(rig: Rig, name: str) -> None:
    world = await make_world()
    before = await contents()
    with suppress(AppError):
        await call(rig, world, name, OPEN_HANDLERS[name], "")
    assert await contents() == before or name in arguments.GUESTS_WRITE


@pytest.mark.parametrize("name", sorted(OPEN_ROUTES))
async def test_a_route_for_everybody_lets_a_guest_change_nothing(database: None, name: str) -> None:
    world = await make_world()
    before = await contents()
    answer = await request(world, name, OPEN_ROUTES[name], "")
    assert answer.status_code < 500
    assert await contents() == before or name in arguments.GUESTS_WRITE


def test_the_registry_names_only_what_there_is() -> None:
    registries = (
        arguments.HANDLERS,
        arguments.QUIET,
        arguments.ROUTES,
        arguments.OWNED,
        arguments.GUESTS_WRITE,
    )
    assert {name for registry in registries for name in registry} <= {*handlers(), *routes()}


@pytest.mark.parametrize("actor", ["", "candidate", "viewer", "outsider", "moderator"])
async def test_a_careful_handler_passes(rig: Rig, actor: str) -> None:
    expected = dict(refused(Permission.DECIDE))
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


async def test_a_handler_that_reaches_another_persons_things_is_caught(rig: Rig) -> None:
    world = await make_world()
    with pytest.raises(AssertionError, match="change draft"):
        await try_as_stranger(rig, world, "ProbeState.greedy", probe("greedy"))
