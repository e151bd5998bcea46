"""The named cases: short edits, each for one thing that can be done to a video."""

from dataclasses import dataclass
from typing import Any, Final

Data = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One edit, and what a person should see and hear in it."""

    name: str
    expect: str
    edit: Data


def _case(name: str, expect: str, *clips: Data, **more: Any) -> Case:
    return Case(name, expect, {"version": 1, "clips": list(clips), **more})


def _clip(take: str, in_ms: int = 0, out_ms: int | None = 3000, **more: Any) -> Data:
    return {"take": take, "in_ms": in_ms, "out_ms": out_ms, **more}


def _into(take: str, transition: str, length_ms: int = 800, **more: Any) -> Data:
    return _clip(take, **more, transition=transition, transition_ms=length_ms)


def _text(text: str, **more: Any) -> Data:
    return {
        "text": text, "start_ms": 0, "end_ms": 90_000, "x": 0.5, "y": 0.5, "size": 0.045, "style": "plain", **more
    }  # fmt: skip


def _sticker(name: str, x: float, y: float, **more: Any) -> Data:
    return {"name": name, "start_ms": 0, "end_ms": 90_000, "x": x, "y": y, "size": 0.3, **more}


def _music(**more: Any) -> Data:
    return {"bed": "focus", "start_ms": 0, "gain_db": -6, "duck": False, "fade_out_ms": 0, **more}


CUES: Final = [
    {"start_ms": 200, "end_ms": 1400, "text": "Hello, I am Anna."},
    {"start_ms": 1600, "end_ms": 2900, "text": "I build bridges that last a hundred years, and a bit longer."},
]

CASES: Final = (
    _case("plain", "all of one upright take", _clip("ada", out_ms=None)),
    _case("trimmed", "the clock runs from 1.5 to 4.2", _clip("ada", 1500, 4200)),
    _case(
        "many-clips", "fourteen half seconds, ada and bea in turn",
        *(_clip(("ada", "bea")[n % 2], 300 * n, 300 * n + 500) for n in range(14)),
    ),
    _case(
        "mixed-sources", "four kinds of files; all upright and filled but the webcam, which stands on its blur",
        _clip("live", 0, 1500), _clip("webcam", 0, 1500), _clip("phone", 0, 1500), _clip("bea", 4500, None),
    ),
    _case("fade", "bea fades in over ada", _clip("ada"), _into("bea", "fade")),
    _case("slide", "bea comes from the right", _clip("ada"), _into("bea", "slide")),
    _case("zoom-transition", "into ada, out comes bea", _clip("ada"), _into("bea", "zoom")),
    _case(
        "all-transitions", "fade, cut, slide, zoom; the second clip is all transition and shortens what it is given",
        _clip("ada", 0, 2000), _into("bea", "fade", 2000, out_ms=1000), _clip("ada", 2000, 3000),
        _into("bea", "slide", 500, in_ms=3000, out_ms=4500), _into("live", "zoom", 500),
    ),
    _case("fast", "the clock runs half as fast again, lips and voice together", _clip("ada", 0, 6000, speed=1.5)),
    _case("slow", "half as fast", _clip("bea", 1000, 2500, speed=0.5)),
    _case(
        "gain-and-mute", "as loud as recorded, much softer, silent",
        _clip("ada", 0, 2000), _clip("bea", 0, 2000, gain_db=-15), _clip("ada", 2000, 4000, mute=True),
    ),
    _case("no-sound", "a take without sound, then one with", _clip("mute", 0, 2000), _clip("ada", 0, 2000)),
    _case("silent", "nothing to hear at all", _clip("mute", 0, 2000)),
    _case("clean-voice", "the fan is softer, the voice as it was", _clip("noisy", 0, 6000), clean_voice=True),
    _case("pad", "whole on its own blur", _clip("webcam", fit="auto")),
    _case(
        "fill", "filled: first the picture's left, then its right",
        _clip("webcam", 0, 2000, fit="fill", focus_x=0.2), _clip("webcam", 2000, 4000, fit="fill", focus_x=0.8),
    ),
    _case("zoom", "ada's face, large", _clip("ada", zoom=1.8, focus_x=0.5, focus_y=0.35)),
    _case(
        "pad-zoomed", "lying and twice as large, on its blur; then an upright one made to stand on its blur",
        _clip("webcam", 0, 2000, fit="pad", zoom=2, focus_x=0.4, focus_y=0.4),
        _clip("ada", 0, 2000, fit="pad", zoom=1),
    ),
    _case(
        "tone", "brighter, flatter, warmer", _clip("ada"), tone={"brightness": 0.4, "contrast": -0.3, "warmth": 0.8}
    ),
    _case("look-warm", "golden", _clip("ada"), look="warm"),
    _case("look-rose", "hues turned to rose", _clip("ada"), look="rose"),
    _case("look-noir", "black and white, hard; with a tone below", _clip("ada"), look="noir", tone={"brightness": 0.3}),
    _case(
        "titles", "three styles in five faces; the last one only from the second second on", _clip("ada"),
        overlays=[
            _text("Clear, plain", y=0.12),
            _text("Round, on a card", y=0.27, style="card", face="round"),
            _text("Serif, bright", y=0.42, style="bright", face="serif"),
            _text("By hand", y=0.57, style="card", face="hand", size=0.07),
            _text("Typed, late", y=0.72, style="bright", face="type", start_ms=2000, end_ms=2900),
        ],
    ),
    _case(
        "titles-awkward", "Hebrew from the right, ffmpeg's own signs as they are, a long word broken, all inside",
        _clip("bea"),
        overlays=[
            _text("שלום, אני אנה\nמהנדסת גשרים", y=0.15, style="card"),
            _text("50 % : \\ ' , ; [a] {b}", y=0.5, style="bright", face="serif"),
            _text("Donaudampfschifffahrtsgesellschaftskapitän", x=1, y=1, style="card", size=0.06),
        ],
    ),
    _case(
        "stickers", "a star above left, a heart below right whole in the frame and only for a second", _clip("ada"),
        stickers=[_sticker("star", 0.25, 0.3), _sticker("heart", 1, 1, start_ms=1000, end_ms=2000, size=0.5)],
    ),
    _case("captions", "a track beside the video; the picture has none", _clip("ada"), captions=CUES),
    _case(
        "captions-burned", "low, on cards, each while it is said", _clip("ada"), captions=CUES, burn={},
    ),
    _case(
        "music", "under the voice from the first second on, ducked, fading in and out", _clip("ada", 0, 6000),
        music=_music(duck=True, start_ms=1000, from_ms=4000, fade_in_ms=500, fade_out_ms=1500),
    ),
    _case(
        "old-and-new", "HDR with the colours of ada, then a tape without combs, wide", _clip("hdr"), _clip("tape"),
    ),
    _case(
        "everything", "all of it at once; the poster is bea at 3.5 s",
        _clip("ada", 0, 3000, zoom=1.2, gain_db=3),
        _into("bea", "fade", 600, out_ms=4000, speed=1.25), _into("webcam", "slide", 400, fit="pad"),
        look="vivid", tone={"warmth": -0.5, "contrast": 0.2}, clean_voice=True, cover_ms=3500,
        overlays=[_text("Anna, bridge engineer", y=0.16, style="card", face="round", end_ms=3000)],
        stickers=[_sticker("check", 0.8, 0.3, size=0.2)],
        captions=CUES, burn={"style": "bright", "spot": "top", "size": 0.03},
        music=_music(duck=True, fade_out_ms=1000),
    ),
)  # fmt: skip
