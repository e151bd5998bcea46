"""Generated jobs, by SQL alone: a hundred thousand in seconds, a million in minutes."""

from typing import Any

import psycopg

ROLES = [
    "barista",
    "nurse",
    "cook",
    "driver",
    "carer",
    "developer",
    "designer",
    "cleaner",
    "teacher",
    "guide",
    "mechanic",
    "clerk",
    "baker",
    "analyst",
    "gardener",
    "welder",
    "florist",
    "courier",
    "tutor",
    "receptionist",
]
KINDS_OF_ROLE = ["night", "weekend", "junior", "trainee", "senior", "early", "summer", "evening", "assistant", "lead"]
TOWNS = (
    ("Lisbon", "PT", 38.72509, -9.1498), ("Porto", "PT", 41.14961, -8.61099), ("Dublin", "IE", 53.33306, -6.24889),
    ("Berlin", "DE", 52.52437, 13.41053), ("Leeds", "GB", 53.79648, -1.54785), ("Antwerp", "BE", 51.22047, 4.40026),
    ("Malmo", "SE", 55.60587, 13.00073), ("Tallinn", "EE", 59.43696, 24.75353), ("Krakow", "PL", 50.06143, 19.93658),
    ("Valencia", "ES", 39.46975, -0.37739),
)  # fmt: skip
TEXTS = 1000
WORDS_IN_A_TEXT = 60
VOCABULARY = 3000

# The parts of the search vector are made once each and put together: the function that triggers use takes a third of a
# millisecond a job. tests/search/test_plans.py holds both alike.
_PARTS = """
CREATE TEMP TABLE made_title AS
  SELECT n, title, search_text(title, 'A') AS vector FROM (
    SELECT row_number() OVER () - 1 AS n, initcap(kind) || ' ' || role AS title
    FROM unnest(%(kinds)s::text[]) kind, unnest(%(roles)s::text[]) role) t;
CREATE TEMP TABLE made_town AS
  SELECT ordinality - 1 AS n, name, country, latitude, longitude,
    search_text(name || ' ' || country_name(country) || ' Why you?', 'C') AS vector
  FROM unnest(%(towns)s::text[], %(countries)s::text[], %(latitudes)s::float8[], %(longitudes)s::float8[])
    WITH ORDINALITY AS town (name, country, latitude, longitude, ordinality);
CREATE TEMP TABLE made_label AS
  SELECT kind, level, remote, search_text(job_labels(kind, level, remote), 'C') AS vector
  FROM unnest(%(contracts)s::text[], %(levels)s::text[]) made (kind, level),
    unnest(ARRAY['onsite', 'hybrid', 'remote']) remote;
CREATE TEMP TABLE made_text AS
  SELECT n, html, setweight(to_tsvector('resumes', search_plain(html)), 'D') AS vector FROM (
    SELECT n, '<p>' || string_agg('w' || floor(%(vocabulary)s * random() ^ 3)::int, ' ') || '</p>' AS html
    FROM generate_series(0, %(texts)s - 1) n, generate_series(1, %(length)s) GROUP BY n) t;
INSERT INTO company (slug, name, about, website, city, country, colour, verified_at, created_at, suspended_for)
  SELECT 'made-' || n, 'Made ' || n, '', '', '', '', '', now(), now(), '' FROM generate_series(1, %(companies)s) n;
CREATE TEMP TABLE made_company AS
  SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, slug, search_text(name || ' ', 'B') AS vector
  FROM company WHERE slug LIKE 'made-%%';
CREATE TEMP TABLE made_tags AS
  SELECT n, ARRAY['skill' || n, 'skill' || (n * 7 + 1) %% 40] AS tags,
    search_text('skill' || n || ' skill' || (n * 7 + 1) %% 40, 'B') AS vector FROM generate_series(0, 39) n;
INSERT INTO clip (token, width, height, duration_ms, placeholder, transcript, captions_drawn, created_at)
  SELECT 'made-' || n, 720, 1280, 20000, '', '', false, now() FROM generate_series(1, 50) n;
INSERT INTO rendition (clip_id, kind, storage_key, content_type, size_bytes)
  SELECT clip.id, kind, 'clips/' || token || '/' || kind, '', 1 FROM clip,
    unnest(ARRAY['mp4_720', 'mp4_480', 'preview', 'poster', 'captions', 'waveform']) kind WHERE token LIKE 'made-%%'
"""
_JOBS = """
WITH made AS (
  SELECT s.n, t.title, t.vector AS title_vector, w.name AS town, w.country, w.latitude, w.longitude,
    w.vector AS town_vector, d.html, d.vector AS text_vector, c.id AS company_id, c.slug AS company,
    c.vector AS company_vector, g.tags, g.vector AS tags_vector
  FROM generate_series(%(first)s, %(last)s) s (n)
  JOIN made_title t ON t.n = abs(hashint4(s.n)) %% 200
  JOIN made_town w ON w.n = abs(hashint4(s.n + 7)) %% 10
  JOIN made_text d ON d.n = abs(hashint4(s.n + 77)) %% %(texts)s
  JOIN made_company c ON c.n = abs(hashint4(s.n + 777)) %% %(companies)s
  JOIN made_tags g ON g.n = abs(hashint4(s.n + 7777)) %% 40
), job_made AS (
  INSERT INTO job (slug, company_id, title, description_html, question, more_questions, reply_kinds, reply_limit_s,
    place, country, latitude, longitude, remote, employment_type, level, pay_min, pay_max, pay_currency, pay_unit, tags,
    status, review_rule, staged_reveal, numbered, reply_by_days, time_zone, full_hd, accommodation_contact, clip_id,
    source_url, created_at, updated_at, published_at, closes_at)
  SELECT 'made-' || n, company_id, title, html, 'Why you?', '{}', '{video,sound,text}', 90, town, country,
    latitude + (n %% 97) * 0.003, longitude + (n %% 89) * 0.003,
    (ARRAY['onsite', 'hybrid', 'remote'])[1 + n %% 3],
    (%(contracts)s::text[])[1 + n %% 4], (%(levels)s::text[])[1 + n %% 4],
    9 + n %% 10 + n %% 4 * 0.25, 12 + n %% 30 + n %% 4 * 0.25, 'EUR', 'HOUR', tags,
    'published', 'rolling', false, 0, 14, 'UTC', false, '', (SELECT min(id) FROM clip) + n %% 50, '', now(), now(),
    now() - n * interval '1 second', now() + (1 + n %% 60) * interval '1 day'
  FROM made RETURNING id, slug
)
SELECT count(*) FROM job_made
"""
_SEARCH = """
INSERT INTO job_search
SELECT j.id, j.published_at, j.closes_at, j.latitude, j.longitude, j.pay_currency, j.pay_max * 2080,
  ARRAY['kind:' || j.employment_type, 'level:' || j.level, 'remote:' || j.remote, 'company:' || c.slug,
    'tag:' || j.tags[1], 'tag:' || j.tags[2], 'reply:video', 'reply:sound', 'reply:text'],
  t.vector || (c.vector || g.vector) || (w.vector || l.vector) || d.vector
FROM job j
JOIN made_title t ON t.title = j.title JOIN made_town w ON w.name = j.place
JOIN made_text d ON d.html = j.description_html JOIN made_company c ON c.id = j.company_id
JOIN made_tags g ON g.tags = j.tags::text[]
JOIN made_label l ON l.kind = j.employment_type AND l.level = j.level AND l.remote = j.remote
WHERE j.id > %(known)s
"""
_WORDS = """
INSERT INTO search_word SELECT DISTINCT word FROM (
  SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', title))) FROM made_title
  UNION ALL SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', name))) FROM made_town
  UNION ALL SELECT unnest(tags) FROM made_tags
  UNION ALL SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', country_name(country)))) FROM made_town
  UNION ALL SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', job_labels(kind, level, remote))))
    FROM made_label
  UNION ALL SELECT unnest(tsvector_to_array(vector)) FROM made_text) said (word) ON CONFLICT DO NOTHING
"""
BATCH = 20_000
SECONDARY = ("ix_job_search_text", "ix_job_search_earth")
"""Indexes that are made faster at the end than row by row."""


