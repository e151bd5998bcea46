"""a draft has a title: one without a job has no other name"""

import sqlalchemy as sa

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("title", sa.String(length=120), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("draft", "title")
