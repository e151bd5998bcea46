"""Every event handler and every route says which permission it needs. No database and no browser is asked."""

from reflex_base.registry import RegistrationContext
from starlette.routing import BaseRoute, Route

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service.permissions import TABLE
from tests.events import app

REFLEX = {
    "State.hydrate",
    "State.hydrate_and_load",
    "State.set_is_hydrated",
    "FrontendEventExceptionState.handle_frontend_exception",
    "OnLoadInternalState.on_load_internal",
    "OnLoadInternalState.set_is_hydrated",
    "UpdateVarsInternalState.update_vars_internal",
}
"""Reflex's own handlers: they touch the sender's own tab only. A new version's new ones must be looked at."""

OWN_TAB = {"NoticeState.say", "NoticeState.turn_page", "NoticeState.dismiss", "NoticeState.act"}
"""Handlers of `ui`, which lies below `accounts` and cannot declare: they touch the messages on the sender's own tab."""

FRONT_END = "resumes_app.ui."
"""Routes that serve the pages' own program to everybody; `ui` lies below `accounts` and cannot declare."""


def handlers() -> dict[str, object]:
    """Return `Class.handler` → function, of all states but Reflex's `setvar` (it calls `set_…` handlers only)."""
    with app().set_contexts():
        registered = RegistrationContext.get().event_handlers.values()
    named = [(entry.states[0], entry.handler.fn) for entry in registered]
    return {
        f"{state.__name__}.{function.__name__}": function
        for state, function in named
        if function.__name__ != "setvar" and not state.__module__.startswith("tests.")
    }


def routes() -> list[BaseRoute]:
    from resumes_app.resumes_app import api

    app()
    return list(api.routes)


def test_every_event_handler_declares_a_permission() -> None:
    undeclared = {name for name, handler in handlers().items() if not _declared(handler)}
    assert undeclared - REFLEX - OWN_TAB == set(), "Put @needs(Permission.…) below @rx.event."
    assert undeclared >= REFLEX, "Reflex has dropped a handler: take it off the list."


def test_every_route_declares_a_permission() -> None:
    undeclared = []
    for route in routes():
        assert isinstance(route, Route), f"{route} hides its routes: list them one by one."
        if not route.endpoint.__module__.startswith(FRONT_END) and not _declared(route.endpoint):
            undeclared.append(route.path)
    assert undeclared == [], "Put @needs(Permission.…) on the endpoint."


def test_nothing_can_be_set_by_name() -> None:
    """`setvar` reaches methods called `set_…`: a plain one would be a handler without a permission."""
    with app().set_contexts():
        states = {entry.states[0] for entry in RegistrationContext.get().event_handlers.values()}
    ours = [state for state in states if state.__module__.startswith("resumes_app")]
    plain = [
        f"{state.__name__}.{name}"
        for state in ours
        for name in dir(state)
        if name.startswith("set_") and name not in {"set_is_hydrated"} and name not in state.event_handlers
    ]
    assert plain == []


def test_every_permission_is_in_the_table() -> None:
    assert set(TABLE) == set(Permission)


def _declared(function: object) -> bool:
    return isinstance(getattr(function, "permission", None), Permission)
