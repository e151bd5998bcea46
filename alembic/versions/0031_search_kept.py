"""a job is read for the search only where something of it has changed; a published job is found by its draft's slug"""

import sqlalchemy as sa

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# All that `job_search_of`, `job_words` and the trigger read of a job.
READ = (
    "company_id, status, title, description_html, question, question_clip_id, tags, reply_kinds, employment_type, "
    "level, remote, place, country, latitude, longitude, pay_min, pay_max, pay_currency, pay_unit, created_at, "
    "published_at, closes_at"
)
KEPT = """
CREATE TRIGGER job_search_kept AFTER INSERT OR UPDATE{of} ON job
  FOR EACH ROW EXECUTE FUNCTION job_search_of_job()
"""


def upgrade() -> None:
    op.execute("DROP TRIGGER job_search_kept ON job")
    op.execute(KEPT.format(of=f" OF {READ}"))
    op.create_index(
        "ix_audit_entry_slug_before",
        "audit_entry",
        [sa.text("(before ->> 'slug')")],
        postgresql_where=sa.text("act = 'job.publish'"),
    )


def downgrade() -> None:
    op.drop_index("ix_audit_entry_slug_before", table_name="audit_entry")
    op.execute("DROP TRIGGER job_search_kept ON job")
    op.execute(KEPT.format(of=""))
