"""A public résumé as a plain GET returns it: head tags and structured data."""

from collections.abc import AsyncIterator
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.resumes import service
from resumes_app.resumes.schemas import ResumeView
from resumes_app.ui.served_feed import SitemapEntry, Stamp, answer, sitemap_pieces
from resumes_app.ui.served_page import absolute, json_ld, served_page


@needs(Permission.ANYONE)
async def resume(request: Request) -> Response:
    """Answer one résumé's page; 404, with a page that helps on, where there is none or it is no longer public."""
    try:
        found = await service.resume_view(request.path_params["public_id"])
    except NotFound as error:
        text = f"<h1>{escape(error.message)}</h1><p><a href='/examples'>See others</a></p>"
        page = served_page(_titled("Not public"), description=error.message, indexed=False, without_scripts=text)
        return HTMLResponse(page, error.status)
    clip = found["clip"]
    page = served_page(
        _titled(f"{found['title']} by {found['name']}"),
        description=_description(found),
        path=f"/r/{found['public_id']}",
        open_graph={
            "type": "video.other",
            "image": absolute(clip["poster"]),
            "video": absolute(clip["mp4_720"] or clip["mp4_480"]),
            "video:type": "video/mp4",
        },
        extra_head=json_ld(video_object_ld(found)),
        without_scripts=f"<h1>{escape(found['title'])}</h1><p>{escape(clip['transcript'])}</p>",
    )
    return HTMLResponse(page)


def _titled(text: str) -> str:
    return f"{text} · {settings().brand_name}"


def _description(found: ResumeView) -> str:
    return f"A video résumé by {found['name']}, #{found['hashtag']}."


def video_object_ld(found: ResumeView) -> dict[str, Any]:
    """Return the résumé as schema.org's VideoObject."""
    clip = found["clip"]
    return {
        "@context": "https://schema.org/",
        "@type": "VideoObject",
        "name": found["title"],
        "description": _description(found),
        "thumbnailUrl": absolute(clip["poster"]),
        "uploadDate": found["published_at"],
        "expires": found["expires_at"],
        "duration": f"PT{round(clip['duration_ms'] / 1000)}S",
        "contentUrl": absolute(clip["mp4_720"] or clip["mp4_480"]),
        "transcript": clip["transcript"],
    }


async def sitemap_parts() -> list[SitemapEntry]:
    """Return the parts that the site map's index names."""
    parts = await service.resume_parts()
    return [SitemapEntry(f"/sitemap-resumes-{number}.xml", changed_at) for number, _, changed_at in parts]


@needs(Permission.ANYONE)
async def sitemap_part(request: Request) -> Response:
    """Answer one part of the site map.

    Raises:
        NotFound: No résumé is public in it.
    """
    number = request.path_params["number"]
    found = [(count, changed_at) for part, count, changed_at in await service.resume_parts() if part == number]
    if not found:
        raise NotFound("There is no such part. The index names those there are.")
    count, changed_at = found[0]
    return answer(
        request, Stamp(f"{count} {changed_at}", changed_at), "application/xml", sitemap_pieces(_pages(number))
    )


async def _pages(number: int) -> AsyncIterator[list[SitemapEntry]]:
    async for resumes in service.resume_part(number):
        yield [SitemapEntry(f"/r/{public_id}", published_at) for public_id, published_at in resumes]


routes = [
    Route("/r/{public_id}", resume),
    Route("/r/{public_id}/", resume),
    Route("/sitemap-resumes-{number:int}.xml", sitemap_part),
]
