"""a render may be asked for by several drafts"""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "render_request",
        sa.Column("render_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_render_request_draft_id_draft"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["render_id"], ["render.id"], name=op.f("fk_render_request_render_id_render"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("render_id", "draft_id", name=op.f("pk_render_request")),
    )
    op.create_index(op.f("ix_render_request_draft_id"), "render_request", ["draft_id"])
    op.execute(
        "INSERT INTO render_request (render_id, draft_id) SELECT id, draft_id FROM render WHERE draft_id IS NOT NULL"
    )
    op.drop_column("render", "draft_id")


def downgrade() -> None:
    op.add_column("render", sa.Column("draft_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_render_draft_id_draft"), "render", "draft", ["draft_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("ix_render_draft_id"), "render", ["draft_id"])
    op.execute("UPDATE render SET draft_id = (SELECT min(draft_id) FROM render_request WHERE render_id = render.id)")
    op.drop_index(op.f("ix_render_request_draft_id"), table_name="render_request")
    op.drop_table("render_request")
