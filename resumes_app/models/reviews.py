"""What reviewers decided, in order (the newest that was not undone holds), and what was revealed to each of them."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from resumes_app.models.columns import choice, owner, stamped


class DecisionKind(StrEnum):
    """Each is final for the team until it is undone."""

    SHORTLIST = "shortlist"
    DECLINE = "decline"
    STAR = "star"
    """Shortlisted with a star: to be looked at first."""


class Decision(SQLModel, table=True):
    """One swipe on one application."""

    __tablename__ = "decision"
    __table_args__ = (
        # One standing decision an application: two recruiters on one card cannot both win.
        sa.Index("uq_decision_standing", "application_id", unique=True, postgresql_where=sa.text("undone_at IS NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = owner("application.id")
    reviewer_id: int = owner("user_account.id")
    kind: DecisionKind = Field(sa_type=choice(DecisionKind, "kind"))
    decided_at: datetime = stamped()
    undone_at: datetime | None = None
    undone_by_id: int | None = owner("user_account.id", nullable=True, on_delete="SET NULL")
    """Not always the reviewer: a colleague may reopen on purpose."""


class Stage(StrEnum):
    """How much of a reply a reviewer gets, where its job reveals replies in stages."""

    WORDS = "words"
    SOUND = "sound"
    PICTURE = "picture"
    """Everything, with the name."""


class Score(SQLModel, table=True):
    """What a reviewer thinks of a reply by one stage of it; it opens the next. Never a candidate's to know."""

    __tablename__ = "score"
    __table_args__ = (sa.CheckConstraint("points BETWEEN 1 AND 5", name="points"),)

    application_id: int = Field(foreign_key="application.id", primary_key=True, ondelete="CASCADE")
    reviewer_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE", index=True)
    stage: Stage = Field(sa_column=sa.Column(choice(Stage, "stage"), primary_key=True))
    points: int
    """1 to 5."""
    scored_at: datetime = stamped()


class Reveal(SQLModel, table=True):
    """A stage beyond the first that was opened to a reviewer, and since when."""

    __tablename__ = "reveal"

    application_id: int = Field(foreign_key="application.id", primary_key=True, ondelete="CASCADE")
    reviewer_id: int = Field(foreign_key="user_account.id", primary_key=True, ondelete="CASCADE", index=True)
    stage: Stage = Field(sa_column=sa.Column(choice(Stage, "stage"), primary_key=True))
    opened_at: datetime = stamped()
