"""what a public résumé is made from"""

import sqlalchemy as sa

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("resume", "clip_id", nullable=True)
    for name in ("render", "draft"):
        op.add_column("resume", sa.Column(f"{name}_id", sa.Integer(), nullable=True))
        op.create_index(op.f(f"ix_resume_{name}_id"), "resume", [f"{name}_id"])
        op.create_foreign_key(
            op.f(f"fk_resume_{name}_id_{name}"), "resume", name, [f"{name}_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    for name in ("draft", "render"):
        op.drop_column("resume", f"{name}_id")
    op.execute("DELETE FROM resume WHERE clip_id IS NULL")
    op.alter_column("resume", "clip_id", nullable=False)
