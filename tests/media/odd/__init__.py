"""Hostile and odd files, generated: what each is, and what becomes of it."""
