"""jobs that ask for 1080×1920, and what set a render becomes"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("job", sa.Column("full_hd", sa.Boolean(), nullable=False, server_default="false"))
    op.alter_column("job", "full_hd", server_default=None)
    kind = sqlmodel.sql.sqltypes.AutoString(length=24)
    op.add_column("render", sa.Column("profile", kind, nullable=False, server_default="vertical"))
    op.alter_column("render", "profile", server_default=None)


def downgrade() -> None:
    op.drop_column("render", "profile")
    op.drop_column("job", "full_hd")
