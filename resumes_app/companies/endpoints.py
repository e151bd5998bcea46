"""The companies' part of the site map."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.companies import service
from resumes_app.ui.served_feed import SitemapEntry, Stamp, answer, sitemap_part

PATH = "/sitemap-companies.xml"


async def sitemap_parts() -> list[SitemapEntry]:
    """Return the parts that the index names."""
    return [SitemapEntry(PATH)]


@needs(Permission.ANYONE)
async def part(request: Request) -> Response:
    """Answer the pages of the companies that take part."""
    body = sitemap_part(SitemapEntry(f"/company/{slug}") for slug in await service.pages())
    return answer(request, Stamp(body), "application/xml", body)


routes = [Route(PATH, part)]
