"""takes of a voice with a card"""

import sqlalchemy as sa

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("take", sa.Column("sound_only", sa.Boolean(), nullable=False, server_default="false"))
    op.alter_column("take", "sound_only", server_default=None)


def downgrade() -> None:
    op.drop_column("take", "sound_only")
