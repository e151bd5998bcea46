"""indexes along which the feed is read, and where a person looks for work"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

IN_FEED = sa.text("status = 'published' AND clip_id IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_job_feed", table_name="job")
    op.create_index("ix_job_newest", "job", ["published_at", "id"], postgresql_where=IN_FEED)
    op.create_index("ix_job_closing", "job", ["closes_at", "id"], postgresql_where=IN_FEED)
    op.create_index("ix_job_tags", "job", ["tags"], postgresql_using="gin")
    place = sqlmodel.sql.sqltypes.AutoString(length=120)
    op.add_column("user_account", sa.Column("near_place", place, nullable=False, server_default=""))
    op.alter_column("user_account", "near_place", server_default=None)
    op.add_column("user_account", sa.Column("near_latitude", sa.Float(), nullable=True))
    op.add_column("user_account", sa.Column("near_longitude", sa.Float(), nullable=True))


def downgrade() -> None:
    for name in ("near_longitude", "near_latitude", "near_place"):
        op.drop_column("user_account", name)
    op.drop_index("ix_job_tags", table_name="job")
    op.drop_index("ix_job_closing", table_name="job")
    op.drop_index("ix_job_newest", table_name="job")
    op.create_index("ix_job_feed", "job", ["status", "published_at", "id"])
