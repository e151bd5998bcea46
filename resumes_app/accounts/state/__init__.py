"""Thin handlers of the accounts area."""

from resumes_app.accounts.state.arrival import OnArrival
from resumes_app.accounts.state.failures import event_for
from resumes_app.accounts.state.forms import FormState
from resumes_app.accounts.state.session import OpenSessions, SessionState
from resumes_app.accounts.state.settings import SettingsState
from resumes_app.accounts.state.viewer import ViewerState

__all__ = ["FormState", "OnArrival", "OpenSessions", "SessionState", "SettingsState", "ViewerState", "event_for"]
