"""What leaves the files area, and what it hands to the areas that uploads are for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Offer:
    """An upload that a browser wants to begin.

    Attributes:
        size_bytes: None where it is still being recorded.
        purpose: What becomes of it when it is complete, such as `take`.
        client_id: The browser's own id of the thing; a repeated offer is the same upload.
        parent: Public id of what it belongs to.
        file_type: As the browser claims, such as `video/mp4`; never trusted.
    """

    size_bytes: int | None
    purpose: str
    client_id: str
    parent: str
    file_type: str


@dataclass(frozen=True)
class Received:
    """A complete upload, before it is kept.

    Attributes:
        path: Where its bytes lie; gone after the receiver has returned.
        key_id: An id for storage keys that is the same when receiving is tried again.
    """

    key_id: str
    owner_id: int
    client_id: str
    parent: str
    file_type: str
    path: Path
    size_bytes: int


@dataclass(frozen=True)
class UnderWay:
    """An upload that is not complete yet.

    Attributes:
        parent: Public id of what it belongs to.
        most_bytes: How large it may become: its length, or the largest that is taken while that is not known.
    """

    parent: str
    most_bytes: int


@dataclass(frozen=True)
class UploadView:
    """An upload as its endpoint sees it.

    Attributes:
        size_bytes: None until the browser knows it.
        refusal: Why the complete file was not taken; empty otherwise.
    """

    id: str
    size_bytes: int | None
    complete: bool
    refusal: str
    expires_http: str
