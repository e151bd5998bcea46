"""HTTP routes of the jobs area: pages as a plain GET returns them, what other software reads, and files in and out."""

from starlette.routing import Route

from resumes_app.jobs.endpoints import (
    atom,
    boards,
    calendar,
    company,
    imports,
    indeed,
    listing,
    pages,
    search_feed,
    sitemap,
    unsubscribe,
)
from resumes_app.jobs.endpoints.listing import SERVED_JOBS, SERVED_QUERY
from resumes_app.jobs.endpoints.pages import FIRST_PAGE, SERVED_FEED

routes = [
    Route("/", pages.feed),
    Route("/jobs", listing.listing),
    Route("/jobs/", listing.listing),
    Route("/jobs/{slug}", pages.job),
    Route("/jobs/{slug}/", pages.job),
    Route("/company/{slug}", company.company),
    Route("/company/{slug}/", company.company),
    Route("/hire/imports", imports.take, methods=["POST"]),
    Route("/hire/jobs.csv", imports.table),
    Route("/feeds/jobs.atom", atom.newest),
    Route("/feeds/searches/{token}.atom", search_feed.search_feed),
    Route("/feeds/jobs.xml", indeed.everything),
    Route("/api/v1/boards/{company_slug}/jobs", boards.jobs),
    Route("/api/v1/boards/{company_slug}/jobs/{job_id:int}", boards.job),
    Route("/calendar/{token}.ics", calendar.deadlines),
    Route("/mails/{token}/stop", unsubscribe.unsubscribe, methods=["GET", "POST"]),
    Route("/sitemap-jobs-{number:int}.xml", sitemap.part),
]
sitemap_parts = sitemap.parts

__all__ = ["FIRST_PAGE", "SERVED_FEED", "SERVED_JOBS", "SERVED_QUERY", "routes", "sitemap_parts"]
