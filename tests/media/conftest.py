"""Takes made once a run."""

from pathlib import Path

import pytest

from tests.media import inputs


@pytest.fixture(scope="session")
def takes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two seconds of each kind of recording, by name."""
    folder = tmp_path_factory.mktemp("takes")
    made = {}
    for name, (file_name, make) in inputs.GOOD.items():
        made[name] = folder / file_name
        make(made[name])
    return made


@pytest.fixture(scope="session")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of music."""
    path = tmp_path_factory.mktemp("beds") / "bed.m4a"
    inputs.bed(path)
    return path
