"""Somebody's own videos in the groups in which they stand: in the making, sent, public, and that no more."""

from collections.abc import Mapping

from resumes_app.accounts.schemas import Identity, Permission
from resumes_app.accounts.service import permits
from resumes_app.applications.schemas import NO_COMPANY, ApplicationView, OwnVideo, VideoGroup, VideoRow
from resumes_app.applications.service.cuts import own_videos
from resumes_app.applications.service.mine import mine
from resumes_app.resumes import service as resumes
from resumes_app.resumes.schemas import OwnResume
from resumes_app.studio.schemas import RenderView
from resumes_app.studio.service import state_of

GROUPS = {"making": "In the making", "sent": "Sent", "public": "Public", "off": "Taken down or taken back"}
_PUBLISHED = {
    "public": "Public",
    "making": "Being made",
    "failed": "Could not be published",
    "off": "Not public",
}
_NOTES = {
    "making": "It is public as soon as it is made.",
    "failed": "Your takes are safe: publish it again.",
}
_PLACES = {"public": "public", "making": "public", "failed": "making", "off": "off"}


async def video_groups(who: Identity) -> list[VideoGroup]:
    """Return `who`'s videos, each where it stands; of members of a company only what they once published.

    A reply that is public too stands in both places, for each is undone by itself.

    Raises:
        SignInNeeded: `who` is a guest.
    """
    published = await resumes.own(who)
    drafts, replies = {}, {}
    if permits(who, Permission.APPLY):
        drafts = {video["draft"]: video for video in await own_videos(who)}
        replies = {f"/reply/{reply['job_slug']}": reply for reply in await mine(who)}
    places: dict[str, list[VideoRow]] = {name: [] for name in GROUPS}
    shown = _newest(published)
    for video in drafts.values():
        if video["href"] not in replies and (video["for_job"] or video["draft"] not in shown):
            places["making"].append(_draft(video))
    by_address = {video["href"]: video for video in drafts.values()}
    for address, reply in replies.items():
        places[_place_of(reply)].append(_reply(reply, by_address.get(address)))
    for resume in published:
        if shown.get(resume["draft_id"], resume) is resume:
            places[_PLACES[resume["standing"]]].append(_resume(resume, drafts.get(resume["draft_id"])))
    return [VideoGroup(name=name, title=GROUPS[name], rows=rows) for name, rows in places.items() if rows]


def _newest(published: list[OwnResume]) -> Mapping[str, OwnResume]:
    """Return by draft what stands of it, else what was public last."""
    newest: dict[str, OwnResume] = {}
    for resume in published:
        if resume["draft_id"]:
            newest.setdefault(resume["draft_id"], resume)
    return newest


def _place_of(reply: ApplicationView) -> str:
    return {"failed": "making", "withdrawn": "off"}.get(reply["standing"], "sent")


def _going_on(video: OwnVideo) -> str:
    """Where the video is gone on with: in the edit, where something is in it already."""
    return f"{video['href']}?step=edit" if video["made"] else video["href"]


def _draft(video: OwnVideo) -> VideoRow:
    return VideoRow(
        key=video["draft"],
        title=video["title"],
        called=video["called"],
        renames=not video["for_job"],
        standing="draft",
        label="Draft",
        about=video["about"],
        company=video["company"],
        for_job=video["for_job"],
        length=video["length"],
        since="Last changed",
        at=video["changed_at"],
        note="" if video["made"] else "Nothing is in it yet.",
        poster="",
        picture=video["picture"],
        words=video["words"],
        draft=video["draft"],
        made=video["made"],
        render=state_of(None),
        resume="",
        href=_going_on(video),
        opens="Continue",
    )


def _reply(reply: ApplicationView, video: OwnVideo | None) -> VideoRow:
    failed, back = reply["standing"] == "failed", reply["standing"] == "withdrawn"
    return VideoRow(
        key=f"reply-{reply['id']}",
        title=reply["job_title"],
        called="",
        renames=False,
        standing=reply["standing"],
        label=reply["label"],
        about=reply["company"]["name"],
        company=reply["company"],
        for_job=True,
        length=video["length"] if video else "",
        since="Taken back" if back else "" if failed else "Sent",
        at=reply["withdrawn_at"] if back else "" if failed else reply["sent_at"],
        note=reply["note"] if failed else "",
        poster=reply["clip"]["poster"],
        picture=video["picture"] if video else "",
        words=video["words"] if video else "",
        draft=video["draft"] if video else "",
        made=bool(video and video["made"]),
        render=_render(reply),
        resume="",
        href=f"/reply/{reply['job_slug']}",
        opens="Make it anew" if failed else "See your reply",
    )


def _render(reply: ApplicationView) -> RenderView:
    if reply["standing"] != "rendering":
        return state_of(None)
    return RenderView(
        id=reply["render_id"],
        status="",
        percent=reply["progress"],
        left=reply["left"],
        error="",
        first_cut=reply["first_cut"],
    )


def _resume(resume: OwnResume, video: OwnVideo | None) -> VideoRow:
    standing, own = resume["standing"], video if video and not video["for_job"] else None
    renamed = own if standing in ("off", "failed") else None
    since = {"public": "Leaves by itself on", "off": "Not public since"}.get(standing, "")
    return VideoRow(
        key=f"resume-{resume['public_id']}",
        title=(renamed["called"] if renamed else "") or resume["title"],
        called=(renamed["called"] if renamed else "") or resume["title"],
        renames=renamed is not None,
        standing=standing,
        label=_PUBLISHED[standing],
        about="For everybody",
        company=NO_COMPANY,
        for_job=False,
        length=video["length"] if video else "",
        since=since,
        at=resume["until"] if since else "",
        note=_NOTES.get(standing, "") if video or standing != "failed" else "Its takes are erased.",
        poster=resume["poster"] if standing == "public" else "",  # Nobody may load that of another.
        picture=video["picture"] if video else "",
        words=video["words"] if video else "",
        draft=video["draft"] if video else "",
        made=bool(video and video["made"]),
        render=resume["render"],
        resume=resume["public_id"],
        href=_going_on(own) if own else "",
        opens="Change it" if standing in ("public", "making") else "Continue",
    )
