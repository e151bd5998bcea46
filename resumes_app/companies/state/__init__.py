"""Thin handlers of the companies area."""

from resumes_app.companies.state.applying import ApplyState
from resumes_app.companies.state.offer import OfferState
from resumes_app.companies.state.team import TeamState

__all__ = ["ApplyState", "OfferState", "TeamState"]
