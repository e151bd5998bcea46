"""Original backing music, rendered at build time."""
