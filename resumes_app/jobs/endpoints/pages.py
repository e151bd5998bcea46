"""Pages as a plain GET returns them: the feed with its first cards; a job, or a company, with head tags and text."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from resumes_app.accounts.schemas import Permission
from resumes_app.accounts.service import identity, needs
from resumes_app.config import settings
from resumes_app.errors import NotFound
from resumes_app.jobs import service
from resumes_app.jobs.endpoints.posting import job_posting_ld
from resumes_app.jobs.schemas import JobCard, JobPosting
from resumes_app.ui.served_page import absolute, home_page, json_ld, served_page

DESCRIPTION_CHARS = 200
NO_PICTURE = "/icon-512.png"
"""What a link is previewed with where nothing has a picture of its own."""
FIRST_PAGE = "feed-first"
"""Id of the element that the feed reads its first page from."""

SERVED_FEED = "served-feed"
"""Id of the element that holds the first jobs for readers without JavaScript."""


@needs(Permission.ANYONE)
async def feed(request: Request) -> Response:
    """Answer the home page with the viewer's first page of cards in it: the socket opens later than a poster paints."""
    page = await service.feed(identity(), at=request.query_params.get("at"))
    posters = [card["clip"]["poster"] for card in page["cards"][:1]]
    preload = "".join(f'<link rel="preload" as="image" href="{escape(poster)}">' for poster in posters if poster)
    html = home_page(
        FIRST_PAGE,
        {"page": page, "signed_in": identity().signed_in},
        slot=SERVED_FEED,
        extra_head=preload,
        without_scripts=_listed(page["cards"]),
    )
    return HTMLResponse(html, headers={"Cache-Control": "private, no-cache"})


def _listed(cards: list[JobCard]) -> str:
    links = [(f"/jobs/{card['slug']}", f"{card['title']}, {card['company']['name']}") for card in cards]
    rows = "".join(f'<li><a href="{escape(address)}">{escape(text)}</a></li>' for address, text in links)
    hint = "<p>The feed plays clips with JavaScript only. <a href='/jobs'>See all open jobs as a list</a></p>"
    return f"<h2>Open jobs</h2>{hint}<ul>{rows}</ul>"


@needs(Permission.ANYONE)
async def job(request: Request) -> Response:
    """Answer one job's page; 404, with a page that helps on, for an unknown one."""
    slug = request.path_params["slug"]
    try:
        posting = await service.job_posting(slug)
    except NotFound as error:
        text = f"<h1>{escape(error.message)}</h1><p><a href='/jobs'>See open jobs</a></p>"
        page = served_page(titled("No such job"), description=error.message, indexed=False, without_scripts=text)
        return HTMLResponse(page, error.status)
    brief = posting.brief
    page = served_page(
        titled(f"{brief.title} at {brief.company['name']}"),
        description=_short(posting),
        path=f"/jobs/{brief.slug}",
        open_graph={"type": "website", "image": absolute(posting.poster or NO_PICTURE)},
        indexed=brief.open,
        extra_head=json_ld(job_posting_ld(posting)) if brief.open else "",
        without_scripts=_without_scripts(posting),
    )
    return HTMLResponse(page)


def titled(text: str) -> str:
    """Return a page's title with the site's name behind it."""
    return f"{text} · {settings().brand_name}"


def _short(posting: JobPosting) -> str:
    brief = posting.brief
    facts = ". ".join(fact for fact in (brief.place, brief.pay) if fact)
    return cut(f"{facts}. {posting.description}" if facts else posting.description)


def cut(text: str) -> str:
    """Return `text`, or as much of it as a search engine shows."""
    return text if len(text) <= DESCRIPTION_CHARS else text[: DESCRIPTION_CHARS - 1].rpartition(" ")[0] + "…"


def _without_scripts(posting: JobPosting) -> str:
    brief = posting.brief
    state = "" if brief.open else "<p><strong>This job is closed.</strong></p>"
    closes = f"Closes on {service.moment_text(brief.closes_at, 'UTC')}" if brief.closes_at else ""
    told = (
        brief.place,
        brief.pay,
        posting.employment,
        posting.level,
        *((brief.ways, closes, brief.review, brief.promise) if brief.open else ()),
    )
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in told if fact)
    questions = [escape(question) for question in (brief.question, *brief.more_questions) if question]
    numbered = "".join(f"<li>{question}</li>" for question in questions)
    asked = f"<ol>{numbered}</ol>" if len(questions) > 1 else "".join(f"<p>{question}</p>" for question in questions)
    question = f"<h2>They ask you</h2>{asked}" if asked else ""
    links = (f'<a href="{escape(tag["href"])}">{escape(tag["label"])}</a>' for tag in posting.tag_links)
    tags = f"<h2>More jobs like this</h2><p>{', '.join(links)}</p>" if posting.tag_links else ""
    reply = "<p>Replying with a video needs JavaScript.</p>" if brief.open else ""
    others = "<p><a href='/jobs'>See open jobs</a></p>"
    return (
        f"<h1>{escape(brief.title)}</h1><p>{escape(brief.company['name'])}</p>{state}<ul>{facts}</ul>{question}"
        f"{posting.description_html}{tags}{reply}{others}"
    )
