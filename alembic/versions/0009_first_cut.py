"""what of a render's edit its owner can play at once"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = sqlmodel.sql.sqltypes.AutoString(length=200)
    op.add_column("render", sa.Column("first_cut", kind, nullable=False, server_default=""))
    op.alter_column("render", "first_cut", server_default=None)


def downgrade() -> None:
    op.drop_column("render", "first_cut")
