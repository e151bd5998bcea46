"""What a change has moved: a slider that goes on, words that are typed on. Pure."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from resumes_app.media.editlist import EditList

TYPED = "text"
CHOSEN = ""
MOST = 2
"""Numbers that one slider moves: a beginning that meets its end takes that along."""


def slid(before: EditList, after: EditList) -> str:
    """Return the names of the numbers and words that differ; "" where anything else does: that is chosen, not slid.

    What lies on a clip goes along with it, so that where clips differ only they count.
    """
    names = set(_moved(before.clips, after.clips) if before.clips != after.clips else _moved(before, after))
    return CHOSEN if CHOSEN in names or len(names) > MOST else " ".join(sorted(names))


def _moved(old: Any, new: Any, name: str = CHOSEN) -> Iterator[str]:
    """Yield the name of each part that differs, `CHOSEN` where that is none that could be slid."""
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for field in fields(old):
            yield from _moved(getattr(old, field.name), getattr(new, field.name), field.name)
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _moved(one, other, name)
    else:
        yield name if name == TYPED or (_slides(old) and _slides(new)) else CHOSEN


def _slides(value: Any) -> bool:
    """Whether a slider can have set it; None stands for the end of a take."""
    return value is None or type(value) in (int, float)
