"""pay is kept to the hundredth, and compared so by the year; companies are found by names that are nearly right"""

import sqlalchemy as sa

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

# All that `job_search_of`, `job_words` and the trigger read of a job.
READ = (
    "company_id, status, title, description_html, question, question_clip_id, tags, reply_kinds, employment_type, "
    "level, remote, place, country, latitude, longitude, pay_min, pay_max, pay_currency, pay_unit, created_at, "
    "published_at, closes_at"
)
KEPT = f"""
CREATE TRIGGER job_search_kept AFTER INSERT OR UPDATE OF {READ} ON job
  FOR EACH ROW EXECUTE FUNCTION job_search_of_job()
"""
OF_JOB = """
CREATE OR REPLACE FUNCTION job_search_of(j job, c company) RETURNS job_search LANGUAGE sql STABLE AS $$
  SELECT
    j.id,
    coalesce(j.published_at, j.created_at),
    coalesce(j.closes_at, '9999-12-31 00:00:00+00'),
    coalesce(j.latitude, p.latitude),
    coalesce(j.longitude, p.longitude),
    j.pay_currency,
    coalesce(j.pay_max, j.pay_min, 0)@AS * CASE j.pay_unit
      WHEN 'HOUR' THEN 2080 WHEN 'DAY' THEN 260 WHEN 'WEEK' THEN 52 WHEN 'MONTH' THEN 12 ELSE 1 END,
    array_remove(
      ARRAY['kind:' || nullif(j.employment_type, ''), 'level:' || j.level, 'remote:' || j.remote, 'company:' || c.slug]
        || CASE WHEN j.question_clip_id IS NOT NULL THEN ARRAY['duet:yes'] ELSE ARRAY[]::text[] END
        || ARRAY(SELECT DISTINCT 'tag:' || lower(tag) FROM unnest(j.tags) tag)
        || ARRAY(SELECT DISTINCT 'reply:' || kind FROM unnest(j.reply_kinds) kind),
      NULL),
    search_text(j.title, 'A')
      || search_text(c.name || ' ' || array_to_string(j.tags, ' '), 'B')
      || search_text(concat_ws(' ', j.place, country_name(j.country), job_labels(j.employment_type, j.level, j.remote),
        j.question), 'C')
      || setweight(to_tsvector('resumes', search_plain(j.description_html)), 'D')
  FROM (SELECT) AS one LEFT JOIN LATERAL (
    SELECT place.latitude, place.longitude FROM place_named(j.place, j.country) AS place WHERE j.latitude IS NULL
  ) p ON true
$$
"""

# Searches read `job_search` and then `job`, who publishes writes them the other way round: whoever waits for the second
# with the first in hand may block one of them. So it waits shorter than PostgreSQL takes to look for a deadlock, lets
# go of both, and tries again.
ALONE = """
DO $$ BEGIN
  SET LOCAL lock_timeout = '400ms';
  FOR attempt IN 1..20 LOOP
    BEGIN
      LOCK TABLE job_search, job IN ACCESS EXCLUSIVE MODE;
      LOCK TABLE company IN SHARE MODE;
      RETURN;
    EXCEPTION WHEN lock_not_available THEN PERFORM pg_sleep(0.6);
    END;
  END LOOP;
  RAISE EXCEPTION 'The tables of jobs are in use.' USING ERRCODE = 'lock_not_available';
END $$
"""


def _turn(amount: str, yearly: str, cast: str) -> None:
    op.execute("DROP TRIGGER job_search_kept ON job")  # A column that a trigger names keeps its type.
    op.execute(f"ALTER TABLE job ALTER pay_min TYPE {amount}, ALTER pay_max TYPE {amount}")
    op.execute(f"ALTER TABLE job_search ALTER pay_year TYPE {yearly}")
    op.execute(sa.text(OF_JOB.replace("@AS", cast).replace(":", "\\:")))
    op.execute(KEPT)


def upgrade() -> None:
    op.execute(ALONE)
    _turn("numeric(12, 2)", "numeric(16, 2)", "")
    op.execute("CREATE INDEX ix_company_alike ON company USING gist (lower(name || ' ' || city) gist_trgm_ops)")


def downgrade() -> None:
    op.execute(ALONE)
    op.execute("DROP INDEX ix_company_alike")
    # Never more than was said.
    op.execute("UPDATE job SET pay_min = trunc(pay_min), pay_max = trunc(pay_max)")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _turn("integer", "bigint", "::bigint")
