"""Passwords: which are good enough, and argon2id, off the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

MIN_CHARS = 10
MAX_CHARS = 200

# OWASP's first choice for argon2id (46 MiB, one pass): 50 ms on a small server, where memory is short. Two threads
# bound what many sign-ins at once can take.
_HASHER = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
_THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")

# fmt: off
_COMMON = frozenset({
    "0123456789", "1111111111", "1122334455", "1234512345", "1234567890", "12345678901", "123456789012",
    "123456789a", "123456789q", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "9876543210", "987654321a",
    "abcd123456", "abcdefghij", "abcdefghijk", "administrator", "asdfghjkl1", "asdfghjklz", "baseball123",
    "basketball", "changeme123", "charlie123", "chocolate1", "computer123", "football123", "iloveyou12",
    "iloveyou123", "iloveyou1234", "letmein123", "letmein1234", "liverpool1", "liverpool123", "michael123",
    "monkey1234", "motdepasse", "mypassword", "mypassword1", "pass123456", "passw0rd123", "password00",
    "password01", "password10", "password11", "password12", "password123", "password1234", "password12345",
    "passwordpassword", "princess123", "q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsxedcr", "qazwsxedcrfv", "qwer123456",
    "qwerty1234", "qwerty12345", "qwerty123456", "qwertyuiop", "qwertyuiop1", "qwertyuiop123", "sunshine123",
    "superman123", "trustno1234", "welcome123", "welcome1234", "zaq12wsxcde", "zxcvbnm123", "zxcvbnm1234",
})
# fmt: on
"""Those of ten characters and more that head the published lists of leaked passwords."""


def weakness(password: str, *personal: str) -> str:
    """Return what is wrong with `password` as a sentence for its owner; empty where it will do.

    Args:
        personal: The name and the address, which others try first.
    """
    if len(password) < MIN_CHARS:
        return f"Use {MIN_CHARS} characters or more; a few words in a row are easy to keep."
    if len(password) > MAX_CHARS:
        return f"Use {MAX_CHARS} characters at the most."
    folded = password.casefold()
    if folded in _COMMON or len(set(folded)) < 4:
        return "Many people use this password, so it is tried first. Choose another."
    if folded in {word.casefold() for word in personal if word}:
        return "Your name or address as a password is tried first. Choose another."
    return ""


async def hash_password(password: str) -> str:
    """Return the argon2id hash of `password`, with its own salt."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def matches(password: str, password_hash: str | None) -> bool:
    """Return whether `password` belongs to the hash; None (no such account) takes as long and is False."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _matches, password, password_hash)


def is_outdated(password_hash: str) -> bool:
    """Return whether the hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def _matches(password: str, password_hash: str | None) -> bool:
    try:
        _HASHER.verify(password_hash or _nobodys_hash(), password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return password_hash is not None


@lru_cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody's password")
