"""search: kind, level, place of work and country are words of a job; a town's own name counts more than other names"""

import json

import sqlalchemy as sa

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

# As the job form names them.
COUNTRIES = """
AD=Andorra; AE=United Arab Emirates; AF=Afghanistan; AG=Antigua and Barbuda; AI=Anguilla; AL=Albania;
AM=Armenia; AN=Netherlands Antilles; AO=Angola; AQ=Antarctica; AR=Argentina; AS=American Samoa; AT=Austria;
AU=Australia; AW=Aruba; AX=Aland Islands; AZ=Azerbaijan; BA=Bosnia and Herzegovina; BB=Barbados; BD=Bangladesh;
BE=Belgium; BF=Burkina Faso; BG=Bulgaria; BH=Bahrain; BI=Burundi; BJ=Benin; BL=Saint Barthelemy; BM=Bermuda;
BN=Brunei; BO=Bolivia; BQ=Bonaire, Saint Eustatius and Saba; BR=Brazil; BS=Bahamas; BT=Bhutan;
BV=Bouvet Island; BW=Botswana; BY=Belarus; BZ=Belize; CA=Canada; CC=Cocos Islands;
CD=Democratic Republic of the Congo; CF=Central African Republic; CG=Republic of the Congo; CH=Switzerland;
CI=Ivory Coast; CK=Cook Islands; CL=Chile; CM=Cameroon; CN=China; CO=Colombia; CR=Costa Rica;
CS=Serbia and Montenegro; CU=Cuba; CV=Cabo Verde; CW=Curacao; CX=Christmas Island; CY=Cyprus; CZ=Czechia;
DE=Germany; DJ=Djibouti; DK=Denmark; DM=Dominica; DO=Dominican Republic; DZ=Algeria; EC=Ecuador; EE=Estonia;
EG=Egypt; EH=Western Sahara; ER=Eritrea; ES=Spain; ET=Ethiopia; FI=Finland; FJ=Fiji; FK=Falkland Islands;
FM=Micronesia; FO=Faroe Islands; FR=France; GA=Gabon; GB=United Kingdom; GD=Grenada; GE=Georgia;
GF=French Guiana; GG=Guernsey; GH=Ghana; GI=Gibraltar; GL=Greenland; GM=Gambia; GN=Guinea; GP=Guadeloupe;
GQ=Equatorial Guinea; GR=Greece; GS=South Georgia and the South Sandwich Islands; GT=Guatemala; GU=Guam;
GW=Guinea-Bissau; GY=Guyana; HK=Hong Kong; HM=Heard Island and McDonald Islands; HN=Honduras; HR=Croatia;
HT=Haiti; HU=Hungary; ID=Indonesia; IE=Ireland; IL=Israel; IM=Isle of Man; IN=India;
IO=British Indian Ocean Territory; IQ=Iraq; IR=Iran; IS=Iceland; IT=Italy; JE=Jersey; JM=Jamaica; JO=Jordan;
JP=Japan; KE=Kenya; KG=Kyrgyzstan; KH=Cambodia; KI=Kiribati; KM=Comoros; KN=Saint Kitts and Nevis;
KP=North Korea; KR=South Korea; KW=Kuwait; KY=Cayman Islands; KZ=Kazakhstan; LA=Laos; LB=Lebanon;
LC=Saint Lucia; LI=Liechtenstein; LK=Sri Lanka; LR=Liberia; LS=Lesotho; LT=Lithuania; LU=Luxembourg; LV=Latvia;
LY=Libya; MA=Morocco; MC=Monaco; MD=Moldova; ME=Montenegro; MF=Saint Martin; MG=Madagascar;
MH=Marshall Islands; MK=North Macedonia; ML=Mali; MM=Myanmar; MN=Mongolia; MO=Macao;
MP=Northern Mariana Islands; MQ=Martinique; MR=Mauritania; MS=Montserrat; MT=Malta; MU=Mauritius; MV=Maldives;
MW=Malawi; MX=Mexico; MY=Malaysia; MZ=Mozambique; NA=Namibia; NC=New Caledonia; NE=Niger; NF=Norfolk Island;
NG=Nigeria; NI=Nicaragua; NL=The Netherlands; NO=Norway; NP=Nepal; NR=Nauru; NU=Niue; NZ=New Zealand; OM=Oman;
PA=Panama; PE=Peru; PF=French Polynesia; PG=Papua New Guinea; PH=Philippines; PK=Pakistan; PL=Poland;
PM=Saint Pierre and Miquelon; PN=Pitcairn; PR=Puerto Rico; PS=Palestinian Territory; PT=Portugal; PW=Palau;
PY=Paraguay; QA=Qatar; RE=Reunion; RO=Romania; RS=Serbia; RU=Russia; RW=Rwanda; SA=Saudi Arabia;
SB=Solomon Islands; SC=Seychelles; SD=Sudan; SE=Sweden; SG=Singapore; SH=Saint Helena; SI=Slovenia;
SJ=Svalbard and Jan Mayen; SK=Slovakia; SL=Sierra Leone; SM=San Marino; SN=Senegal; SO=Somalia; SR=Suriname;
SS=South Sudan; ST=Sao Tome and Principe; SV=El Salvador; SX=Sint Maarten; SY=Syria; SZ=Eswatini;
TC=Turks and Caicos Islands; TD=Chad; TF=French Southern Territories; TG=Togo; TH=Thailand; TJ=Tajikistan;
TK=Tokelau; TL=Timor Leste; TM=Turkmenistan; TN=Tunisia; TO=Tonga; TR=Turkey; TT=Trinidad and Tobago;
TV=Tuvalu; TW=Taiwan; TZ=Tanzania; UA=Ukraine; UG=Uganda; UM=United States Minor Outlying Islands;
US=United States; UY=Uruguay; UZ=Uzbekistan; VA=Vatican; VC=Saint Vincent and the Grenadines; VE=Venezuela;
VG=British Virgin Islands; VI=U.S. Virgin Islands; VN=Vietnam; VU=Vanuatu; WF=Wallis and Futuna; WS=Samoa;
XK=Kosovo; YE=Yemen; YT=Mayotte; ZA=South Africa; ZM=Zambia; ZW=Zimbabwe
"""

