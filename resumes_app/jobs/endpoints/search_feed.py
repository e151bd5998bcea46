"""What a kept search finds, as an Atom feed."""

from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.schemas import SearchFeed
from resumes_app.ui.served_page import absolute


@needs(Permission.ANYONE)
async def search_feed(request: Request) -> Response:
    """Answer what a kept search finds as an Atom feed, to whoever has its address."""
    found = await service.search_feed(request.path_params["token"])
    return Response(
        _atom(found, str(request.url.path)),
        media_type="application/atom+xml",
        headers={"Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"},
    )


def _atom(found: SearchFeed, path: str) -> bytes:
    """Source: RFC 4287."""
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    for name, text in (("id", absolute(path)), ("title", found["title"]), ("updated", found["updated"])):
        SubElement(root, name).text = text
    SubElement(SubElement(root, "author"), "name").text = settings().brand_name
    SubElement(root, "link", rel="self", href=absolute(path))
    SubElement(root, "link", href=found["link"])
    for job in found["entries"]:
        entry = SubElement(root, "entry")
        for name in ("title", "summary", "published", "updated"):
            SubElement(entry, name).text = _printable(job[name])  # type: ignore[literal-required]  # names of FeedEntry
        SubElement(entry, "id").text = job["link"]
        SubElement(entry, "link", href=job["link"])
    body: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}'.encode()


def _printable(text: str) -> str:
    """XML has no control characters."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
