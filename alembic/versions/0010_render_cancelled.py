"""renders that nobody wants any more, and how long one will take"""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = ("queued", "running", "done", "failed")
CHECK = "ck_render_status"


def _allow(values: tuple[str, ...]) -> None:
    op.drop_constraint(op.f(CHECK), "render", type_="check")
    op.create_check_constraint(op.f(CHECK), "render", sa.column("status").in_(values))


def upgrade() -> None:
    _allow((*BEFORE, "cancelled"))
    op.add_column("render", sa.Column("left_s", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("render", "left_s")
    op.execute("UPDATE render SET status = 'failed' WHERE status = 'cancelled'")
    _allow(BEFORE)