# What is printed as two words is one here: "time" is not a word of every job.
WORDS = """
CREATE FUNCTION country_name(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CAST('{countries}' AS jsonb) ->> code
$$;

CREATE FUNCTION job_labels(kind text, level text, remote text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(' ',
    CASE kind WHEN 'FULL_TIME' THEN 'fulltime' WHEN 'PART_TIME' THEN 'parttime' WHEN 'CONTRACTOR' THEN 'contract'
      WHEN 'TEMPORARY' THEN 'temporary' WHEN 'INTERN' THEN 'internship' WHEN 'VOLUNTEER' THEN 'volunteering'
      WHEN 'PER_DIEM' THEN 'bytheday' END,
    level, level || 'level', remote)
$$;

CREATE FUNCTION place_named(said text, of_country text) RETURNS SETOF place LANGUAGE sql STABLE AS $$
  SELECT place.* FROM place_name JOIN place ON place.id = place_name.place_id
  WHERE place_name.key = lower(unaccent(trim(split_part(said, ',', 1))))
    AND (of_country = '' OR place.country = of_country)
  ORDER BY place.population::bigint * CASE WHEN lower(unaccent(place.name)) = place_name.key THEN 8 ELSE 1 END DESC,
    place.id LIMIT 1
$$;
"""
LOOKED_UP = "place_named(j.place, j.country) AS place WHERE j.latitude IS NULL"
LOOKED_UP_BEFORE = """place_name JOIN place ON place.id = place_name.place_id
    WHERE j.latitude IS NULL AND place_name.key = lower(unaccent(trim(split_part(j.place, ',', 1))))
      AND (j.country = '' OR place.country = j.country)
    ORDER BY place.population DESC, place.id LIMIT 1"""
PRINTED = "country_name(j.country), job_labels(j.employment_type, j.level, j.remote), "

