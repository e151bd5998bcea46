"""`/mails/{token}/stop`: where the mail program's own "Unsubscribe" and the link in the mail lead, signed in or not."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import needs
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.jobs import service

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
_BY_HAND = "by_hand"
_STYLE = (
    "body{font:1.0625rem/1.5 Gabarito,ui-rounded,system-ui,sans-serif;margin:0;padding:2rem 1rem 3rem;"
    "background:var(--canvas);color:var(--ink)}"
    ".brand{display:flex;align-items:center;justify-content:center;gap:.5rem;margin:0 0 1.5rem;"
    "font-size:1.25rem;font-weight:800;color:inherit;text-decoration:none}"
    "main{max-width:30rem;margin:0 auto;padding:1.75rem;box-sizing:border-box;border:1px solid var(--line);"
    "border-radius:1.5rem;background:var(--surface)}"
    "h1{margin:0 0 .75rem;font-size:1.75rem;line-height:1.2}p{margin:0 0 1.25rem}p:last-child{margin:0}"
    "a{color:var(--link)}button{font:inherit;font-weight:600;min-height:3rem;padding:0 1.5rem;border:0;"
    "border-radius:99rem;background:var(--primary);color:var(--on-primary);cursor:pointer}"
    ":focus-visible{outline:3px solid var(--focus);outline-offset:2px}"
)


@needs(Permission.ANYONE)
async def unsubscribe(request: Request) -> Response:
    """End the mails on POST; a GET shows a page with a button for that, since mail scanners open every link.

    Nothing of what is posted is read: the address says it all, and anybody may post as much as they like.

    Raises:
        NotFound: A mail program has sent a token that is not ours.
    """
    token: str = request.path_params["token"]
    posted = request.method == "POST"
    by_hand = not posted or _BY_HAND in request.query_params
    try:
        told, changed_at = service.mails_of(token)
        if posted:
            await service.unsubscribe(token)
    except NotFound as error:
        if not by_hand:
            raise
        return _page("No such mails", f"<p>{escape(error.message)}</p>", error.status)
    if not by_hand:
        return PlainTextResponse("You get no more of these mails.\n", headers=PRIVATE)
    if posted:
        again = f'<p><a href="{escape(changed_at)}">Have them again</a></p>'
        return _page("Stopped", f"<p>{escape(told)} We send you no more of them.</p>{again}")
    button = f'<form method="post" action="?{_BY_HAND}=yes"><button>Stop these mails</button></form>'
    return _page("Stop these mails?", f"<p>{escape(told)}</p>{button}")


def _page(title: str, content: str, status: int = 200) -> HTMLResponse:
    """Without scripts: it is opened from a mail, on whatever device, by somebody who wants one thing only."""
    brand = escape(settings().brand_name)
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} · {brand}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/tokens.css">'
        f'<style>{_STYLE}</style></head><body><a class="brand" href="/"><img src="/favicon.svg" alt="" width="32" '
        f'height="32">{brand}</a><main><h1>{title}</h1>{content}</main></body></html>'
    )
    return HTMLResponse(page, status, PRIVATE)
