"""captions from speech: who waits for them, and what was heard in a take"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STATUSES = ("waiting", "running", "done", "failed")


def upgrade() -> None:
    op.add_column("take", sa.Column("heard", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.create_table(
        "speech_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(*STATUSES, name="status", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_speech_request_draft_id_draft"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speech_request")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_speech_request_draft_id")),
    )


def downgrade() -> None:
    op.drop_table("speech_request")
    op.drop_column("take", "heard")
