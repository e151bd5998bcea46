"""what reviewers watched, who undid a decision, when a reply was taken back"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("application", sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.create_table(
        "watch",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("watched_ms", sa.Integer(), nullable=False),
        sa.Column("watched_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_watch_application_id_application"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["user_account.id"], name=op.f("fk_watch_reviewer_id_user_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("application_id", "reviewer_id", name=op.f("pk_watch")),
    )
    op.create_index(op.f("ix_watch_reviewer_id"), "watch", ["reviewer_id"], unique=False)
    op.add_column("decision", sa.Column("undone_by_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_decision_undone_by_id"), "decision", ["undone_by_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_decision_undone_by_id_user_account"),
        "decision",
        "user_account",
        ["undone_by_id"],
        ["id"],
        ondelete="SET NULL",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_decision_undone_by_id_user_account"), "decision", type_="foreignkey")
    op.drop_index(op.f("ix_decision_undone_by_id"), table_name="decision")
    op.drop_column("decision", "undone_by_id")
    op.drop_index(op.f("ix_watch_reviewer_id"), table_name="watch")
    op.drop_table("watch")
    op.drop_column("application", "withdrawn_at")
