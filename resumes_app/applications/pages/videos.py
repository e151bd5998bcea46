"""`/studio`"""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.applications.components import videos_page
from resumes_app.applications.state import VideosState
from resumes_app.ui import controls
from resumes_app.ui.document import page_title


@rx.page("/studio", title=page_title("My videos"), on_load=VideosState.load)
def studio() -> rx.Component:
    """What the candidate has recorded, and what of it is public."""
    return shell(
        videos_page(),
        active="studio",
        title="My videos",
        width="max-w-[56rem]",
        actions=controls.link_button("Your replies", "/applications", variant="secondary"),
    )
