"""the time zone of each signed-in browser; an account's own one is empty until somebody chooses it"""

import sqlalchemy as sa

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user_session", sa.Column("time_zone", sa.String(length=40), nullable=False, server_default=""))
    op.alter_column("user_session", "time_zone", server_default=None)
    # It stood for "not known" until now.
    op.execute("UPDATE user_account SET time_zone = '' WHERE time_zone = 'UTC'")


def downgrade() -> None:
    op.execute("UPDATE user_account SET time_zone = 'UTC' WHERE time_zone = ''")
    op.drop_column("user_session", "time_zone")
