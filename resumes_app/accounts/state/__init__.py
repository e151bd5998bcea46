"""Thin handlers of the accounts area."""

from resumes_app.accounts.state.viewer import ViewerState

__all__ = ["ViewerState"]
