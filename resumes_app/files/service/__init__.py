"""Rules and queries of the files area."""

from resumes_app.files.service.grants import PUBLIC, erase, grant, may_read, prefix_of, readable_by, revoke
from resumes_app.files.service.purposes import Receiver, register
from resumes_app.files.service.signing import signature_holds, signed_url
from resumes_app.files.service.uploads import MAX_BYTES, hold_owner, under_way

__all__ = [
    "MAX_BYTES",
    "PUBLIC",
    "Receiver",
    "erase",
    "grant",
    "hold_owner",
    "may_read",
    "prefix_of",
    "readable_by",
    "register",
    "revoke",
    "signature_holds",
    "signed_url",
    "under_way",
]
