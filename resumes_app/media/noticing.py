"""What may be noticed in a take that its person could do better: light, voice, noise, shape.

No score and no judgement of a person: each is a fact of the recording that somebody can change before sending. Dark
skin or dark clothes are no dark picture: a picture counts as dark only where nothing at all in it is bright.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from resumes_app.media import probe, run
from resumes_app.media.errors import MediaError
from resumes_app.media.source import Probe

KINDS: Final = ("dark", "backlit", "silent", "quiet", "crackles", "noisy", "wide", "small")
"""All that can be noticed, in the order it is told of."""
DEADLINE_S: Final = 30.0

_WIDTH, _HEIGHT = 36, 64
_MOST_PICTURES = 120
"""Key pictures only: one a second or less often; nothing else is decoded."""
_DARK: Final = 80
"""Of 255. Where nine tenths of all places are darker, there is no light on anything."""
_BURNT: Final = 245
_BURNT_SHARE: Final = 0.15
_SHADED: Final = 90
"""In the middle, where the face is, while much around it is burnt out: the light comes from behind."""
_SMALL_PX: Final = 360

_MOST_SOUND_S = 300
_WINDOW = 4_800
"""A tenth of a second: shorter than the pauses between words."""
_SILENT_DB: Final = -60.0
_QUIET_DB: Final = -38.0
_FULL_DB: Final = -0.2
_FULL_SHARE: Final = 0.03
_NOISE_DB: Final = -48.0
_ABOVE_NOISE_DB: Final = 20.0
"""A voice in a quiet room is 30 dB and more above its pauses."""
_FEWEST_WINDOWS: Final = 30
"""In less than three seconds there may be no pause."""
_LEVEL = re.compile(r"lavfi\.astats\.Overall\.(RMS|Peak)_level=(-?[\d.]+|-?inf|nan)")


async def noticed(path: Path, demuxer: str, *, sound_only: bool = False) -> tuple[str, ...]:
    """Return what of `KINDS` there is in the take at `path`, which was inspected before.

    Args:
        sound_only: Its picture is a card of ours, of which there is nothing to say.

    Raises:
        MediaError: It cannot be read.
        RenderError: Looking at it took too long.
    """
    known = await probe.probe(path, demuxer)
    found = await _sound(path, known)
    if not sound_only:
        found |= _shape(known)
    if not sound_only and not known.hdr:  # Another scale of brightness; its cameras see to the light themselves.
        found |= await _light(path, known)
    return tuple(kind for kind in KINDS if kind in found)


def _shape(known: Probe) -> set[str]:
    wide = {"wide"} if known.width > known.height else set()
    return wide | ({"small"} if min(known.width, known.height) < _SMALL_PX else set())


async def _light(path: Path, known: Probe) -> set[str]:
    shown = f"scale={_WIDTH}:{_HEIGHT}:flags=area:out_range=pc,format=gray"
    out = ["-map", "0:V:0", "-vf", shown, "-frames:v", str(_MOST_PICTURES), "-fps_mode", "passthrough"]
    pixels = await _printed(path, known, ["-skip_frame", "nokey"], [*out, "-f", "rawvideo", "-"])
    size = _WIDTH * _HEIGHT
    pictures = [pixels[at : at + size] for at in range(0, len(pixels) - size + 1, size)]
    if _mostly([_tenth_brightest(picture) < _DARK for picture in pictures]):
        return {"dark"}
    return {"backlit"} if _mostly([_is_backlit(picture) for picture in pictures]) else set()


def _is_backlit(picture: bytes) -> bool:
    if sum(place >= _BURNT for place in picture) < _BURNT_SHARE * len(picture):
        return False
    rows = (picture[_WIDTH * row :][:_WIDTH] for row in range(_HEIGHT // 4, _HEIGHT * 3 // 4))
    middle = b"".join(row[_WIDTH // 4 : _WIDTH * 3 // 4] for row in rows)
    return _tenth_brightest(middle) < _SHADED


def _tenth_brightest(places: bytes) -> int:
    return sorted(places)[len(places) * 9 // 10]


def _mostly(seen: Sequence[bool]) -> bool:
    return 2 * sum(seen) > len(seen)


async def _sound(path: Path, known: Probe) -> set[str]:
    if not known.has_audio:
        return {"silent"}
    levels = (
        f"aresample=48000,asetnsamples={_WINDOW}:p=0,"
        "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level+Peak_level,"
        "ametadata=mode=print:file=-"
    )
    out = ["-map", "0:a:0", "-af", levels, "-f", "null", "-"]
    listing = (await _printed(path, known, ["-t", str(_MOST_SOUND_S)], out)).decode(errors="replace")
    found = [(name, float(value)) for name, value in _LEVEL.findall(listing)]
    return _heard([level for name, level in found if name == "RMS"], [level for name, level in found if name == "Peak"])


def _heard(rms_db: Sequence[float], peaks_db: Sequence[float]) -> set[str]:
    # Nothing at all is "-inf", and "nan" where a window has no sample.
    levels = sorted(-120.0 if not level > -120 else level for level in rms_db)
    if not levels:
        return {"silent"}
    voice, pauses = levels[len(levels) * 9 // 10], levels[len(levels) // 10]
    if voice < _SILENT_DB:
        return {"silent"}
    heard = {"quiet"} if voice < _QUIET_DB else set()
    if sum(peak >= _FULL_DB for peak in peaks_db) > _FULL_SHARE * len(peaks_db):
        heard.add("crackles")
    # A voice that is too loud raises its room too: one thing to do is enough.
    elif len(levels) >= _FEWEST_WINDOWS and pauses > _NOISE_DB and voice - pauses < _ABOVE_NOISE_DB:
        heard.add("noisy")
    return heard


async def _printed(path: Path, known: Probe, before: Sequence[str], out: Sequence[str]) -> bytes:
    args = ["-nostdin", *probe.guarded(path, known.demuxer, before=before), *out]
    captured = await run.capture(run.executables().ffmpeg, args, deadline_s=DEADLINE_S)
    if captured.status:
        raise MediaError(probe.BROKEN)
    return captured.stdout
