"""Routes of the reviews area."""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.reviews.components import deck_page, hire_actions, hire_page
from resumes_app.reviews.state import DeckState, HireState
from resumes_app.ui.document import page_title


@rx.page("/hire", title=page_title("Hire"), on_load=HireState.load)
def hire() -> rx.Component:
    """The jobs of the viewer's companies."""
    return shell(hire_page(), active="hire", title="Your jobs", actions=hire_actions())


@rx.page("/hire/jobs/[slug]/deck", title=page_title(DeckState.title), on_load=DeckState.load)
def deck() -> rx.Component:
    """The replies to one job, one after another."""
    heading = rx.cond(DeckState.job, "Replies to " + DeckState.title, "Replies")
    return shell(deck_page(), active="hire", frame="stage", title=heading)
