"""What a person sees instead of a page whose drawing failed."""

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.el.elements.inline import A

from resumes_app.ui import icons
from resumes_app.ui.controls import link_button
from resumes_app.ui.feedback.messages import empty_state


def error_boundary() -> rx.Component:
    """Return the wrap that catches a page's failure and reports it to the server's log."""
    way_out = rx.el.div(
        # An empty address is the page's own: the browser fetches it again.
        A.create(
            "Load the page again",
            href="",
            class_name=(
                "inline-flex min-h-tap items-center rounded-pill bg-primary px-5 font-semibold text-on-primary "
                "no-underline hover:bg-primary-strong"
            ),
        ),
        link_button("Go to the jobs", "/", variant="secondary", reload=True),
        class_name="flex flex-wrap justify-center gap-3",
    )
    page = rx.el.main(
        empty_state(
            icons.warning,
            "This page broke",
            "It is our fault, and we have noted it. Nothing you sent is lost.",
            way_out,
        ),
        class_name="grid min-h-dvh place-items-center bg-canvas text-ink",
    )
    return ErrorBoundary.create(fallback_render=rx.Var.create(page))
