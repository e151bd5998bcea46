"""jobs from elsewhere: imports that wait for a yes, and addresses that are followed"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KINDS = ("greenhouse", "lever", "ashby", "indeed", "csv")


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime, sqlmodel.sql.sqltypes.AutoString

    def common(table: str) -> tuple[sa.schema.SchemaItem, ...]:
        kind = sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=24)
        return (
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("public_id", text(length=24), nullable=False),
            sa.Column("company_id", sa.Integer(), nullable=False),
            sa.Column("made_by", sa.Integer(), nullable=True),
            sa.Column("kind", kind, nullable=False),
            sa.Column("source", text(length=80), nullable=False),
            sa.Column("publish", sa.Boolean(), nullable=False),
            sa.Column("report", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
            sa.Column("created_at", moment(), nullable=False),
            sa.ForeignKeyConstraint(
                ["company_id"], ["company.id"], name=op.f(f"fk_{table}_company_id_company"), ondelete="CASCADE"
            ),
            sa.ForeignKeyConstraint(
                ["made_by"], ["user_account.id"], name=op.f(f"fk_{table}_made_by_user_account"), ondelete="SET NULL"
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )

    op.create_table(
        "job_import",
        *common("job_import"),
        sa.Column("origin", text(length=500), nullable=False),
        sa.Column("jobs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("unread", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("problem", text(), nullable=False),
        sa.Column("applied_at", moment(), nullable=True),
    )
    op.create_table(
        "job_source",
        *common("job_source"),
        sa.Column("address", text(length=500), nullable=False),
        sa.Column("every_hours", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("etag", text(length=200), nullable=False),
        sa.Column("last_modified", text(length=60), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_run_at", moment(), nullable=True),
        sa.Column("next_run_at", moment(), nullable=False),
        sa.UniqueConstraint("company_id", "address", name=op.f("uq_job_source_company_id_address")),
    )
    for table in ("job_import", "job_source"):
        op.create_index(op.f(f"ix_{table}_public_id"), table, ["public_id"], unique=True)
        op.create_index(op.f(f"ix_{table}_company_id"), table, ["company_id"])
        op.create_index(op.f(f"ix_{table}_made_by"), table, ["made_by"])
    op.add_column("job", sa.Column("vanished_at", moment(), nullable=True))


def downgrade() -> None:
    op.drop_column("job", "vanished_at")
    op.drop_table("job_source")
    op.drop_table("job_import")
