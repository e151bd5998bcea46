"""Addresses that carry their own, expiring permission to read one file."""

import hashlib
import hmac
from urllib.parse import urlencode

from resumes_app import clock
from resumes_app.config import settings
from resumes_app.storage import checked


def _signature(key: str, until: int) -> str:
    secret = hashlib.sha256(b"media:" + settings().secret().encode()).digest()
    return hmac.new(secret, f"{key}\n{until}".encode(), hashlib.sha256).hexdigest()[:40]


def signed_url(key: str, lifetime_s: int) -> str:
    """Return an address from which anyone who holds it can read `key` for `lifetime_s` seconds."""
    until = int(clock.now().timestamp()) + lifetime_s
    return f"/media/{checked(key)}?{urlencode({'until': until, 'sig': _signature(key, until)})}"


def signature_holds(key: str, until: str, sig: str) -> bool:
    """Return whether the two parameters of a signed address were made by us for `key` and have not run out."""
    if not until.isascii() or not until.isdigit() or len(until) > 12:
        return False
    return hmac.compare_digest(_signature(key, int(until)).encode(), sig.encode()) and (
        int(until) > clock.now().timestamp()
    )
