"""Lists of jobs as each vendor serves them, with what comes along in the wild."""

from pathlib import Path

from resumes_app.models.imports import ImportKind

FOLDER = Path(__file__).parent / "as_served"
FILES = {
    ImportKind.GREENHOUSE: "greenhouse.json",
    ImportKind.LEVER: "lever.json",
    ImportKind.ASHBY: "ashby.json",
    ImportKind.INDEED: "indeed.xml",
    ImportKind.CSV: "jobs.csv",
}


def sample(kind: ImportKind) -> bytes:
    """Return the file of that kind."""
    return (FOLDER / FILES[kind]).read_bytes()
