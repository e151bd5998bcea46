"""Demo data and admin commands."""
