"""`make golden`: every text written anew, and contact sheets of all cases rendered.

`python -m tests.media.golden texts` writes the texts only, `… sheets NAME …` renders the named cases only.
"""

import asyncio
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from resumes_app.media import editlist, probe
from resumes_app.media.loudness import measure_file
from resumes_app.media.publish import publish
from resumes_app.media.source import Media
from tests.media.golden.cases import CASES, Case
from tests.media.golden.sheet import Rendered, write_sheets
from tests.media.golden.takes import ALL, BED, ROOT
from tests.media.golden.text import FOLDER, PROBES, known_probes, path_of, text_of

SHEETS = ROOT / ".golden"


async def main(args: list[str]) -> None:
    """Write `*.txt` and `takes.json` beside this file, and the sheets into `.golden`."""
    if args == ["texts"]:
        write_texts()
        return
    named = args[1:] if args[:1] == ["sheets"] else []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        takes = {take: scratch / file_name for take, (file_name, _) in ALL.items()}
        for take, (_, make) in ALL.items():
            make(takes[take])
        if not named:
            probes = {take: await probe.inspect(path) for take, path in takes.items()}
            PROBES.write_text(json.dumps({take: asdict(found) for take, found in probes.items()}, indent=1) + "\n")
            write_texts()
        chosen = [case for case in CASES if not named or case.name in named]
        rendered = [await _rendered(case, takes, scratch / "made" / case.name) for case in chosen]
        SHEETS.mkdir(parents=True, exist_ok=True)
        for sheet in write_sheets(rendered, SHEETS):
            say(f"Look at {sheet.relative_to(ROOT)}")


def write_texts() -> None:
    """Replace all texts."""
    probes = known_probes()
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for case in CASES:
        path_of(case).write_text(text_of(case, probes))
    say(f"{len(CASES)} texts written; git diff shows what changed.")


async def _rendered(case: Case, takes: dict[str, Path], out: Path) -> Rendered:
    async def nobody_watches(_done: float) -> None:
        return None

    out.mkdir(parents=True)
    edit = editlist.parse(case.edit)
    made = await publish(
        edit, takes, beds={"focus": BED}, out_dir=out, on_progress=nobody_watches, deadline_s=300
    )  # fmt: skip
    video = made.files["mp4_480"]
    return Rendered(case, made, await measure_file(Media(str(video), await probe.probe(video, "mov")), deadline_s=60))


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


asyncio.run(main(sys.argv[1:]))
