"""Thin handlers of the applications area."""

from resumes_app.applications.state.job_clip import JobClipState
from resumes_app.applications.state.mine import MineState
from resumes_app.applications.state.publishing import PublishingState
from resumes_app.applications.state.studio import StudioState
from resumes_app.applications.state.videos import VideosState

__all__ = ["JobClipState", "MineState", "PublishingState", "StudioState", "VideosState"]
