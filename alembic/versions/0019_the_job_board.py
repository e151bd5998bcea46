"""what an employer says of a job: level, questions, ways to reply, place on the map, where it came from"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LEVELS = ("entry", "junior", "mid", "senior")
UNIQUE = "uq_job_company_id_source_source_id"


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime(), sqlmodel.sql.sqltypes.AutoString
    level = sa.Enum(*LEVELS, name="level", native_enum=False, create_constraint=True, length=24)
    given = (
        sa.Column("more_questions", postgresql.ARRAY(sa.String(300)), nullable=False, server_default="{}"),
        sa.Column("reply_kinds", postgresql.ARRAY(sa.String(8)), nullable=False, server_default="{video,sound,text}"),
        sa.Column("reply_limit_s", sa.Integer(), nullable=False, server_default="90"),
        sa.Column("max_replies", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("level", level, nullable=True),
        sa.Column("question_clip_id", sa.Integer(), nullable=True),
        sa.Column("source", text(length=80), nullable=True),
        sa.Column("source_id", text(length=120), nullable=True),
        sa.Column("source_url", text(length=500), nullable=False, server_default=""),
        sa.Column("updated_at", moment, nullable=True),
    )
    for column in given:
        op.add_column("job", column)
    op.execute("UPDATE job SET updated_at = coalesce(closed_at, published_at, created_at)")
    op.alter_column("job", "updated_at", nullable=False)
    for name in ("more_questions", "reply_kinds", "reply_limit_s", "source_url"):
        op.alter_column("job", name, server_default=None)
    op.create_foreign_key(
        op.f("fk_job_question_clip_id_clip"), "job", "clip", ["question_clip_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("ix_job_question_clip_id"), "job", ["question_clip_id"])
    op.create_unique_constraint(op.f(UNIQUE), "job", ["company_id", "source", "source_id"])


def downgrade() -> None:
    op.drop_constraint(op.f(UNIQUE), "job")
    op.drop_index(op.f("ix_job_question_clip_id"), table_name="job")
    op.drop_constraint(op.f("fk_job_question_clip_id_clip"), "job")
    for name in (
        "more_questions", "reply_kinds", "reply_limit_s", "max_replies", "place_id", "latitude", "longitude", "level",
        "question_clip_id", "source", "source_id", "source_url", "updated_at",
    ):  # fmt: skip
        op.drop_column("job", name)
