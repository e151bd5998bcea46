"""What the deck shows at this moment, as the browser knows it: the parts around the pile follow without the server."""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from resumes_app.ui.swipe_deck import Sight

_SIGHT = ClientStateVar.create("deckSight", default=None)
_COMMAND = ClientStateVar.create("deckCommand", default=None)
DETAILS = ClientStateVar.create("deckDetails", default=False)
"""Whether the sheet with the queue and the facts is open (phones only)."""

set_sight = _SIGHT.set
command = _COMMAND.value


def sight() -> Any:
    """Return the deck's sight; null before the deck is there."""
    return _SIGHT.value.to(Sight)


def order(name: str, card: Any = "") -> Any:
    """Return the client-side event that tells the deck to do `name` (with the card of that id)."""
    target = rx.Var.create(card)
    wanted: rx.Var[Any] = rx.Var(
        f"({{name: '{name}', id: {target}, at: Date.now()}})", _var_data=target._get_all_var_data()
    )
    return _COMMAND.set_value(wanted)
