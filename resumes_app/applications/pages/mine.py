"""`/applications`"""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.applications.components import mine_page
from resumes_app.applications.state import MineState
from resumes_app.ui import controls
from resumes_app.ui.document import page_title


@rx.page("/applications", title=page_title("Your replies"), on_load=MineState.load)
def applications() -> rx.Component:
    """The candidate's replies and where they are."""
    return shell(
        mine_page(),
        active="applications",
        title="Your replies",
        width="max-w-[56rem]",
        actions=controls.link_button("My videos", "/studio", variant="secondary", test_id="my-videos"),
    )
