"""Rules and queries of the reviews area."""

from resumes_app.reviews.service.cards import deck, topic
from resumes_app.reviews.service.counts import dashboard
from resumes_app.reviews.service.decisions import decide
from resumes_app.reviews.service.revealing import open_stage, score
from resumes_app.reviews.service.undoing import look, reopen, undo

__all__ = ["dashboard", "decide", "deck", "look", "open_stage", "reopen", "score", "topic", "undo"]
