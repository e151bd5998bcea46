"""The rooms are where ARCHITECTURE.md says, and hold what they may."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "resumes_app"
AREAS = {
    "accounts",
    "applications",
    "community",
    "companies",
    "files",
    "jobs",
    "moderation",
    "resumes",
    "reviews",
    "studio",
}
PARTS = {"pages", "components", "state", "endpoints", "tasks", "service", "schemas", "__init__"}
TOP = {
    ".ci",
    ".gitignore",
    ".npmrc",
    "ARCHITECTURE.md",
    "Makefile",
    "README.md",
    "alembic",
    "alembic.ini",
    "assets",
    "bench",
    "bunfig.toml",
    "deploy",
    "docs",
    "pyproject.toml",
    "reflex.lock",
    "requirements.txt",
    "resumes_app",
    "rxconfig.py",
    "tests",
}
LINES_MAX = 500


def sources() -> Iterator[Path]:
    for folder in (PACKAGE, ROOT / "tests", ROOT / "bench"):
        for path in folder.rglob("*"):
            if path.suffix in {".py", ".jsx"} and "__pycache__" not in path.parts:
                yield path


def areas() -> Iterator[Path]:
    yield from (PACKAGE / name for name in sorted(AREAS) if (PACKAGE / name / "__init__.py").exists())


@pytest.mark.parametrize("area", areas(), ids=lambda path: path.name)
def test_an_area_holds_only_the_known_parts(area: Path) -> None:
    found = {path.stem for path in area.iterdir() if path.name != "__pycache__"}
    assert found <= PARTS


def test_no_file_is_longer_than_500_lines() -> None:
    long = [path for path in sources() if len(path.read_text().splitlines()) > LINES_MAX]
    assert long == []


def test_every_browser_component_has_a_python_wrapper_and_lies_in_ui() -> None:
    browser = [path for path in PACKAGE.rglob("*.jsx")]
    assert browser
    assert all(path.is_relative_to(PACKAGE / "ui") for path in browser)
    wrappers = "\n".join(path.read_text() for path in (PACKAGE / "ui").glob("*.py"))
    assert [path.name for path in browser if path.name not in wrappers] == []


def test_the_code_map_names_every_folder_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    assert len(text.splitlines()) <= 150
    named = set(re.findall(r"^\| `resumes_app/(\w+)/?`", text, flags=re.MULTILINE))
    there = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert named == there


def test_nothing_stray_lies_at_the_top() -> None:
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.partition("/")[0] for line in tracked.splitlines()} <= TOP


@pytest.mark.parametrize(
    ("part", "entry"), [("pages", "resumes_app"), ("endpoints", "resumes_app"), ("tasks", "worker")]
)
def test_the_entries_import_every_areas_part(part: str, entry: str) -> None:
    text = (PACKAGE / f"{entry}.py").read_text()
    having = [area.name for area in areas() if any(area.glob(f"{part}*"))]
    assert having
    assert [name for name in having if f"from resumes_app.{name} import {part} as" not in text] == []
