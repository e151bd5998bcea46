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
    words = "The address may have a slip in it, or what was here has gone."
    return shell(empty_state(icons.search, "There is no such page", words, way_on), active="", title="Not found")
