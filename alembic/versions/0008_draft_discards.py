"""how often a draft was given up"""

import sqlalchemy as sa

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("discards", sa.Integer(), nullable=False, server_default="0"))
    op.alter_column("draft", "discards", server_default=None)


def downgrade() -> None:
    op.drop_column("draft", "discards")
