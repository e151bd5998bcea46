"""Self-hosted video job applications."""
