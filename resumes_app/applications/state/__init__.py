"""Thin handlers of the applications area."""

from resumes_app.applications.state.mine import MineState

__all__ = ["MineState"]
