"""Run as a program: prints the words in a file of sound as JSON. Nothing is fetched and nothing is sent.

Arguments: the folder of the model; the file, 16-bit samples of one channel; its sample rate; how many threads.
Printed: `{"language": "en", "words": [[start_ms, end_ms, text], …]}`, each text with the space before it.

Only a process of its own may import the engine: it takes a fifth of a second and 100 MB, and may crash.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from faster_whisper import WhisperModel

REFUSED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
BEAMS = 5


def stay_here(event: str, _: tuple[Any, ...]) -> None:
    """Refuse to reach for the network by Python's own sockets.

    Compiled parts of the engine are not seen here: those are kept from it by `local_files_only` and by a model whose
    folder has all that they ask for (`transcription.lacking`).

    Raises:
        PermissionError: The event is such an attempt.
    """
    if event in REFUSED:
        raise PermissionError(f"{event}: captions are made on this machine alone")


def heard(model_path: str, sound_path: str, sample_rate: int, threads: int) -> tuple[str, Iterator[Any]]:
    """Return the language, by its short name, and the words of 16-bit sound as they are recognised."""
    model = WhisperModel(model_path, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    if sample_rate != model.feature_extractor.sampling_rate:
        raise ValueError(f"The model hears {model.feature_extractor.sampling_rate} samples a second.")
    samples = np.fromfile(sound_path, dtype=np.int16).astype(np.float32) / 32768
    # Without what it heard before, or it may say one thing over and over; silence it would fill with words of its own.
    segments, found = model.transcribe(
        samples, beam_size=BEAMS, word_timestamps=True, vad_filter=True, condition_on_previous_text=False
    )
    return found.language, (word for segment in segments for word in segment.words or ())


def main() -> None:
    """Print the words."""
    sys.addaudithook(stay_here)
    model_path, sound_path, sample_rate, threads = sys.argv[1:]
    language, words = heard(model_path, sound_path, int(sample_rate), int(threads))
    spoken = [[round(word.start * 1000), round(word.end * 1000), word.word] for word in words]
    sys.stdout.write(json.dumps({"language": language, "words": spoken}))


if __name__ == "__main__":
    main()
