"""search: published jobs with their words, facets and place; words, places; searches that people keep"""

import sqlalchemy as sa
import sqlmodel
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

EXTENSIONS = ("unaccent", "pg_trgm", "cube", "earthdistance")
WORDS = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"
COLUMNS = "job_id, published_at, open_until, latitude, longitude, pay_currency, pay_year, facets, search"

# No stop words: "IT" is one in English. Word for word beside the stems, so that the beginning of a word finds it.
TEXT_SEARCH = f"""
CREATE TEXT SEARCH DICTIONARY resumes_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION resumes (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION resumes ALTER MAPPING FOR {WORDS} WITH unaccent, resumes_stem;
CREATE TEXT SEARCH CONFIGURATION resumes_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION resumes_words ALTER MAPPING FOR {WORDS} WITH unaccent, simple;
"""

FUNCTIONS = """
CREATE FUNCTION search_text(said text, weight "char") RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT setweight(to_tsvector('resumes', translate(said, '/_', '  ')), weight)
      || setweight(to_tsvector('resumes_words', translate(said, '/_', '  ')), weight)
$$;

CREATE FUNCTION search_plain(html text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(regexp_replace(html, '<[^>]*>|&[a-zA-Z#0-9]+;', ' ', 'g'), '/_', '  ')
$$;

CREATE FUNCTION job_search_of(j job, c company) RETURNS job_search LANGUAGE sql STABLE AS $$
  SELECT
    j.id,
    coalesce(j.published_at, j.created_at),
    coalesce(j.closes_at, '9999-12-31 00:00:00+00'),
    coalesce(j.latitude, p.latitude),
    coalesce(j.longitude, p.longitude),
    j.pay_currency,
    coalesce(j.pay_max, j.pay_min, 0)::bigint * CASE j.pay_unit
      WHEN 'HOUR' THEN 2080 WHEN 'DAY' THEN 260 WHEN 'WEEK' THEN 52 WHEN 'MONTH' THEN 12 ELSE 1 END,
    array_remove(
      ARRAY['kind:' || j.employment_type, 'level:' || j.level, 'remote:' || j.remote, 'company:' || c.slug]
        || CASE WHEN j.question_clip_id IS NOT NULL THEN ARRAY['duet:yes'] ELSE ARRAY[]::text[] END
        || ARRAY(SELECT DISTINCT 'tag:' || lower(tag) FROM unnest(j.tags) tag)
        || ARRAY(SELECT DISTINCT 'reply:' || kind FROM unnest(j.reply_kinds) kind),
      NULL),
    search_text(j.title, 'A')
      || search_text(c.name || ' ' || array_to_string(j.tags, ' '), 'B')
      || search_text(j.place || ' ' || j.question, 'C')
      || setweight(to_tsvector('resumes', search_plain(j.description_html)), 'D')
  FROM (SELECT) AS one LEFT JOIN LATERAL (
    SELECT place.latitude, place.longitude FROM place_name JOIN place ON place.id = place_name.place_id
    WHERE j.latitude IS NULL AND place_name.key = lower(unaccent(trim(split_part(j.place, ',', 1))))
      AND (j.country = '' OR place.country = j.country)
    ORDER BY place.population DESC, place.id LIMIT 1
  ) p ON true
$$;

CREATE FUNCTION job_search_refresh(ids integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO job_search (@COLUMNS)
  SELECT s.* FROM job JOIN company ON company.id = job.company_id, LATERAL job_search_of(job, company) s
  WHERE job.id = ANY (ids) AND job.status = 'published'
  ON CONFLICT (job_id) DO UPDATE SET
    (@COLUMNS) = ROW (@EXCLUDED)
$$;

-- A change of a job waits for a new name of its company that is being written, and the other way round: either would
-- miss the other. Rows are not locked for it: who holds a job would wait for the company, and the other way round.
-- A transaction that writes jobs of many companies holds no more locks than fit in the server's table of them.
CREATE FUNCTION job_search_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'published' THEN
    PERFORM pg_advisory_xact_lock_shared(7303, NEW.company_id % 1000);
    PERFORM job_search_refresh(ARRAY[NEW.id]);
  ELSE
    DELETE FROM job_search WHERE job_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION job_search_of_company() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7303, NEW.id % 1000);
  PERFORM job_search_refresh(ARRAY(SELECT id FROM job WHERE company_id = NEW.id AND status = 'published'));
  RETURN NULL;
END $$;

CREATE FUNCTION job_words(j job, c company) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', translate(
    concat_ws(' ', j.title, c.name, array_to_string(j.tags, ' '), j.place, j.question), '/_', '  ')
    || ' ' || search_plain(j.description_html))))
$$;

-- Runs at the commit, and one transaction after the other: two that bring the same new words cannot block each other.
CREATE FUNCTION search_words_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fresh text[];
BEGIN
  SELECT array_agg(said.word) INTO fresh
  FROM job JOIN company ON company.id = job.company_id, LATERAL job_words(job, company) AS said (word)
  WHERE job.id = NEW.job_id AND length(said.word) <= 40
    AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = said.word);
  IF fresh IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(7302);
    INSERT INTO search_word SELECT unnest(fresh) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER job_search_kept AFTER INSERT OR UPDATE ON job
  FOR EACH ROW EXECUTE FUNCTION job_search_of_job();
CREATE TRIGGER job_search_renamed AFTER UPDATE OF name, slug ON company
  FOR EACH ROW EXECUTE FUNCTION job_search_of_company();
CREATE CONSTRAINT TRIGGER search_words_kept AFTER INSERT OR UPDATE OF search ON job_search
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_words_of_job();

SELECT job_search_refresh(ARRAY(SELECT id FROM job));
-- What waits for the commit would stand in the way of the next migration of these tables.
SET CONSTRAINTS ALL IMMEDIATE;
"""
DROPPED = (
    "TRIGGER job_search_kept ON job", "TRIGGER job_search_renamed ON company",
    "TRIGGER search_words_kept ON job_search", "FUNCTION search_words_of_job", "FUNCTION job_search_of_company",
    "FUNCTION job_search_of_job", "FUNCTION job_search_refresh", "FUNCTION job_words", "FUNCTION job_search_of",
    "FUNCTION search_plain", "FUNCTION search_text", "TABLE saved_search", "TABLE job_search", "TABLE search_word",
    "TABLE place_name", "TABLE place", "TEXT SEARCH CONFIGURATION resumes", "TEXT SEARCH CONFIGURATION resumes_words",
    "TEXT SEARCH DICTIONARY resumes_stem",
)  # fmt: skip


