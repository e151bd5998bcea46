"""Routes of the companies area; what shows a company's jobs (`/companies`, `/company/{slug}`) is in `jobs`."""

import reflex as rx

from resumes_app.accounts.components import shell
from resumes_app.companies.components import apply_page, offer_page, team_page
from resumes_app.companies.state import ApplyState, OfferState, TeamState
from resumes_app.ui.document import page_title


@rx.page("/companies/apply", title=page_title("Apply for the pilot"), on_load=ApplyState.load)
def apply() -> rx.Component:
    """The application for the pilot, and its status."""
    return shell(apply_page(), title="Hire here with your company", lead="Candidates answer your jobs on video.")


@rx.page("/hire/team", title=page_title("Your team"), on_load=TeamState.load)
def team() -> rx.Component:
    """Who acts for the viewer's company, and what it says about itself."""
    return shell(team_page(), active="hire", title="Your team")


@rx.page("/hire/invitation", title=page_title("Invitation"), on_load=OfferState.load)
def invitation() -> rx.Component:
    """An invitation to act for a company."""
    return shell(offer_page(), frame="focused", title="You are invited")
