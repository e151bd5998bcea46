"""Thin handlers of the applications area."""
