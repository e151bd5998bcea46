"""uploads of unknown length, refused uploads; the browser's ids are unique for their owner"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("upload", "size_bytes", existing_type=sa.BigInteger(), nullable=True)
    op.add_column("upload", sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""))
    op.alter_column("upload", "refusal", server_default=None)
    op.create_unique_constraint(op.f("uq_upload_owner_id_client_id"), "upload", ["owner_id", "client_id"])
    op.drop_constraint(op.f("uq_take_client_id"), "take", type_="unique")
    op.create_unique_constraint(op.f("uq_take_owner_id_client_id"), "take", ["owner_id", "client_id"])


def downgrade() -> None:
    op.drop_constraint(op.f("uq_take_owner_id_client_id"), "take", type_="unique")
    op.create_unique_constraint(op.f("uq_take_client_id"), "take", ["client_id"])
    op.drop_constraint(op.f("uq_upload_owner_id_client_id"), "upload", type_="unique")
    op.drop_column("upload", "refusal")
    op.execute("DELETE FROM upload WHERE size_bytes IS NULL")
    op.alter_column("upload", "size_bytes", existing_type=sa.BigInteger(), nullable=False)
