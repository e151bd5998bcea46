"""What is said in a take, heard by the real engine in real speech."""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resumes_app.config import Settings, settings
from resumes_app.errors import Unavailable
from resumes_app.media import transcription
from resumes_app.media.captions import LINE_CHARS, LINES, apart, lines_of, note_of, plain_text, wrapped
from resumes_app.media.editlist import Cue
from resumes_app.media.errors import MediaError
from resumes_app.media.transcription import PROGRAM, lacking, transcribed
from tests.conftest import ROOT
from tests.media import inputs
from tests.speech import DEMO, MODEL, SPOKEN, engines, listening, word_error_rate


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with listening(monkeypatch):
        yield


async def heard(path: Path, folder: Path) -> tuple[Cue, ...]:
    return await transcribed(path, "mov", folder=folder)


@pytest.mark.parametrize("name", SPOKEN)
async def test_speech_is_understood_and_its_words_lie_within_the_clip(engine: None, name: str, tmp_path: Path) -> None:
    clip = json.loads((DEMO / "catalogue.json").read_text())["clips"][name]
    words = await heard(DEMO / f"{name}.mp4", tmp_path)
    assert word_error_rate(clip["transcript"], plain_text(words)) <= 0.25
    assert all(0 <= word.start_ms < word.end_ms <= clip["duration_ms"] + 300 for word in words)
    assert [word.start_ms for word in words] == sorted(word.start_ms for word in words)
    assert list(tmp_path.iterdir()) == [], "the sound is gone"


@pytest.mark.parametrize("name", SPOKEN)
async def test_what_was_heard_becomes_lines_that_can_be_read(engine: None, name: str, tmp_path: Path) -> None:
    words = await heard(DEMO / f"{name}.mp4", tmp_path)
    lines = apart(lines_of(words))
    assert plain_text(lines) == plain_text([Cue(0, 1, "".join(word.text for word in words))]), "no word is lost"
    for line in lines:
        shown = wrapped(line.text)
        assert len(shown) <= LINES and max(map(len, shown)) <= LINE_CHARS
    assert sum(note_of(line) != "" for line in lines) <= len(lines) / 4, "only very fast talk is too fast"


async def test_silence_has_no_words(engine: None, tmp_path: Path) -> None:
    mute, quiet = tmp_path / "mute.mp4", tmp_path / "quiet.mp4"
    picture = ["-f", "lavfi", "-i", "color=size=180x320:rate=10:duration=3"]
    inputs.ffmpeg(*picture, *inputs.H264, str(mute))
    inputs.ffmpeg(*picture, "-f", "lavfi", "-i", "anullsrc=d=3", *inputs.H264, *inputs.AAC, str(quiet))
    assert await heard(mute, tmp_path) == () == await heard(quiet, tmp_path)


async def test_what_cannot_be_read_is_refused(engine: None, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes((DEMO / f"{SPOKEN[0]}.mp4").read_bytes()[:2_000])
    with pytest.raises(MediaError):
        await heard(broken, tmp_path)


async def test_a_run_that_nobody_wants_ends_with_its_process(engine: None, tmp_path: Path) -> None:
    running = asyncio.create_task(heard(DEMO / f"{SPOKEN[0]}.mp4", tmp_path))
    deadline = time.monotonic() + 30
    while not engines():
        assert time.monotonic() < deadline and not running.done()
        await asyncio.sleep(0.02)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert engines() == [] and list(tmp_path.iterdir()) == []


def test_the_engine_reaches_for_nothing_outside() -> None:
    program = (
        f"import sys, socket; sys.path.insert(0, {str(PROGRAM.parent)!r}); import transcriber;"
        "transcriber.heard = lambda *_: socket.create_connection(('127.0.0.1', 9), 1);"
        "sys.argv[1:] = ['model', 'sound', '16000', '1']; transcriber.main()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "captions are made on this machine alone" in ended.stderr


def test_neither_web_nor_worker_carries_the_engine() -> None:
    program = (
        "import sys, resumes_app.worker, resumes_app.resumes_app;"
        "carried = {'faster_whisper', 'ctranslate2', 'av', 'onnxruntime', 'numpy'} & set(sys.modules);"
        "assert not carried, carried"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, ""),
        ({"transcriber": ""}, ""),
        ({"transcriber": "faster-whisper"}, "RESUMES_CAPTIONS_MODEL_PATH is not"),
        ({"transcriber": "faster-whisper", "captions_model_path": "/nowhere"}, "no model.bin"),
        ({"transcriber": "faster-whisper", "captions_model_path": str(MODEL)}, ""),
    ],
)
def test_what_is_lacking_is_named(environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcription, "settings", lambda: Settings(**environment))
    assert said in lacking() and bool(said) == bool(lacking())


def test_a_missing_package_is_named_with_the_way_to_install_it(engine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcription, "PACKAGE", "no_such_engine")
    assert re.search(r"faster-whisper, which is not installed.*pip install --group captions", lacking())
    with pytest.raises(Unavailable, match=r"at the moment.*import a \.vtt"):
        transcription.check_ready()


def test_without_an_engine_a_person_is_told_what_else_there_is() -> None:
    assert not settings().transcriber
    with pytest.raises(Unavailable, match=r"not made from speech here.*Write captions"):
        transcription.check_ready()
