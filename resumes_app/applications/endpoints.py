"""Pages of the applications area as a plain GET returns them."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.applications.service import studio_page
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.jobs.service import job_view
from resumes_app.ui.served_page import served_page

# Until the scripts have drawn the stage, its ground is there already.
_GROUND = "<style>html:not(:has(main)){background:#0b0610}</style>"
_NO_SCRIPTS = "<p>Recording in the browser needs JavaScript. Switch it on and load this page again.</p>"


@needs(Permission.ANYONE)
async def reply(request: Request) -> Response:
    """Answer the page of a reply; guests are asked to sign in and come back."""
    slug = request.path_params["slug"]
    try:
        job = await job_view(identity(), slug)
    except NotFound:
        return HTMLResponse(_page("No such job"), 404)
    if not identity().signed_in:
        return RedirectResponse(f"/signin?next=/reply/{job['slug']}", 303)
    return HTMLResponse(_page(f"Record: reply to {job['title']}"))


@needs(Permission.ANYONE)
async def studio(request: Request) -> Response:
    """Answer the page of a video without a job to its person; to everybody else it is not there."""
    draft_id = request.path_params["draft_id"]
    view = await studio_page(identity(), draft_id)
    if view["access"] == "guest":
        return RedirectResponse(f"/signin?next=/studio/{draft_id}", 303)
    if view["access"] == "reply":
        return RedirectResponse(f"/reply/{view['job_slug']}", 303)
    if view["access"] != "open":
        return HTMLResponse(_page("No such video"), 404)
    return HTMLResponse(_page("Record: video résumé"))


def _page(title: str) -> str:
    title = f"{title} · {settings().brand_name}"
    return served_page(title, indexed=False, extra_head=_GROUND, without_scripts=_NO_SCRIPTS)


routes = [Route("/reply/{slug}", reply), Route("/studio/{draft_id}", studio)]
