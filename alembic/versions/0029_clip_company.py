"""the company that an employer's video is made for: it stays known when the job is deleted"""

import sqlalchemy as sa

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("clip_company_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_draft_clip_company_id_company"), "draft", "company", ["clip_company_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("ix_draft_clip_company_id"), "draft", ["clip_company_id"])
    op.execute("UPDATE draft SET clip_company_id = job.company_id FROM job WHERE job.id = draft.clip_job_id")


def downgrade() -> None:
    op.drop_index(op.f("ix_draft_clip_company_id"), table_name="draft")
    op.drop_constraint(op.f("fk_draft_clip_company_id_company"), "draft")
    op.drop_column("draft", "clip_company_id")
