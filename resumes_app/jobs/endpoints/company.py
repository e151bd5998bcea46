"""A company's page as a plain GET returns it: head tags, data and text."""

from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.pages import NO_PICTURE, cut, titled
from resumes_app.jobs.schemas import CompanyPosting
from resumes_app.ui.served_page import absolute, json_ld, served_page


@needs(Permission.ANYONE)
async def company(request: Request) -> Response:
    """Answer one company's page; 404, with a page that helps on, for one that takes no part."""
    try:
        posting = await service.company_posting(request.path_params["slug"])
    except NotFound as error:
        text = f"<h1>{escape(error.message)}</h1><p><a href='/companies'>See all companies</a></p>"
        page = served_page(titled("No such company"), description=error.message, indexed=False, without_scripts=text)
        return HTMLResponse(page, error.status)
    face = posting.profile
    page = served_page(
        titled(face.mark["name"]),
        description=cut(" ".join(f"{face.place}. {face.about}".split())),
        path=f"/company/{face.mark['slug']}",
        open_graph={"type": "profile", "image": absolute(posting.poster or NO_PICTURE)},
        extra_head=json_ld(organization_ld(posting)),
        without_scripts=_without_scripts(posting),
    )
    return HTMLResponse(page)


def organization_ld(posting: CompanyPosting) -> dict[str, Any]:
    """Return the company as schema.org's Organization."""
    face = posting.profile
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Organization",
        "name": face.mark["name"],
        "url": absolute(f"/company/{face.mark['slug']}"),
        "description": face.about,
        "sameAs": face.website,
    }
    place = {"addressLocality": face.city, "addressCountry": face.country}
    address = {name: value for name, value in place.items() if value}
    if address:
        data["address"] = {"@type": "PostalAddress", **address}
    return {name: value for name, value in data.items() if value}


def _without_scripts(posting: CompanyPosting) -> str:
    face, kept = posting.profile, posting.kept
    about = "".join(f"<p>{escape(line)}</p>" for line in face.about.splitlines() if line)
    website = f'<p><a href="{escape(face.website)}" rel="noopener">{escape(face.host)}</a></p>' if face.website else ""
    jobs = "".join(f'<li><a href="/jobs/{escape(slug)}">{escape(title)}</a></li>' for slug, title in posting.jobs)
    listed = f"<h2>Open jobs</h2><ul>{jobs}</ul>" if jobs else "<p>No open jobs right now.</p>"
    rate = f"{kept['percent']}%: {kept['text']}" if kept["known"] else kept["text"]
    return (
        f"<h1>{escape(face.mark['name'])}</h1><p>Verified company, {escape(face.place)}</p>{website}{about}{listed}"
        f"<p>Promise kept: {escape(rate)}.</p><p>Clips play with JavaScript only.</p>"
    )
