"""Rules and queries of the reviews area."""

from resumes_app.reviews.service.cards import deck
from resumes_app.reviews.service.counts import dashboard
from resumes_app.reviews.service.decisions import decide
from resumes_app.reviews.service.undoing import reopen, undo

__all__ = ["dashboard", "decide", "deck", "reopen", "undo"]
