"""companies: who asks to take part, who is invited to act for one, and which are suspended"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ROLES = ("recruiter", "hiring_manager", "viewer")
STATUSES = ("waiting", "admitted", "refused", "withdrawn")


def choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime(), sqlmodel.sql.sqltypes.AutoString
    op.add_column("company", sa.Column("suspended_at", moment, nullable=True))
    op.add_column("company", sa.Column("suspended_for", text(length=500), nullable=False, server_default=""))
    op.alter_column("company", "suspended_for", server_default=None)
    op.create_table(
        "pilot_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("name", text(length=120), nullable=False),
        sa.Column("about", text(), nullable=False),
        sa.Column("website", text(length=200), nullable=False),
        sa.Column("city", text(length=80), nullable=False),
        sa.Column("country", text(length=2), nullable=False),
        sa.Column("colour", text(length=7), nullable=False),
        sa.Column("work_email", text(length=254), nullable=False),
        sa.Column("email_confirmed_at", moment, nullable=True),
        sa.Column("token_hash", text(length=64), nullable=True),
        sa.Column("token_expires_at", moment, nullable=True),
        sa.Column("status", choice("status", STATUSES), nullable=False),
        sa.Column("reason", text(length=500), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("decided_at", moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["user_account.id"], ondelete="CASCADE",
            name=op.f("fk_pilot_request_applicant_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], ondelete="SET NULL", name=op.f("fk_pilot_request_company_id_company")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pilot_request")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_pilot_request_token_hash")),
    )  # fmt: skip
    op.create_index(op.f("ix_pilot_request_applicant_id"), "pilot_request", ["applicant_id"])
    op.create_index(op.f("ix_pilot_request_company_id"), "pilot_request", ["company_id"])
    op.create_index("ix_pilot_request_status_id", "pilot_request", ["status", "id"])
    op.create_index(
        "uq_pilot_request_waiting", "pilot_request", ["applicant_id"], unique=True,
        postgresql_where=sa.text("status = 'waiting'"),
    )  # fmt: skip
    op.create_table(
        "company_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("inviter_id", sa.Integer(), nullable=True),
        sa.Column("email", text(length=254), nullable=False),
        sa.Column("role", choice("role", ROLES), nullable=False),
        sa.Column("token_hash", text(length=64), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("sent_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("accepted_at", moment, nullable=True),
        sa.Column("revoked_at", moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], ondelete="CASCADE", name=op.f("fk_company_invitation_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["inviter_id"], ["user_account.id"], ondelete="SET NULL",
            name=op.f("fk_company_invitation_inviter_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_company_invitation_token_hash")),
    )  # fmt: skip
    op.create_index(op.f("ix_company_invitation_company_id"), "company_invitation", ["company_id"])
    op.create_index(
        "uq_company_invitation_open", "company_invitation", ["company_id", "email"], unique=True,
        postgresql_where=sa.text("accepted_at IS NULL AND revoked_at IS NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("company_invitation")
    op.drop_table("pilot_request")
    op.drop_column("company", "suspended_for")
    op.drop_column("company", "suspended_at")
