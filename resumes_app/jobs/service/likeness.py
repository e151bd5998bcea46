"""Whether two people, or an import and a form, say the same in a field of the form for a job. Pure."""

from typing import Any

from resumes_app.jobs.service.forms import read_tags


def alike(name: str, typed: Any, shown: Any) -> bool:
    """Return whether the field `name` is as the job shows it, however it was typed and the browser has sent it."""
    return bool(typed == shown) or _plain(name, typed) == _plain(name, shown)


def _plain(name: str, value: Any) -> Any:
    text = str(value).replace("\r\n", "\n").strip()
    return read_tags(text) if name == "tags" else text  # An import keeps the capitals that the form does not.
