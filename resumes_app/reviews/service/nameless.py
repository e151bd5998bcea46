"""Words without the name of whoever says them. Pure."""

import re
import unicodedata

INSTEAD = "[name]"
_WORD = re.compile(r"\w+")


def nameless(text: str, *names: str) -> str:
    """Return `text` with every word of `names` replaced, however it is written (José, JOSE, jose's).

    A name that is a common word too goes with it: rather a word too many than a name. Single letters stay.
    """
    hidden = {_plain(word) for name in names for word in _WORD.findall(name)} | {
        _plain("".join(_WORD.findall(name))) for name in names
    }
    hidden = {word for word in hidden if len(word) > 1}
    replaced = _WORD.sub(lambda found: INSTEAD if _plain(found[0]) in hidden else found[0], text)
    return re.sub(rf"{re.escape(INSTEAD)}(?:[\s'’.-]+{re.escape(INSTEAD)})+", INSTEAD, replaced)


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
