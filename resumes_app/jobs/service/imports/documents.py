"""Bytes from elsewhere as JSON or text; whatever they hold, what comes of it is a value or `Unusable`."""

import json
from typing import Any, NoReturn

from resumes_app.jobs.service.imports.shapes import MAX_BYTES, TOO_LARGE, Unusable

MAX_OBJECTS, MAX_VALUES = 500_000, 2_000_000
"""Some 200 MB of memory at the most, whatever the text holds."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NO_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\xd0\xcf\x11\xe0")
"""How pictures, archives, and documents of office programs begin."""


def bounded(body: bytes) -> bytes:
    """Return `body`. Raises `Unusable` where it is empty or too large."""
    if len(body) > MAX_BYTES:
        raise Unusable(TOO_LARGE)
    if not body.strip():
        raise Unusable("There is nothing in it.")
    return body


def decoded(body: bytes, *, fallback: str | None = None) -> str:
    """Return the text, by its byte order mark or as UTF-8.

    Args:
        fallback: The encoding of what is not UTF-8, where older programs write one.

    Raises:
        Unusable: It is no text.
    """
    named = next((encoding for mark, encoding in _MARKS if body.startswith(mark)), "utf-8-sig")
    for encoding in filter(None, (named, fallback if named == "utf-8-sig" else None)):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    if body.startswith(_NO_TEXT):
        raise Unusable(
            "This is a picture, an archive or an office document. Export the list of jobs as plain text, such as CSV."
        )
    raise Unusable("Its characters cannot be read. Save it as UTF-8 and try again.")


def json_value(body: bytes) -> Any:
    """Return what the JSON in `body` says.

    Raises:
        Unusable: It is too large, no JSON, breaks off, or is made to be hard to read.
    """
    text = decoded(bounded(body))
    if text.count("{") + text.count("[") > MAX_OBJECTS or text.count(",") + text.count(":") > MAX_VALUES:
        raise Unusable("This holds far more than jobs. Import the list of jobs alone.")
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise Unusable(
            f"This is no complete JSON: it cannot be read from line {error.lineno}, column {error.colno}, on. "
            "It may have been cut off; fetch it again."
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unusable("This JSON is nested too deeply, or holds numbers that are none.") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
