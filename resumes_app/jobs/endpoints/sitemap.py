"""The jobs' part of the site map."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.ui.served_feed import SitemapEntry, Stamp, answer, sitemap_pieces


async def parts() -> list[SitemapEntry]:
    """Return the parts that the index names."""
    return [
        SitemapEntry(f"/sitemap-jobs-{number}.xml", changed_at) for number, _, changed_at in await service.job_parts()
    ]


@needs(Permission.ANYONE)
async def part(request: Request) -> Response:
    """Answer one part.

    Raises:
        NotFound: No job is open in it.
    """
    number = request.path_params["number"]
    found = await service.job_parts(number)
    if not found:
        raise NotFound("There is no such part. The index names those there are.")
    [(_, jobs, changed_at)] = found
    stamp = Stamp(f"{jobs} {changed_at}", changed_at)
    return answer(request, stamp, "application/xml", sitemap_pieces(_pages(number)))


async def _pages(number: int) -> AsyncIterator[list[SitemapEntry]]:
    async for jobs in service.job_part(number):
        yield [SitemapEntry(f"/jobs/{slug}", updated_at) for slug, updated_at in jobs]
