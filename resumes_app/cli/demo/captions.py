"""Exact captions: the script is what is said, so only the times within a sentence are reckoned."""

import re
from dataclasses import dataclass

import numpy as np

from resumes_app.cli.demo.voices import SAMPLE_RATE, Speech, Spoken

LONGEST_CHARS = 42
"""One cue is at most one line on a phone held upright, or two short ones."""
LINKS = frozenset(
    {
        "and",
        "but",
        "or",
        "so",
        "that",
        "than",
        "because",
        "who",
        "which",
        "when",
        "while",
        "until",
        "if",
        "to",
        "for",
        "with",
        "without",
        "in",
        "on",
        "at",
        "of",
        "from",
    }
)
LINK_BONUS = 9.0
SEARCH_S = 0.14
"""How far a cue's start may move to a quieter instant."""


@dataclass(frozen=True)
class Cue:
    """What is shown from one millisecond to another."""

    start_ms: int
    end_ms: int
    text: str


def _halves(clause: str) -> list[str]:
    """Return a clause that is too long in pieces, cut near the middle and rather before a linking word."""
    if len(clause) <= LONGEST_CHARS:
        return [clause]
    words = clause.split()

    def badness(cut: int) -> float:
        return abs(len(" ".join(words[:cut])) - len(clause) / 2) - (LINK_BONUS if words[cut].lower() in LINKS else 0)

    best = min(range(1, len(words)), key=badness)
    return _halves(" ".join(words[:best])) + _halves(" ".join(words[best:]))


def _lines(text: str) -> list[str]:
    """Return the text as one line a cue."""
    lines: list[str] = []
    for clause in re.split(r"(?<=[,;:.!?]) ", text):
        if lines and len(lines[-1]) + len(clause) < LONGEST_CHARS:
            lines[-1] += f" {clause}"
        else:
            lines += _halves(clause)
    return lines


def _quietest(speech: Speech, at_s: float) -> float:
    """Return the quietest instant near `at_s`: where one word ends and the next begins."""
    step = SAMPLE_RATE // 100
    times = np.arange(at_s - SEARCH_S, at_s + SEARCH_S, 0.01)
    starts = (times * SAMPLE_RATE).astype(int)
    energy = [float(np.square(speech.samples[max(0, s - step) : s + step]).sum()) for s in starts]
    return float(times[int(np.argmin(energy))])


def _cues_of(speech: Speech, part: Spoken) -> list[Cue]:
    lines = _lines(part.text)
    shares = np.cumsum([0, *(len(line) + 1 for line in lines)]) / sum(len(line) + 1 for line in lines)
    edges = [part.start_s + share * (part.end_s - part.start_s) for share in shares]
    edges[1:-1] = [_quietest(speech, edge) for edge in edges[1:-1]]
    milliseconds = [round(edge * 1000) for edge in edges]
    return [Cue(milliseconds[i], milliseconds[i + 1], line) for i, line in enumerate(lines)]


def cues(speech: Speech) -> list[Cue]:
    """Return the captions, without gaps inside a stretch of speech; joined by spaces they are the script."""
    return [cue for part in speech.parts for cue in _cues_of(speech, part)]


def _stamp(ms: int) -> str:
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def webvtt(shown: list[Cue]) -> str:
    """Return the cues as a WebVTT file."""
    blocks = [f"{_stamp(cue.start_ms)} --> {_stamp(cue.end_ms)}\n{cue.text}\n" for cue in shown]
    return "WEBVTT\n\n" + "\n".join(blocks)
