"""reminders, calendars, and replies that are on their way at a deadline"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _of_user_and_job(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [f"{name}_id"], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_id_{target}"), ondelete="CASCADE"
        )
        for name, target in (("user", "user_account"), ("job", "job"))
    ]


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime(), sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "reminder",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("closes_at", moment, nullable=False),
        sa.Column("lead_h", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", moment, nullable=False),
        *_of_user_and_job("reminder"),
        sa.PrimaryKeyConstraint("user_id", "job_id", "closes_at", "lead_h", name=op.f("pk_reminder")),
    )
    op.create_table(
        "calendar_link",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token", text(length=48), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        _of_user_and_job("calendar_link")[0],
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("token", name=op.f("uq_calendar_link_token")),
    )
    op.create_table(
        "pressed_send",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("pressed_at", moment, nullable=False),
        sa.Column("coming", postgresql.ARRAY(sa.String(64)), nullable=False),
        *_of_user_and_job("pressed_send"),
        sa.PrimaryKeyConstraint("user_id", "job_id", name=op.f("pk_pressed_send")),
    )
    for table in ("reminder", "pressed_send"):
        op.create_index(op.f(f"ix_{table}_job_id"), table, ["job_id"])
    op.create_index("ix_job_closes_at", "job", ["closes_at"], postgresql_where=sa.text("status = 'published'"))
    op.create_index(
        "ix_job_published_at", "job", ["published_at", "id"], postgresql_where=sa.text("status = 'published'")
    )
    op.create_index("ix_job_updated_at", "job", ["updated_at"])
    op.create_index("ix_job_company_id_id", "job", ["company_id", "id"])
    op.add_column("user_account", sa.Column("reminder_mails", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.alter_column("user_account", "reminder_mails", server_default=None)


def downgrade() -> None:
    op.drop_column("user_account", "reminder_mails")
    op.drop_index("ix_job_company_id_id", table_name="job")
    op.drop_index("ix_job_updated_at", table_name="job")
    op.drop_index("ix_job_published_at", table_name="job")
    op.drop_index("ix_job_closes_at", table_name="job")
    for table in ("pressed_send", "calendar_link", "reminder"):
        op.drop_table(table)
