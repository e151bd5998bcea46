"""search: of towns with one name, that in the state or country which is named with it"""

import json

import sqlalchemy as sa

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

STATES = """
AK=Alaska; AL=Alabama; AR=Arkansas; AZ=Arizona; CA=California; CO=Colorado; CT=Connecticut;
DC=District of Columbia; DE=Delaware; FL=Florida; GA=Georgia; HI=Hawaii; IA=Iowa; ID=Idaho; IL=Illinois;
IN=Indiana; KS=Kansas; KY=Kentucky; LA=Louisiana; MA=Massachusetts; MD=Maryland; ME=Maine; MI=Michigan;
MN=Minnesota; MO=Missouri; MS=Mississippi; MT=Montana; NC=North Carolina; ND=North Dakota; NE=Nebraska;
NH=New Hampshire; NJ=New Jersey; NM=New Mexico; NV=Nevada; NY=New York; OH=Ohio; OK=Oklahoma; OR=Oregon;
PA=Pennsylvania; RI=Rhode Island; SC=South Carolina; SD=South Dakota; TN=Tennessee; TX=Texas; UT=Utah;
VA=Virginia; VT=Vermont; WA=Washington; WI=Wisconsin; WV=West Virginia; WY=Wyoming
"""

# `place_within` counts what is said behind the town's name and is true of the place, whose label is its name, its state
# where it has one, and its country.
FUNCTIONS = """
CREATE FUNCTION state_name(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CAST('{states}' AS jsonb) ->> code
$$;

CREATE FUNCTION place_within(said text, label text, country text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM unnest(string_to_array(said, ',')) WITH ORDINALITY AS part(word, number)
  WHERE number > 1 AND (
    lower(unaccent(trim(word))) = ANY ((string_to_array(lower(unaccent(label)), ', '))[2:])
    OR upper(trim(word)) = country
    OR country = 'US' AND state_name(upper(trim(word))) = split_part(label, ', ', 2))
$$;

CREATE OR REPLACE FUNCTION place_named(said text, of_country text) RETURNS SETOF place LANGUAGE sql STABLE AS $$
  SELECT place.* FROM place_name JOIN place ON place.id = place_name.place_id
  WHERE place_name.key = lower(unaccent(trim(split_part(said, ',', 1))))
    AND (of_country = '' OR place.country = of_country)
  ORDER BY place_within(said, place.label, place.country) DESC,
    place.population::bigint * CASE WHEN lower(unaccent(place.name)) = place_name.key THEN 8 ELSE 1 END DESC,
    place.id LIMIT 1
$$;
"""
NAMED_BEFORE = """
CREATE OR REPLACE FUNCTION place_named(said text, of_country text) RETURNS SETOF place LANGUAGE sql STABLE AS $$
  SELECT place.* FROM place_name JOIN place ON place.id = place_name.place_id
  WHERE place_name.key = lower(unaccent(trim(split_part(said, ',', 1))))
    AND (of_country = '' OR place.country = of_country)
  ORDER BY place.population::bigint * CASE WHEN lower(unaccent(place.name)) = place_name.key THEN 8 ELSE 1 END DESC,
    place.id LIMIT 1
$$;
"""

# Jobs at a town of that name elsewhere than their place says; then those whose town is only looked up.
MOVED = """
UPDATE job SET place_id = moved.place_id, latitude = moved.latitude, longitude = moved.longitude FROM (
  SELECT job.id, own.id AS place_id, own.latitude, own.longitude
  FROM job JOIN place ON place.id = job.place_id, LATERAL place_named(job.place, job.country) own
  WHERE job.place LIKE '%,%'
    AND place_within(job.place, own.label, own.country) > place_within(job.place, place.label, place.country)
) moved WHERE job.id = moved.id;
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE job_search SET latitude = named.latitude, longitude = named.longitude
  FROM job, LATERAL place_named(job.place, job.country) named
  WHERE job.id = job_search.job_id AND job.latitude IS NULL AND job.place LIKE '%,%'
    AND (job_search.latitude, job_search.longitude) IS DISTINCT FROM (named.latitude, named.longitude);
"""


def _run(sql: str) -> None:
    op.execute(sa.text(sql.replace(":", "\\:")))


def upgrade() -> None:
    names = dict(pair.split("=", 1) for pair in STATES.replace("\n", " ").strip().split("; "))
    _run(FUNCTIONS.replace("{states}", json.dumps(names)))
    _run(MOVED)


def downgrade() -> None:
    # Jobs stay where their place says that they are.
    _run(NAMED_BEFORE)
    for function in ("place_within(text, text, text)", "state_name(text)"):
        op.execute(f"DROP FUNCTION {function}")
