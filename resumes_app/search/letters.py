"""Letters as they are compared: small, without accents. Pure."""

import unicodedata

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "ı": "i"})
"""What Unicode takes for letters of their own, and people type as others."""


def plain(word: str) -> str:
    """Return the word in small letters without accents."""
    if word.isascii():  # Most words of a long text: ten times as fast.
        return word.casefold()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold().translate(LETTERS)
