"""Search over published jobs: words, filters, order and pages, counts; and the places of the world.

It reads `job_search`, which triggers of the database keep in step with jobs and companies. It knows ids only: the
jobs area says how a job is shown.
"""

from resumes_app.search.counting import COUNTED, Counts, count
from resumes_app.search.extensions import lacking
from resumes_app.search.highlighting import Piece, excerpt, highlight
from resumes_app.search.letters import plain
from resumes_app.search.paging import Found, Hit, find
from resumes_app.search.places import PlaceChoice, find_place, load_places, place_by_id, suggest_places
from resumes_app.search.wanted import FACETS, Sort, Wanted, nearest
from resumes_app.search.words import Query, alternative, most_alike, understand

__all__ = [
    "COUNTED",
    "FACETS",
    "Counts",
    "Found",
    "Hit",
    "Piece",
    "PlaceChoice",
    "Query",
    "Sort",
    "Wanted",
    "alternative",
    "count",
    "excerpt",
    "find",
    "find_place",
    "highlight",
    "lacking",
    "load_places",
    "most_alike",
    "nearest",
    "place_by_id",
    "plain",
    "suggest_places",
    "understand",
]
