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
    aside = sa.Column("aside", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    op.add_column("draft_step", aside)
    op.alter_column("draft_step", "aside", server_default=None)
    op.add_column("take", sa.Column("spoken", postgresql.JSONB(astext_type=sa.Text()), nullable=True))


def downgrade() -> None:
    op.drop_column("take", "spoken")
    op.drop_column("draft_step", "aside")
    op.drop_column("draft", "template")
    op.drop_column("draft", "script")
