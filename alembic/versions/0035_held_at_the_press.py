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
    # The default stays: a process of the version before writes rows without it, and just before a deadline at that.
    op.add_column("pressed_send", held)


def downgrade() -> None:
    op.drop_column("pressed_send", "held")