def make_jobs(conninfo: str, number: int, words: int = WORDS_IN_A_TEXT) -> None:
    """Have so many open jobs in a database without any, each described in `words` words; needs a superuser."""
    companies = max(50, number // 500)
    given: dict[str, Any] = {
        "kinds": KINDS_OF_ROLE,
        "roles": ROLES,
        "contracts": ["FULL_TIME", "PART_TIME", "INTERN", "TEMPORARY"],
        "levels": ["entry", "junior", "mid", "senior"],
        "towns": [town[0] for town in TOWNS],
        "countries": [town[1] for town in TOWNS],
        "latitudes": [town[2] for town in TOWNS],
        "longitudes": [town[3] for town in TOWNS],
        "texts": TEXTS,
        "length": words,
        "vocabulary": VOCABULARY,
        "companies": companies,
        "number": number,
    }
    with psycopg.connect(conninfo, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
        for setting in ("session_replication_role = replica", "synchronous_commit = off", "work_mem = '256MB'"):
            connection.execute(f"SET {setting}")
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute("SELECT setseed(0.5)")
        for statement in _PARTS.split(";\n"):
            connection.execute(statement, given)
        indexes = connection.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = ANY (%s)", (list(SECONDARY),)
        ).fetchall()
        for name in SECONDARY:
            connection.execute(f"DROP INDEX {name}")
        # The oldest first, as a board fills.
        for last in range(number, 0, -BATCH):
            row = connection.execute("SELECT coalesce(max(id), 0) FROM job").fetchone()
            batch = {"first": max(1, last - BATCH + 1), "last": last, "known": row[0] if row else 0}
            connection.execute(_JOBS, given | batch)
            connection.execute(_SEARCH, given | batch)
        connection.execute(_WORDS)
        for (definition,) in indexes:
            connection.execute(definition)
        connection.execute("VACUUM ANALYZE job, job_search, company, search_word, clip, rendition")
