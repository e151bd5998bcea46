"""What the reviews area shows."""

from resumes_app.reviews.components.deck import deck_page
from resumes_app.reviews.components.hire import hire_actions, hire_page

__all__ = ["deck_page", "hire_actions", "hire_page"]
