"""The Range header. Pure.

Source: RFC 9110, section 14.
"""

import re

_ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


class Unsatisfiable(ValueError):
    """The range begins behind the end of the file."""


def span(header: str | None, size_bytes: int) -> tuple[int, int] | None:
    """Return the asked bytes as start and exclusive end; None where the whole file is to be sent.

    Several ranges and malformed ones are answered with the whole file, as the standard allows.

    Raises:
        Unsatisfiable: There are no such bytes.
    """
    match = _ONE_RANGE.match((header or "").replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        start, end = max(0, size_bytes - int(last)), size_bytes
    else:
        start = int(first)
        if last and int(last) < start:
            return None
        end = min(int(last) + 1, size_bytes) if last else size_bytes
    if start >= end:
        raise Unsatisfiable(header)
    return start, end
