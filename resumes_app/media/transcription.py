"""What is said in a take, word by word; heard by an engine on this machine, if one is set."""

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Final

from resumes_app.config import settings
from resumes_app.errors import Unavailable
from resumes_app.media import probe, run
from resumes_app.media.editlist import Cue
from resumes_app.media.errors import MediaError, RenderError

PROGRAM: Final = Path(__file__).with_name("transcriber.py")
PACKAGE: Final = "faster_whisper"
MODEL_FILES: Final = ("config.json", "model.bin", "tokenizer.json")
"""Without the last one the engine would fetch it."""
SAMPLE_RATE: Final = 16_000
MOST_THREADS: Final = 4
DEADLINE_S: Final = 600.0
"""For a take of `MAX_SOURCE_S`; the smallest model needs a tenth of its length on two cores, a large one all of it."""
LIMITS: Final = run.Limits(cpu_s=2_400, memory_bytes=6 << 30, file_bytes=1 << 20)
"""Of addresses; the smallest model takes 1.4 GB of them and 0.3 GB of memory."""
LEAST_WORD_MS: Final = 20
"""Small words are heard as if they took no time."""
ELSE: Final = "Write captions line by line, import a .vtt or .srt file, or record with a script."


def offered() -> bool:
    """Return True where captions from speech are offered (`TRANSCRIBER`)."""
    return bool(settings().transcriber)


def lacking() -> str:
    """Return what an installation that offers captions from speech lacks for them, and the remedy; "" is well."""
    if not offered():
        return ""
    if importlib.util.find_spec(PACKAGE) is None:
        return (
            f"RESUMES_TRANSCRIBER is {settings().transcriber}, which is not installed: captions from speech will fail."
            " Install it with `.venv/bin/pip install --group captions -c deploy/constraints.txt`."
        )
    chosen = settings().captions_model_path
    if not chosen:
        return (
            "RESUMES_TRANSCRIBER is set, but RESUMES_CAPTIONS_MODEL_PATH is not: captions from speech will fail."
            " Set it to the folder of a model."
        )
    missing = [name for name in MODEL_FILES if not (Path(chosen) / name).is_file()]
    if missing:
        return (
            f"RESUMES_CAPTIONS_MODEL_PATH is {chosen}, where there is no {' and no '.join(missing)}: captions from"
            " speech will fail. Set it to the folder of a model that was converted for CTranslate2."
        )
    return ""


def check_ready() -> None:
    """Pass where captions can be made from speech.

    Raises:
        Unavailable: They cannot; the message says what to do instead.
    """
    if not offered():
        raise Unavailable(f"Captions are not made from speech here. {ELSE}")
    if lacking():
        raise Unavailable(f"Captions cannot be made from speech at the moment. {ELSE}")


async def transcribed(path: Path, demuxer: str, *, folder: Path) -> tuple[Cue, ...]:
    """Return the words of the take at `path`, which was inspected before, in its own time; empty where none is heard.

    Args:
        folder: Where the sound is kept meanwhile.

    Returns:
        A cue a word, each text with the space before it where the language has one.

    Raises:
        Unavailable: There is no engine or no model.
        MediaError: The take cannot be read.
        RenderError: The engine failed, or passed a limit.
    """
    check_ready()
    sound = folder / "sound.pcm"
    try:
        if not await _unpacked(path, demuxer, sound):
            return ()
        threads = str(min(MOST_THREADS, os.cpu_count() or 1))
        args = ["-I", str(PROGRAM), str(settings().captions_model_path), str(sound), str(SAMPLE_RATE), threads]
        captured = await run.capture(sys.executable, args, deadline_s=DEADLINE_S, limits=LIMITS)
    finally:
        sound.unlink(missing_ok=True)
    if captured.status:
        raise RenderError("What you say could not be heard. Try again, or write it.", captured.stderr)
    return tuple(_word(*word) for word in json.loads(captured.stdout)["words"])


async def _unpacked(path: Path, demuxer: str, sound: Path) -> bool:
    """Write the sound as the engine wants it, from the take's own beginning; False where there is none.

    By ffmpeg, as for a render: the engine's own decoder is not confined to one demuxer.
    """
    if not (await probe.probe(path, demuxer)).has_audio:
        return False
    heard = f"aresample={SAMPLE_RATE}:async=1:first_pts=0"
    out = ["-map", "0:a:0", "-af", heard, "-ac", "1", "-t", str(probe.MAX_SOURCE_S), "-f", "s16le", f"file:{sound}"]
    args = ["-nostdin", "-y", *probe.guarded(path, demuxer), *out]
    if (await run.capture(run.executables().ffmpeg, args, deadline_s=probe.DEADLINE_S)).status:
        raise MediaError(probe.BROKEN)
    return sound.stat().st_size > 0


def _word(start_ms: int, end_ms: int, text: str) -> Cue:
    return Cue(max(0, start_ms), max(start_ms + LEAST_WORD_MS, end_ms), text)
