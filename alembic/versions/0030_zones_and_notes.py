"""time zones of signed-in browsers, an account's own one being empty until it is chosen; notes of an import"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user_session", sa.Column("time_zone", sa.String(length=40), nullable=False, server_default=""))
    op.alter_column("user_session", "time_zone", server_default=None)
    op.add_column("job_import", sa.Column("notes", postgresql.JSONB(), nullable=False, server_default="[]"))
    op.alter_column("job_import", "notes", server_default=None)
    # It stood for "not known" until now.
    op.execute("UPDATE user_account SET time_zone = '' WHERE time_zone = 'UTC'")


def downgrade() -> None:
    op.execute("UPDATE user_account SET time_zone = 'UTC' WHERE time_zone = ''")
    op.drop_column("job_import", "notes")
    op.drop_column("user_session", "time_zone")
