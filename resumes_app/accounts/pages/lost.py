"""The page for an address that leads nowhere."""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.ui import controls, icons
from resumes_app.ui.document import page_title
from resumes_app.ui.feedback import empty_state


@rx.page(route="404", title=page_title("Not found"))
def lost() -> rx.Component:
    """What is said where nothing is, and the ways on."""
    way_on = controls.link_button("Scroll the jobs", "/")
    lost_words = empty_state(icons.search, "The address may have a slip in it", "Or what was here has gone.", way_on)
    return shell(lost_words, active="", title="There is no such page")
