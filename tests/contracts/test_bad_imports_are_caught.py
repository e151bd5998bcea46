"""Each architecture rule fails on an import that breaks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOL = Path(sys.executable).parent

BAD = {
    "a stray module": ("helpers.py", '"""Stray."""\n'),
    "a foundation that imports an area": ("storage.py", "from resumes_app.jobs import service"),
    "models that import the queue": ("models/jobs.py", "from resumes_app import work"),
    "ui that imports accounts": ("ui/shell.py", "from resumes_app.accounts import service"),
    "accounts that imports an area": ("accounts/service/mail.py", "from resumes_app.jobs import service"),
    "a service that imports its own page": ("jobs/service/feed.py", "from resumes_app.jobs import pages"),
    "an odd room in an area": ("jobs/misc.py", '"""Stray."""\n'),
    "two areas in a circle": ("studio/service/clips.py", "from resumes_app.applications import service"),
    "a page that queries": ("jobs/pages/__init__.py", "import sqlmodel"),
    "a state that imports the tables": ("jobs/state/__init__.py", "from resumes_app import models"),
    "a service that imports Reflex": ("jobs/service/feed.py", "import reflex"),
    "a task that imports Reflex": ("studio/tasks.py", "import reflex"),
    "a graph that reads the machine": ("media/graph.py", "import os"),
    "a process started elsewhere": ("jobs/service/feed.py", "import subprocess"),
    "the environment read elsewhere": ("jobs/service/feed.py", "import os\nos.environ.copy()"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "resumes_app", tmp_path / "resumes_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def check(tool: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = {"lint-imports": ["--no-cache"], "ruff": ["check", "--no-cache", "--select", "TID251", "resumes_app"]}
    command = [TOOL / tool, *arguments[tool]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("tool", ["lint-imports", "ruff"])
def test_the_code_as_it_is_passes(copy: Path, tool: str) -> None:
    result = check(tool, copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", BAD)
def test_a_bad_import_is_caught(copy: Path, name: str) -> None:
    where, line = BAD[name]
    tool = "ruff" if "elsewhere" in name else "lint-imports"
    target = copy / "resumes_app" / where
    if target.name == "__init__.py" and not target.exists():
        target = target.parent.with_suffix(".py")  # The part is a module here, not a package.
    known = target.read_text() if target.exists() else ""
    target.write_text(f"{known}\n{line}\n")
    assert check(tool, copy).returncode != 0
