"""Vacancies: the feed, the list and the public page. A job here is never background work."""
