"""staged reveal: words, then sound, then picture; each reviewer's scores and what was opened to them"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

STAGES = ("words", "sound", "picture")


def choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.add_column("job", sa.Column("staged_reveal", sa.Boolean(), nullable=False, server_default="false"))
    op.alter_column("job", "staged_reveal", server_default=None)
    op.add_column("job", sa.Column("numbered", sa.Integer(), nullable=False, server_default="0"))
    op.alter_column("job", "numbered", server_default=None)
    op.add_column("application", sa.Column("number", sa.Integer(), nullable=True))
    op.create_unique_constraint(op.f("uq_application_job_id_number"), "application", ["job_id", "number"])
    for table, fields in (
        ("score", [sa.Column("points", sa.Integer(), nullable=False), _moment("scored_at")]),
        ("reveal", [_moment("opened_at")]),
    ):
        op.create_table(
            table,
            sa.Column("application_id", sa.Integer(), nullable=False),
            sa.Column("reviewer_id", sa.Integer(), nullable=False),
            sa.Column("stage", choice("stage", STAGES), nullable=False),
            *fields,
            sa.ForeignKeyConstraint(
                ["application_id"], ["application.id"], ondelete="CASCADE",
                name=op.f(f"fk_{table}_application_id_application"),
            ),
            sa.ForeignKeyConstraint(
                ["reviewer_id"], ["user_account.id"], ondelete="CASCADE",
                name=op.f(f"fk_{table}_reviewer_id_user_account"),
            ),
            sa.PrimaryKeyConstraint("application_id", "reviewer_id", "stage", name=op.f(f"pk_{table}")),
        )  # fmt: skip
        op.create_index(op.f(f"ix_{table}_reviewer_id"), table, ["reviewer_id"])
    op.create_check_constraint(op.f("ck_score_points"), "score", "points BETWEEN 1 AND 5")


def _moment(name: str) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False)


def downgrade() -> None:
    for table in ("reveal", "score"):
        op.drop_index(op.f(f"ix_{table}_reviewer_id"), table_name=table)
        op.drop_table(table)
    op.drop_constraint(op.f("uq_application_job_id_number"), "application", type_="unique")
    op.drop_column("application", "number")
    op.drop_column("job", "numbered")
    op.drop_column("job", "staged_reveal")
    # Of single people of a company, which nothing takes back any more.
    op.execute(r"DELETE FROM media_grant WHERE audience ~ '^company:\d+:\d+$'")
