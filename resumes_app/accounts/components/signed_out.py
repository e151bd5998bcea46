"""What stands in a page's place once its person was signed out elsewhere."""

import reflex as rx
from reflex_components_core.core.cond import Cond

from resumes_app.accounts.components.addresses import leading_to
from resumes_app.accounts.state.session import SessionState
from resumes_app.ui import shell as frames
from resumes_app.ui.address import BAR
from resumes_app.ui.controls import link_button
from resumes_app.ui.document import page_title

_TITLE = "signed-out-title"


def while_signed_in() -> rx.Component:
    """Return the wrap that shows a page until the session that opened it is over; nothing of the page stays."""
    # Reflex hangs the page into the last place of a wrap, which is the second of the two here.
    return Cond._create(children=[_signed_out()], cond=SessionState.over)


def _signed_out() -> rx.Component:
    ways = rx.el.div(
        # Fetched anew: the socket of this page belongs to the session that is over.
        link_button("Sign in again", leading_to("/signin", BAR), size="lg", reload=True, test_id="sign-in-again"),
        link_button("Go on without signing in", "/", variant="quiet", reload=True),
        class_name="mt-6 flex flex-col gap-3",
    )
    words = rx.el.p(
        "It was done in another tab or browser, or your password was changed. Nothing is lost: what you recorded here "
        "and have not sent waits in this browser.",
        id=_TITLE,
        tab_index=-1,
        role="alert",
        class_name="outline-none",
    )
    page = frames.focused(
        words, ways, title="You were signed out", lead="Sign in again, and you are back where you were."
    )
    # The title went with the page.
    title = rx.el.title(page_title("You were signed out"))
    return rx.el.div(title, page, on_mount=rx.set_focus(_TITLE), data_testid="signed-out")
