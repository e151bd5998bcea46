"""What somebody reads on the page that a form or a mailed link has led to, whichever page it is."""

import reflex as rx
from reflex.event import Event
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate

from resumes_app.accounts.service.answers import arrival_in
from resumes_app.ui.feedback import show_notice

WORDS = {"confirmed": "Your e-mail address is confirmed."}


class ArrivalState(rx.State):
    """Which arrival this tab has been told of: its cookie outlives the first page."""

    _told: str = ""


class OnArrival(Middleware):
    """A document that is loaded with an arrival's cookie says what has happened, once."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Show the word; the first event of each document tells what it was built with."""
        if event.name.endswith(".hydrate_and_load") and "hashes" in event.payload:
            arrival, what = arrival_in(state.router.headers.cookie)
            told = await state.get_state(ArrivalState)
            if arrival and arrival != told._told:
                told._told = arrival
                await show_notice(told, WORDS[what], tone="positive")
        return None
