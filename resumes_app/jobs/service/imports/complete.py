"""Whether a job tells enough to be published once an import was carried out, by the rule that the form has too."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import search
from resumes_app.jobs.service.completeness import untold
from resumes_app.jobs.service.imports.plans import Changed
from resumes_app.jobs.service.imports.shapes import ImportedJob, Unread
from resumes_app.models import Job
from resumes_app.models.jobs import Remote

Towns = Mapping[str, int]
"""Name of a place → the number of the town that is known by it."""
_WORDS = {
    "title": "title",
    "description": "description",
    "place": "place",
    "country": "country",
    "reply_kinds": "way to reply",
}
_TOLD_BY = {"description": {"description_html"}, "place": {"place", "country"}, "country": {"place", "country"}}
"""Field of the form → columns that it may come to lack by; a place and its country are told together."""
_STAYS = {
    "description_html": "its description stays: a published job needs one",
    "place": "its place stays: a published job needs one",
    "country": "its country stays: a published job needs one",
    "remote": "it stays remote: for other work a published job needs a place",
}
"""Column that is kept → what is said of that."""
_KEPT = ("title", "description_html", "place", "country", "place_id", "remote", "reply_kinds")


async def towns_named(session: AsyncSession, jobs: Iterable[ImportedJob]) -> Towns:
    """Return the towns that jobs name which name no country."""
    facts = (job.facts for job in jobs if not job.facts.get("country"))
    found = {name: await search.find_place(session, name) for name in {told.get("place", "") for told in facts} if name}
    return {name: town["id"] for name, town in found.items() if town}


def as_told(job: Job | None, facts: Mapping[str, Any], towns: Towns) -> Job:
    """Return a job of no database as `job` would be with `facts`, or a new one."""
    before: dict[str, Any] = {name: getattr(job, name) for name in _KEPT} if job else {}
    after = Job(slug="", company_id=0, **(before | dict(facts)))
    if {"place", "country"} & facts.keys():
        after.place_id = towns.get(after.place)
    return after


def said_of(lacks: Collection[str]) -> str:
    """Return that a job is kept as a draft, and why; completes "“Baker”: …"."""
    words = [word for name, word in _WORDS.items() if name in lacks]
    listed = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"it is kept as a draft, for it tells no {listed}"


def keep_complete(change: Changed, towns: Towns, source_id: str) -> list[Unread]:
    """Take out of the change of a published job what would leave it telling too little; return notes of it."""
    told, lacked = change.facts().keys(), set(untold(change.job).found)
    while lost := set(untold(as_told(change.job, change.facts(), towns)).found) - lacked:
        columns = set[str]().union(*(_columns(change, name) for name in lost))
        kept = [found for found in change.differences if found.name not in columns]
        if len(kept) == len(change.differences):
            break
        change.differences = kept
    stays = told - change.facts().keys()
    return [Unread(f"“{change.job.title}”", said, source_id) for name, said in _STAYS.items() if name in stays]


def _columns(change: Changed, lost: str) -> set[str]:
    """Return the columns of the change by which the job comes to lack a field of the form."""
    if lost == "place" and change.job.remote == Remote.REMOTE and "remote" in change.facts():
        return {"remote"}  # Remote work needs no place.
    return _TOLD_BY.get(lost, set())
