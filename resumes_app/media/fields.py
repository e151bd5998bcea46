"""Checked reading of untrusted JSON: one kind of value a class, and messages that name field and remedy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from resumes_app.media.errors import EditError


class Kind(Protocol):
    """A kind of value a field may hold."""

    def read(self, value: object, where: str) -> Any:
        """Return `value` checked; raise EditError naming `where` otherwise."""


@dataclass(frozen=True)
class Whole:
    """A whole number in a range, both ends included."""

    low: int
    high: int
    nullable: bool = False

    def read(self, value: object, where: str) -> int | None:
        if value is None and self.nullable:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high:
            return value
        raise EditError(f"{where} is {_shown(value)}; give a whole number from {self.low} to {self.high}.")


@dataclass(frozen=True)
class Number:
    """A number in a range, both ends included; NaN is in no range."""

    low: float
    high: float

    def read(self, value: object, where: str) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and self.low <= value <= self.high:
            return float(value)
        raise EditError(f"{where} is {_shown(value)}; give a number from {self.low:g} to {self.high:g}.")


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, value: object, where: str) -> bool:
        if isinstance(value, bool):
            return value
        raise EditError(f"{where} is {_shown(value)}; give true or false.")


@dataclass(frozen=True)
class Choice:
    """One of some names."""

    names: tuple[str, ...]

    def read(self, value: object, where: str) -> str:
        if isinstance(value, str) and value in self.names:
            return value
        raise EditError(f"{where} is {_shown(value)}; choose one of {', '.join(self.names)}.")


@dataclass(frozen=True)
class Name:
    """An identifier of ours: letters, digits, `_` and `-`."""

    def read(self, value: object, where: str) -> str:
        if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", value):
            return value
        raise EditError(f"{where} is {_shown(value)}; give an id of up to 64 letters, digits, _ or -.")


@dataclass(frozen=True)
class Text:
    """Written text with something to see in it; line breaks count as characters."""

    most_chars: int

    def read(self, value: object, where: str) -> str:
        if not isinstance(value, str):
            raise EditError(f"{where} is {_shown(value)}; give text.")
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text:
            raise EditError(f"{where} is empty; write something or remove it.")
        if len(text) > self.most_chars:
            raise EditError(f"{where} has {len(text)} characters; shorten it to {self.most_chars}.")
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", text):
            raise EditError(f"{where} has control characters in it; remove them.")
        return text


Fields = Mapping[str, Kind]


def record(data: object, fields: Fields, where: str, *, optional: frozenset[str]) -> dict[str, Any]:
    """Return the checked values of an object's fields; optional ones that are missing stay out.

    Raises:
        EditError: A field is missing, unknown or unfit.
    """
    if not isinstance(data, Mapping):
        raise EditError(f"{where} is {_shown(data)}; give an object with {', '.join(fields)}.")
    unknown = [str(key) for key in data if key not in fields]
    if unknown:
        raise EditError(f"{where} has an unknown field {_shown(unknown[0])}; remove it. Known: {', '.join(fields)}.")
    missing = [name for name in fields if name not in data and name not in optional]
    if missing:
        raise EditError(f"{where} lacks {missing[0]}; add it.")
    return {name: kind.read(data[name], f"{where}.{name}") for name, kind in fields.items() if name in data}


def rows(data: object, most: int, where: str) -> list[object]:
    """Return a JSON array of at most `most` items.

    Raises:
        EditError: It is something else, or longer.
    """
    if not isinstance(data, list | tuple):
        raise EditError(f"{where} is {_shown(data)}; give a list.")
    if len(data) > most:
        raise EditError(f"{where} has {len(data)} items; keep {most} at the most.")
    return list(data)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
