"""Rules and queries of the files area."""

from resumes_app.files.service.grants import PUBLIC, grant, may_read, readable_by, revoke
from resumes_app.files.service.purposes import Receiver, register
from resumes_app.files.service.signing import signature_holds, signed_url

__all__ = [
    "PUBLIC",
    "Receiver",
    "grant",
    "may_read",
    "readable_by",
    "register",
    "revoke",
    "signature_holds",
    "signed_url",
]