READ = """
CREATE OR REPLACE FUNCTION job_search_of(j job, c company) RETURNS job_search LANGUAGE sql STABLE AS $$
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
      ARRAY['kind:' || nullif(j.employment_type, ''), 'level:' || j.level, 'remote:' || j.remote, 'company:' || c.slug]
        || CASE WHEN j.question_clip_id IS NOT NULL THEN ARRAY['duet:yes'] ELSE ARRAY[]::text[] END
        || ARRAY(SELECT DISTINCT 'tag:' || lower(tag) FROM unnest(j.tags) tag)
        || ARRAY(SELECT DISTINCT 'reply:' || kind FROM unnest(j.reply_kinds) kind),
      NULL),
    search_text(j.title, 'A')
      || search_text(c.name || ' ' || array_to_string(j.tags, ' '), 'B')
      || search_text(concat_ws(' ', j.place, {printed}j.question), 'C')
      || setweight(to_tsvector('resumes', search_plain(j.description_html)), 'D')
  FROM (SELECT) AS one LEFT JOIN LATERAL (SELECT place.latitude, place.longitude FROM {looked_up}) p ON true
$$;

CREATE OR REPLACE FUNCTION job_words(j job, c company) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT unnest(tsvector_to_array(to_tsvector('resumes_words', translate(
    concat_ws(' ', j.title, c.name, array_to_string(j.tags, ' '), j.place, {printed}j.question), '/_', '  ')
    || ' ' || search_plain(j.description_html))))
$$;
"""

# The vectors are added to: a job that is read anew costs ten times as much, and its words once more.
ADDED = """
ALTER TABLE job_search DISABLE TRIGGER search_words_kept;
DROP INDEX ix_job_search_text;
DROP INDEX ix_job_search_earth;
UPDATE job_search SET search = search || search_text(
    concat_ws(' ', country_name(job.country), job_labels(job.employment_type, job.level, job.remote)), 'C')
  FROM job WHERE job.id = job_search.job_id;
UPDATE job_search SET latitude = named.latitude, longitude = named.longitude
  FROM job, LATERAL place_named(job.place, job.country) named
  WHERE job.id = job_search.job_id AND job.latitude IS NULL
    AND (job_search.latitude, job_search.longitude) IS DISTINCT FROM (named.latitude, named.longitude);
CREATE INDEX ix_job_search_text ON job_search USING gin (search, facets) WITH (fastupdate = off);
CREATE INDEX ix_job_search_earth ON job_search USING gist (ll_to_earth(latitude, longitude));
INSERT INTO search_word
  SELECT DISTINCT unnest(tsvector_to_array(to_tsvector('resumes_words',
    concat_ws(' ', country_name(said.country), job_labels(said.employment_type, said.level, said.remote)))))
  FROM (SELECT DISTINCT country, employment_type, level, remote FROM job WHERE status = 'published') said
  ON CONFLICT DO NOTHING;
ALTER TABLE job_search ENABLE TRIGGER search_words_kept;
"""

# Jobs at a town that is only called so elsewhere, though another has that name for its own.
MOVED = """
UPDATE job SET place_id = moved.place_id, latitude = moved.latitude, longitude = moved.longitude FROM (
  SELECT job.id, own.id AS place_id, own.latitude, own.longitude
  FROM job JOIN place ON place.id = job.place_id, LATERAL place_named(job.place, job.country) own
  WHERE own.id <> place.id AND lower(unaccent(place.name)) <> lower(unaccent(trim(split_part(job.place, ',', 1))))
) moved WHERE job.id = moved.id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def _run(sql: str) -> None:
    op.execute(sa.text(sql.replace(":", "\\:")))


def upgrade() -> None:
    names = dict(pair.split("=", 1) for pair in COUNTRIES.replace("\n", " ").strip().split("; "))
    _run(WORDS.replace("{countries}", json.dumps(names, ensure_ascii=False).replace("'", "''")))
    _run(READ.format(printed=PRINTED, looked_up=LOOKED_UP))
    _run(ADDED)
    _run(MOVED)


def downgrade() -> None:
    # The words that were added stay until a job is written anew: they are true of it.
    _run(READ.format(printed="", looked_up=LOOKED_UP_BEFORE))
    for function in ("country_name(text)", "job_labels(text, text, text)", "place_named(text, text)"):
        op.execute(f"DROP FUNCTION {function}")
