"""What ffmpeg is asked to do for a case, as a text that reads the same on every machine."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from resumes_app.media import command, graph, sound
from resumes_app.media.editlist import parse, resolve
from resumes_app.media.plan import Plan, Targets
from resumes_app.media.profiles import FILE_NAMES, STANDARD
from resumes_app.media.publish import planned
from resumes_app.media.source import Media, Probe
from tests.media.golden.cases import Case
from tests.media.golden.takes import ALL

FOLDER: Final = Path(__file__).parent
PROBES: Final = FOLDER / "takes.json"
"""What was found in the takes when the texts were written."""
BED: Final = Media("beds/focus.m4a", Probe("mov", 24_616, has_audio=True))
GAIN_DB: Final = 2.5
"""Found by measuring in a real render."""
ALONE: Final = ("-hide_banner", "-nostdin", "-nostats", "-y")
"""Options without a value."""


def known_probes() -> dict[str, Probe]:
    """Return the kept probes by take."""
    return {name: Probe(**fields) for name, fields in json.loads(PROBES.read_text()).items()}


def path_of(case: Case) -> Path:
    """Return where the case's text is kept."""
    return FOLDER / f"{case.name}.txt"


def text_of(case: Case, probes: Mapping[str, Probe]) -> str:
    """Return the case's text."""
    edit = resolve(parse(case.edit), probes)
    takes = {name: Media(f"takes/{ALL[name][0]}", probe) for name, probe in probes.items()}
    with tempfile.TemporaryDirectory() as scratch:
        plan = planned(edit, takes, {"focus": BED}, STANDARD, Path(scratch))
        measured = command.argv(sound.build_sound(plan, "out/sound.pcm", GAIN_DB), loglevel="info")
        targets = Targets({kind: f"out/{name}" for kind, name in FILE_NAMES.items()}, "out/still.rgb")
        rendered = command.argv(graph.build(plan, targets, GAIN_DB))
        parts = [
            f"{case.name}: {case.expect}",
            _facts(plan),
            "== The edit", _pretty(case.edit),
            "== The video", *_lines(rendered, scratch),
            "== Its sound alone, measured", *_lines(measured, scratch),
        ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _facts(plan: Plan) -> str:
    return f"{plan.frames} pictures, {plan.duration_ms} ms"


def _pretty(edit: dict[str, Any]) -> str:
    rows = []
    for name, value in edit.items():
        if isinstance(value, list):
            rows += [f"{name}:", *(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)]
        else:
            rows.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(rows)


def _lines(argv: list[str], scratch: str) -> list[str]:
    """One input, one filter, one output a line."""
    lines, words = [], []
    args = iter(part.replace(scratch, "drawn") for part in argv)
    for arg in args:
        if arg in ALONE:
            words.append(arg)
        elif arg == "-filter_complex":
            lines += ["", *(f"  {part}" for part in next(args).split(";")), ""]
        elif arg.startswith("-") and arg != "-":
            words.append(f"{arg} {next(args)}")
            if arg in ("-filter_complex_threads", "-i"):
                lines.append(" ".join(words))
                words.clear()
        else:
            lines.append(" ".join([*words, arg]))
            words.clear()
    return lines
