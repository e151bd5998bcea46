"""What the applications area shows."""
