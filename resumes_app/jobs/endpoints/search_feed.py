"""What a kept search finds, as an Atom feed."""

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.atom import MEDIA_TYPE, atom_feed
from resumes_app.ui.served_feed import PRIVATE, Stamp, answer


@needs(Permission.ANYONE)
async def search_feed(request: Request) -> Response:
    """Answer what a kept search finds as an Atom feed, to whoever has its address.

    Raises:
        NotFound: No search has this address.
    """
    found = await service.search_feed(request.path_params["token"])
    feed = atom_feed(found.title, request.url.path, found.page, found.postings, found.changed_at)
    response = answer(request, Stamp(feed, found.told_at), MEDIA_TYPE, feed, cache=PRIVATE)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
