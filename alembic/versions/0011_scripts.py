"""plans and scripts of drafts, lines spoken in a take, takes left out at a step"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, length in (("script", 3000), ("template", 24)):
        kind = sqlmodel.sql.sqltypes.AutoString(length=length)
        op.add_column("draft", sa.Column(name, kind, nullable=False, server_default=""))
        op.alter_column("draft", name, server_default=None)
    for name in ("accepts_from", "accepted_before"):
        op.add_column("draft", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        op.alter_column("draft", name, server_default=None)
    op.execute("UPDATE draft SET accepts_from = discards, accepted_before = GREATEST(discards - 1, 0)")
    aside = sa.Column("aside", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("draft_step", aside)
    op.alter_column("draft_step", "aside", server_default=None)
    op.add_column("take", sa.Column("spoken", postgresql.JSONB(astext_type=sa.Text()), nullable=True))


def downgrade() -> None:
    op.drop_column("take", "spoken")
    op.drop_column("draft_step", "aside")
    op.drop_column("draft", "accepted_before")
    op.drop_column("draft", "accepts_from")
    op.drop_column("draft", "template")
    op.drop_column("draft", "script")
