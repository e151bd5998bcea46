"""Resumable upload and authorised, ranged download: the only area that serves bytes."""
