"""clips whose captions are drawn into their picture"""

import sqlalchemy as sa

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clip", sa.Column("captions_drawn", sa.Boolean(), nullable=False, server_default="false"))
    op.alter_column("clip", "captions_drawn", server_default=None)


def downgrade() -> None:
    op.drop_column("clip", "captions_drawn")
