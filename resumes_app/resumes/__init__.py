"""Published video résumés: hashtag feed, examples, player, expiry."""
