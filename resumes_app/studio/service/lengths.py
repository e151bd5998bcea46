"""How long a video is, in words: one way for every page."""


def length_text(length_ms: float) -> str:
    """Return a length as people read it, such as `0:42`: whole seconds that have passed, as players count them.

    What lasts less than a second lasts all the same: `0:01`.
    """
    seconds = max(int(length_ms // 1000), 1 if length_ms > 0 else 0)
    return f"{seconds // 60}:{seconds % 60:02}"
