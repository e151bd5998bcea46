"""The newest open jobs as an Atom feed (RFC 4287)."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from resumes_app import clock
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.posting import description_of
from resumes_app.jobs.schemas import JobPosting
from resumes_app.ui.served_feed import XML, Stamp, answer, text, w3c_time
from resumes_app.ui.served_page import absolute

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"


@needs(Permission.ANYONE)
async def newest(request: Request) -> Response:
    """Answer the newest open jobs."""
    mark, changed_at = await service.open_jobs_stamp()
    postings = await service.newest_postings()
    feed = atom_feed("Open jobs", "/feeds/jobs.atom", "/jobs", postings, changed_at)
    return answer(request, Stamp(mark, changed_at), MEDIA_TYPE, feed)


def atom_feed(title: str, path: str, page: str, postings: list[JobPosting], changed_at: datetime | None) -> str:
    """Return jobs as a feed.

    Args:
        path: Where the feed is, on this site.
        page: The page that shows the same to people.
        changed_at: When what it holds last changed; None where there never was anything.
    """
    brand = settings().brand_name
    head = (
        f"<id>{text(absolute(path))}</id><title>{text(f'{title} · {brand}')}</title>"
        f"<updated>{w3c_time(changed_at or clock.now())}</updated><author><name>{text(brand)}</name></author>"
        f'<link rel="self" type="{MEDIA_TYPE}" href="{text(absolute(path))}"/>'
        f'<link rel="alternate" type="text/html" href="{text(absolute(page))}"/>'
    )
    return f'{XML}<feed xmlns="{ATOM}" xml:lang="en">{head}{"".join(_entry(job) for job in postings)}</feed>\n'


def _entry(posting: JobPosting) -> str:
    brief, company = posting.brief, posting.brief.company["name"]
    address = text(absolute(f"/jobs/{brief.slug}"))
    facts = " · ".join(fact for fact in (brief.place, brief.pay, posting.employment) if fact)
    tags = "".join(f'<category term="{text(tag)}"/>' for tag in posting.tags)
    return (
        f"<entry><id>{address}</id><title>{text(f'{brief.title} at {company}')}</title>"
        f"<updated>{w3c_time(posting.updated_at)}</updated><published>{w3c_time(posting.published_at)}</published>"
        f"<author><name>{text(company)}</name></author>"
        f'<link rel="alternate" type="text/html" href="{address}"/>{tags}'
        f'<summary>{text(facts)}</summary><content type="html">{text(description_of(posting))}</content></entry>'
    )
