"""The words of tus 1.0.0: headers in and out. Pure.

Source: https://tus.io/protocols/resumable-upload
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from resumes_app.config import settings
from resumes_app.errors import InvalidInput, NotPermitted
from resumes_app.files.schemas import Offer

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-defer-length,expiration,termination,checksum"
CHECKSUMS = ("sha1", "sha256")
BODY_TYPE = "application/offset+octet-stream"
BASE = {"Tus-Resumable": VERSION, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

_TEXT = re.compile(r"^[\x20-\x7e]{0,80}$")
_CLIENT_ID = re.compile(r"^[A-Za-z0-9_-]{8,64}$")
_PARENT = re.compile(r"^[A-Za-z0-9_.-]{1,24}$")


@dataclass(frozen=True)
class Checksum:
    """What the sender says its part hashes to."""

    algorithm: str
    digest: bytes

    def fits(self, data: bytes | bytearray) -> bool:
        """Return whether `data` is what was sent."""
        return hashlib.new(self.algorithm, data, usedforsecurity=False).digest() == self.digest


def same_origin(headers: Headers) -> None:
    """Pass where the request does not come from a page of another site.

    Raises:
        NotPermitted: It does.
    """
    origin = headers.get("origin")
    ours = {headers.get("host"), urlsplit(settings().base_url).netloc}
    if origin is not None and _host_of(origin) not in ours:
        raise NotPermitted("Uploads are taken from this site's own pages only.")


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""  # Half an IPv6 address, say: nobody's.


def number(headers: Headers, name: str) -> int | None:
    """Return the header as a whole number; None where it is missing.

    Raises:
        InvalidInput: It is not a whole number.
    """
    value = headers.get(name)
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 15:
        raise InvalidInput(f"{name} must be a whole number of bytes.")
    return int(value)


def metadata(header: str) -> dict[str, str]:
    """Return Upload-Metadata as text by name.

    Raises:
        InvalidInput: It is malformed.
    """
    found = {}
    for pair in filter(None, (pair.strip() for pair in header.split(","))):
        name, _, value = pair.partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except ValueError as error:
            raise InvalidInput("Upload-Metadata must be pairs of a name and base64.") from error
    return found


def offer(headers: Headers) -> Offer:
    """Return what the creation request offers.

    Raises:
        InvalidInput: Something is missing or malformed.
    """
    length = number(headers, "upload-length")
    deferred = headers.get("upload-defer-length") == "1"
    if (length is None) != deferred:
        raise InvalidInput("Send either Upload-Length or Upload-Defer-Length: 1.")
    found = metadata(headers.get("upload-metadata", ""))
    client_id, parent = found.get("client_id", ""), found.get("parent", "")
    file_type = found.get("filetype", "")
    if not _CLIENT_ID.match(client_id) or not _PARENT.match(parent) or not _TEXT.match(file_type):
        raise InvalidInput("The upload's metadata is incomplete. Reload the page and try again.")
    return Offer(length, found.get("purpose", "")[:16], client_id, parent, file_type)


def checksum(headers: Headers) -> Checksum | None:
    """Return Upload-Checksum; None where none was sent.

    Raises:
        InvalidInput: It is malformed, or of an algorithm that we do not know.
    """
    value = headers.get("upload-checksum")
    if value is None:
        return None
    algorithm, _, digest = value.partition(" ")
    if algorithm not in CHECKSUMS:
        raise InvalidInput("Upload-Checksum must be sha1 or sha256.")
    try:
        return Checksum(algorithm, base64.b64decode(digest, validate=True))
    except ValueError as error:
        raise InvalidInput("Upload-Checksum must be base64.") from error
