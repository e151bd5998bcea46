"""a reply that is sent notes the takes that only the browser has then"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    held = sa.Column("held", postgresql.JSONB(), nullable=False, server_default="{}")
    op.add_column("pressed_send", held)
    op.alter_column("pressed_send", "held", server_default=None)


def downgrade() -> None:
    op.drop_column("pressed_send", "held")
