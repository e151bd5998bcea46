"""Thin handlers of the page of a reply."""
