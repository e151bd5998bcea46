"""Replies to jobs: sending, status, promise clock, watch receipt, taking back."""
