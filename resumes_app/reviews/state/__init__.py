"""Thin handlers of the reviews area."""

from resumes_app.reviews.state.deck import DeckState
from resumes_app.reviews.state.hire import HireState

__all__ = ["DeckState", "HireState"]