def extend() -> None:
    """Create the extensions that are not there.

    Raises:
        RuntimeError: The server lacks them, or its role may not.
    """
    try:
        for name in EXTENSIONS:
            op.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
    except sa.exc.DBAPIError as error:
        lines = "\n".join(f"  CREATE EXTENSION IF NOT EXISTS {name};" for name in EXTENSIONS)
        raise RuntimeError(
            f"The database lacks extensions that this role cannot create. As a superuser, run in it:\n{lines}\n"
            "Then start again. All four come with PostgreSQL; some systems have them in a package postgresql-contrib."
        ) from error


def upgrade() -> None:
    moment, text = sqlmodel.sql.sqltypes.UTCDateTime(), sqlmodel.sql.sqltypes.AutoString
    extend()
    op.create_table(
        "job_search",
        sa.Column("job_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("published_at", moment, nullable=False),
        sa.Column("open_until", moment, nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("pay_currency", text(length=3), nullable=False),
        sa.Column("pay_year", sa.BigInteger(), nullable=False),
        sa.Column("facets", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("search", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_job_search_job_id_job"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_job_search")),
    )
    op.create_index("ix_job_search_newest", "job_search", ["published_at", "job_id"])
    op.create_index("ix_job_search_closing", "job_search", ["open_until", "job_id"])
    op.create_index("ix_job_search_pay", "job_search", ["pay_currency", "pay_year", "job_id"])
    # A pending list would make a search after an import slow.
    op.create_index(
        "ix_job_search_text", "job_search", ["search", "facets"],
        postgresql_using="gin", postgresql_with={"fastupdate": "off"},
    )  # fmt: skip
    op.execute("CREATE INDEX ix_job_search_earth ON job_search USING gist (ll_to_earth(latitude, longitude))")
    op.create_table(
        "search_word",
        sa.Column("word", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_word")),
    )
    op.create_index(
        "ix_search_word_alike", "search_word", ["word"],
        postgresql_using="gist", postgresql_ops={"word": "gist_trgm_ops"},
    )  # fmt: skip
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", text(length=200), nullable=False),
        sa.Column("label", text(length=300), nullable=False),
        sa.Column("country", text(length=2), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_table(
        "place_name",
        sa.Column("key", sa.Text(collation="C"), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_place_name_place_id_place"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "place_id", name=op.f("pk_place_name")),
    )
    op.create_index(op.f("ix_place_name_place_id"), "place_name", ["place_id"])
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", text(length=24), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", text(length=80), nullable=False),
        sa.Column("query", text(length=1000), nullable=False),
        sa.Column(
            "alerts",
            sa.Enum("none", "daily", "weekly", name="alerts", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("feed_token", text(length=48), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("looked_at", moment, nullable=False),
        sa.Column("told_until", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_saved_search_user_id_user_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("feed_token", name=op.f("uq_saved_search_feed_token")),
    )
    op.create_index(op.f("ix_saved_search_public_id"), "saved_search", ["public_id"], unique=True)
    op.create_index(op.f("ix_saved_search_user_id"), "saved_search", ["user_id"])
    op.create_index("ix_saved_search_due", "saved_search", ["alerts", "looked_at"])
    op.execute(TEXT_SEARCH)
    excluded = ", ".join(f"excluded.{name}" for name in COLUMNS.split(", "))
    functions = FUNCTIONS.replace("@COLUMNS", COLUMNS).replace("@EXCLUDED", excluded)
    op.execute(sa.text(functions.replace(":", "\\:")))


def downgrade() -> None:
    # The extensions stay: something else may have come to use them.
    for thing in DROPPED:
        op.execute(f"DROP {thing}")
