"""an employer's videos: drafts that become a job's clip or question, and what is on its way into a job"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

PLACES = ("clip", "question")


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime, sqlmodel.sql.sqltypes.AutoString
    place = sa.Enum(*PLACES, name="clip_place", native_enum=False, create_constraint=True, length=24)
    op.add_column("draft", sa.Column("clip_place", place, nullable=True))
    op.add_column("draft", sa.Column("clip_job_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_draft_clip_job_id_job"), "draft", "job", ["clip_job_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("ix_draft_clip_job_id"), "draft", ["clip_job_id"])
    op.create_unique_constraint(
        op.f("uq_draft_owner_id_clip_job_id_clip_place"), "draft", ["owner_id", "clip_job_id", "clip_place"]
    )
    kind = sa.Enum(*PLACES, name="place", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "job_clip",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("place", kind, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("render_id", sa.Integer(), nullable=True),
        sa.Column("refusal", text(), nullable=False),
        sa.Column("removed_clip_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", moment(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_clip_job_id_job"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["user_account.id"], name=op.f("fk_job_clip_person_id_user_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["render_id"], ["render.id"], name=op.f("fk_job_clip_render_id_render"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["removed_clip_id"], ["clip.id"], name=op.f("fk_job_clip_removed_clip_id_clip"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("job_id", "place", name=op.f("pk_job_clip")),
    )
    for column in ("person_id", "render_id", "removed_clip_id"):
        op.create_index(op.f(f"ix_job_clip_{column}"), "job_clip", [column])


def downgrade() -> None:
    # Without their place they would be their people's own videos.
    op.execute("DELETE FROM draft WHERE clip_place IS NOT NULL")
    op.drop_table("job_clip")
    op.drop_constraint(op.f("uq_draft_owner_id_clip_job_id_clip_place"), "draft")
    op.drop_index(op.f("ix_draft_clip_job_id"), table_name="draft")
    op.drop_constraint(op.f("fk_draft_clip_job_id_job"), "draft")
    op.drop_column("draft", "clip_job_id")
    op.drop_column("draft", "clip_place")
