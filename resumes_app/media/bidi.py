"""The order in which parts of a line stand where scripts to the left and to the right meet.

Source: Unicode Standard Annex 9, for one paragraph without explicit embeddings. Browsers do the same in the preview;
here a line is drawn in parts, since no font has all signs, so the parts must be put in order before.
"""

import unicodedata
from itertools import groupby

Part = tuple[str, bool]
"""Characters of one direction, in the order they are read, and whether that is to the left."""


def leftwards(paragraph: str) -> bool:
    """Return True where the first letter belongs to a script that is written to the left (rules P2, P3)."""
    return next((d for d in map(unicodedata.bidirectional, paragraph) if d in ("L", "R", "AL")), "L") != "L"


def ordered(line: str, to_left: bool) -> list[Part]:
    """Return the parts of `line` as they stand from left to right.

    Args:
        to_left: The direction of its paragraph.
    """
    base = int(to_left)
    levels = _levels(line, base)
    parts = [
        (level, "".join(sign for sign, _ in group))
        for level, group in groupby(zip(line, levels, strict=True), key=lambda pair: pair[1])
    ]
    for least in range(max(levels, default=0), 0, -1):  # Rule L2.
        parts = _turned(parts, least)
    return [(text, level % 2 == 1) for level, text in parts]


def _turned(parts: list[tuple[int, str]], least: int) -> list[tuple[int, str]]:
    """The same with each stretch of parts at least so deep turned round."""
    found: list[tuple[int, str]] = []
    at = len(found)
    for part in parts:
        if part[0] < least:
            at = len(found) + 1
        found.insert(at, part)
    return found


def _levels(line: str, base: int) -> list[int]:
    """For each character how deep it lies: odd levels are read to the left."""
    kinds = _with_numbers([_kind(sign) for sign in line])
    around = [_side(kind, n, kinds, base) for n, kind in enumerate(kinds)]
    levels = []
    for n, kind in enumerate(kinds):
        side = around[n] or _between(around, n, base)  # Rules N1, N2.
        number = kind == "EN" and side == "R"
        levels.append((2 if number else 1) if side == "R" else 2 * base)
    return levels


def _kind(sign: str) -> str:
    found = unicodedata.bidirectional(sign)
    return {"AL": "R", "AN": "EN"}.get(found, found)


def _with_numbers(kinds: list[str]) -> list[str]:
    """What belongs to a number: one separator between two, signs such as % beside one (rules W4, W5); marks."""
    found = list(kinds)
    for n, kind in enumerate(found):
        before, after = found[n - 1] if n else "", found[n + 1] if n + 1 < len(found) else ""
        if kind == "NSM" or (kind in ("ES", "CS") and before == after == "EN"):
            found[n] = before or kind
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        step = order.step
        for n in order:
            if found[n] == "ET" and 0 <= n - step < len(found) and found[n - step] == "EN":
                found[n] = "EN"
    return found


def _side(kind: str, n: int, kinds: list[str], base: int) -> str:
    """L or R where the character has a direction; numbers have that of the letters before them (rules W2, W7)."""
    if kind == "EN":
        return next((k for k in reversed(kinds[:n]) if k in ("L", "R")), "R" if base else "L")
    return kind if kind in ("L", "R") else ""


def _between(around: list[str], n: int, base: int) -> str:
    own = "R" if base else "L"
    before = next((side for side in reversed(around[:n]) if side), own)
    after = next((side for side in around[n + 1 :] if side), own)
    return before if before == after else own
