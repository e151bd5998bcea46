"""All open jobs in the XML that job boards take from each other (Indeed's)."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response

from resumes_app import clock
from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.posting import description_of
from resumes_app.jobs.schemas import JobPosting
from resumes_app.ui.served_feed import XML, Stamp, answer, cdata, http_time
from resumes_app.ui.served_page import absolute

JOB_TYPES = {
    "FULL_TIME": "fulltime",
    "PART_TIME": "parttime",
    "CONTRACTOR": "contract",
    "TEMPORARY": "temporary",
    "INTERN": "internship",
    "VOLUNTEER": "volunteer",
    "PER_DIEM": "perdiem",
}
"""Other kinds are left open."""


@needs(Permission.ANYONE)
async def everything(request: Request) -> Response:
    """Answer every open job."""
    mark, changed_at = await service.open_jobs_stamp()
    # When what it holds last changed: a feed that is built anew without a change is the same.
    built = http_time(changed_at or clock.now())
    return answer(request, Stamp(mark, changed_at), "application/xml", _pieces(built))


async def _pieces(built: str) -> AsyncIterator[str]:
    brand, home = settings().brand_name, absolute("/")
    yield f"{XML}<source>{_field('publisher', brand)}{_field('publisherurl', home)}{_field('lastBuildDate', built)}\n"
    async for postings in service.open_postings():
        yield "".join(job_element(posting) for posting in postings)
    yield "</source>\n"


def job_element(posting: JobPosting) -> str:
    """Return the job with every field of the format; those that are not known are empty."""
    brief = posting.brief
    fields = {
        "title": brief.title,
        "date": http_time(posting.published_at),
        "referencenumber": brief.slug,
        "url": absolute(f"/jobs/{brief.slug}"),
        "company": brief.company["name"],
        "city": posting.city,
        "state": "",
        "country": posting.country,
        "postalcode": "",
        "streetaddress": "",
        "email": "",
        "description": description_of(posting),
        "salary": brief.pay,
        "jobtype": JOB_TYPES.get(posting.employment_type, ""),
        "category": ", ".join(posting.tags),
        "remotetype": "Fully remote" if posting.remote else "Hybrid remote" if posting.hybrid else "",
    }
    return f"<job>{''.join(_field(name, value) for name, value in fields.items())}</job>\n"


def _field(name: str, value: str) -> str:
    return f"<{name}>{cdata(value)}</{name}>"
