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
    op.execute(
        "UPDATE clip SET captions_drawn = true FROM render WHERE render.clip_id = clip.id"
        " AND jsonb_typeof(render.edit->'burn') = 'object' AND jsonb_array_length(coalesce("
        "CASE jsonb_typeof(render.edit->'captions') WHEN 'array' THEN render.edit->'captions' END, '[]')) > 0"
    )


def downgrade() -> None:
    op.drop_column("clip", "captions_drawn")
