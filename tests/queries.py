"""How many queries a piece of work takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from resumes_app import db


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Yield a list that fills with every statement sent meanwhile."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    engine = db.engine().sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)
