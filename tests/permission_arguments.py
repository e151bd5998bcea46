"""A small world, and with what arguments `test_permissions` tries each handler and route on its things.

A new handler mostly needs nothing here: arguments follow from its parameters' names (`BY_NAME`) and types. Otherwise
add to the area's part of the registries below.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from resumes_app import clock, db
from resumes_app.models import (
    Application,
    Clip,
    Company,
    Decision,
    Draft,
    Invitation,
    Job,
    JobImport,
    JobSource,
    Member,
    PilotRequest,
    Render,
    Resume,
    Take,
    Upload,
    User,
)
from resumes_app.models.companies import CompanyRole
from resumes_app.models.imports import ImportKind
from resumes_app.models.reviews import DecisionKind
from resumes_app.models.studio import RenderStatus
from tests.factories import make_clip, make_company, make_job, make_member, make_user, sign_in


@dataclass(frozen=True)
class World:
    """Things of one candidate and one company, and the cookies of everybody who may try to touch them."""

    company: Company
    job: Job
    candidate: User
    draft: Draft
    take: Take
    render: Render
    clip: Clip
    application: Application
    decision: Decision
    resume: Resume
    upload: Upload
    member: Member
    invitation: Invitation
    request: PilotRequest
    job_import: JobImport
    job_source: JobSource
    stranger_id: int
    cookies: dict[str, str]
    """`candidate`; `stranger` (another candidate); `recruiter`, `hiring_manager` and `viewer` of `company`; `outsider`
    (a recruiter) and `outside_manager` of another company; `ambassador`, `moderator`, `admin`. A guest has none."""


Arguments = Callable[[World], dict[str, Any]]

BY_NAME: dict[str, Callable[[World], Any]] = {
    "slug": lambda world: world.job.slug,
    "job_slug": lambda world: world.job.slug,
    "job_id": lambda world: world.job.id,
    "company_slug": lambda world: world.company.slug,
    "company_id": lambda world: world.company.id,
    "application_id": lambda world: world.application.id,
    "application": lambda world: world.application.public_id,
    "decision_id": lambda world: world.decision.id,
    "resume_id": lambda world: world.resume.public_id,
    "draft_id": lambda world: world.draft.public_id,
    "take_id": lambda world: world.take.public_id,
    "render_id": lambda world: world.render.public_id,
    "upload_id": lambda world: world.upload.id,
    "member_id": lambda world: world.member.id,
    "invitation_id": lambda world: world.invitation.id,
    "request_id": lambda world: world.request.id,
    "import_id": lambda world: world.job_import.public_id,
    "source_id": lambda world: world.job_source.public_id,
    "public_id": lambda world: world.application.public_id,
    "kind": lambda world: "shortlist",
    "key": lambda world: f"clips/{world.clip.token}/480.mp4",
}
"""Parameter of a handler, or of a route's address → a value that belongs to the world's candidate or company."""

BY_TYPE: dict[Any, Any] = {int: 1, str: "x", bool: True, float: 0.5, dict: {}, list: []}

HANDLERS: dict[str, Arguments] = {
    "EditingState.adjust": lambda world: {"tone": {"brightness": 10, "contrast": 0, "warmth": 0}},
    "CuttingState.change": lambda world: {
        "change": {"op": "op-1", "version": world.draft.version, "act": "remove", "place": 0},
    },
    "OnVideoState.remove": lambda _: {"place": "clip"},
    "OnVideoState.put_back": lambda _: {"place": "clip"},
    "OnVideoState.stop": lambda _: {"place": "clip"},
    "OnVideoState.offer": lambda _: {"place": "clip"},
    "OnVideoState.choose": lambda world: {"from_slug": world.job.slug, "from_place": "clip"},
    "LayingState.add_sticker": lambda world: {"name": "star", "at_ms": 0},
    # The first session in the emptied database is the candidate's.
    "SettingsState.end_browser": lambda world: {"session_id": 1},
    "ImportState.follow": lambda world: {
        "form": {
            "follow_kind": "csv",
            "follow_address": "https://example.test/more.csv",
            "follow_every": "24",
            "follow_publish": "no",
        },
    },
    "DeckState.act": lambda world: {
        "op": "op-1",
        "application": world.application.public_id,
        "act": "decide",
        "kind": "shortlist",
        "version": world.application.version,
    },
}
"""`State.handler` → its whole payload, where names and types do not tell."""

PLACES: dict[str, Callable[[World], str]] = {
    "ImportState": lambda world: f"/hire/import?company={world.company.slug}&import={world.job_import.public_id}",
    "DeckState": lambda world: f"/hire/jobs/{world.job.slug}/deck",
    "JobState": lambda world: f"/hire/jobs/{world.job.slug}/preview",
    "JobFormState": lambda world: f"/hire/jobs/{world.job.slug}/edit",
    "OnVideoState": lambda world: f"/hire/jobs/{world.job.slug}/edit",
    "JobClipState": lambda world: f"/hire/jobs/{world.job.slug}/clip",
}
"""State → the address whose page is opened before its handlers are tried."""

OWNED: set[str] = {
    "PATCH /uploads/{upload_id}",
    "DELETE /uploads/{upload_id}",
    "SettingsState.end_browser",
    "MineState.follow_render",
    "MineState.restore",
    "MineState.withdraw",
    "VideosState.follow_render",
    "VideosState.take_down",
    "VideosState.copy_video",
    "VideosState.rename",
    "GET /studio/{draft_id}",
}
"""Handlers (`State.handler`) and routes (`METHOD /path`) under which one candidate must not reach another's things."""

GUESTS_WRITE: dict[str, str] = {}
"""Handlers and routes for everybody → what a guest may change by them."""

QUIET: dict[str, str] = {
    "JobState.preview": "it shows the page of a job that there is not",
    "ImportState.choose_company": "it leads to an address, and that page refuses",
    "JobFormState.typed": "it drops what a form tells that was replaced since, as this one's",
    "JobActsState.show_theirs": "it works on the form that the own tab has opened, and that has none",
    "JobActsState.keep_mine": "it works on the form that the own tab has opened, and that has none",
    "JobActsState.show_mine": "it works on the form that the own tab has opened, and that has none",
    "JobDeadlineState.move_far": "it does what the own tab has asked about, and that has asked nothing",
    "JobDeadlineState.leave": "it takes back what the own tab has asked about, and that has asked nothing",
    "JobStandingState.follow": "it follows the job that the own tab shows, and that shows none",
    "OnVideoState.follow": "it follows the job that the own tab shows, and that shows none",
    "OnVideoState.watch": "it follows a video that the own tab shows, and that shows none",
    "ImportState.set_close": "it ticks a box of the own tab",
    "JobPlaceState.suggest": "the towns of the world are of no company",
}
"""`State.handler` → why it may answer a member of another company with nothing instead of a refusal."""

_TUS = {"tus-resumable": "1.0.0"}

ROUTES: dict[str, Arguments] = {
    "POST /hire/imports": lambda world: {
        "params": {"company": world.company.slug},
        "data": {"kind": "csv", "publish": "no"},
        "files": {"file": ("jobs.csv", b"id,title\n1,Cook\n")},
    },
    "GET /hire/jobs.csv": lambda world: {"params": {"company": world.company.slug}},
    "POST /uploads": lambda world: {"headers": _TUS},
    "PATCH /uploads/{upload_id}": lambda world: {
        "headers": {**_TUS, "content-type": "application/offset+octet-stream", "upload-offset": "0"},
        "content": b"x",
    },
    "DELETE /uploads/{upload_id}": lambda world: {"headers": _TUS},
}
"""`METHOD /path` → keyword arguments of the HTTP request: headers, content, data, params."""
READ = {"source_id": "1", "closes_at": None, "closed": False}


async def make_world() -> World:
    """Fill the empty database."""
    company, elsewhere = await make_company(), await make_company()
    clip = await make_clip()
    job = await make_job(company, clip_id=clip.id)
    await make_job(elsewhere)
    candidate = await make_user()
    things = await _things_of(candidate, job)
    recruiter = await make_member(company)
    people = {
        "candidate": candidate,
        "stranger": await make_user(),
        "recruiter": recruiter,
        "hiring_manager": await make_member(company, role=CompanyRole.HIRING_MANAGER),
        "viewer": await make_member(company, role=CompanyRole.VIEWER),
        "outsider": await make_member(elsewhere),
        "outside_manager": await make_member(elsewhere, role=CompanyRole.HIRING_MANAGER),
        "ambassador": await make_user(roles=["ambassador"]),
        "moderator": await make_user(roles=["moderator"]),
        "admin": await make_user(roles=["admin"]),
    }
    async with db.transaction() as session:
        decision = Decision(
            application_id=things["application"].id, reviewer_id=recruiter.id or 0, kind=DecisionKind.SHORTLIST
        )
        member = Member(company_id=company.id or 0, user_id=(await make_user(session)).id or 0, role=CompanyRole.VIEWER)
        invitation = Invitation(
            company_id=company.id or 0,
            email="noor@example.test",
            role=CompanyRole.VIEWER,
            token_hash="2" * 64,
            sent_at=clock.now() - timedelta(days=1),
            expires_at=clock.now() + timedelta(days=6),
        )
        request = await _request_of(session, candidate)
        given = {"company_id": company.id or 0, "made_by": recruiter.id, "kind": ImportKind.CSV, "source": "csv"}
        waiting = JobImport(origin="jobs.csv", jobs=[{**READ, "facts": {"title": "Cook"}}], **given)
        followed = JobSource(address="https://example.test/jobs.csv", **given)
        session.add_all([decision, member, invitation, waiting, followed])
    cookies = {name: await sign_in(person) for name, person in people.items()}
    return World(
        company=company,
        job=job,
        candidate=candidate,
        decision=decision,
        member=member,
        invitation=invitation,
        request=request,
        job_import=waiting,
        job_source=followed,
        stranger_id=people["stranger"].id or 0,
        cookies=cookies,
        **things,
    )


async def _request_of(session: AsyncSession, applicant: User) -> PilotRequest:
    request = PilotRequest(
        applicant_id=applicant.id or 0,
        name="Halden",
        about="Two bars.",
        website="https://halden.example",
        city="Halden",
        country="NO",
        colour="#0b5d4e",
        work_email="dana@halden.example",
        email_confirmed_at=clock.now(),
    )
    session.add(request)
    await session.flush()
    return request


async def _things_of(candidate: User, job: Job) -> dict[str, Any]:
    owner_id, job_id = candidate.id or 0, job.id or 0
    later = clock.now() + timedelta(days=10)
    async with db.transaction() as session:
        clip = await make_clip(session, owner=candidate, audience=f"company:{job.company_id}")
        draft = Draft(owner_id=owner_id, job_id=job_id)
        session.add(draft)
        await session.flush()
        take = Take(
            owner_id=owner_id,
            draft_id=draft.id or 0,
            client_id="take-1",
            storage_key="takes/aaaaaaaaaaaa/original",
            sha256="0" * 64,
            size_bytes=1000,
            demuxer="mp4",
        )
        render = Render(
            owner_id=owner_id,
            draft_id=draft.id,
            content_key="1" * 64,
            edit={},
            status=RenderStatus.DONE,
            clip_id=clip.id,
        )
        upload = Upload(
            id="a" * 32,
            owner_id=owner_id,
            size_bytes=1000,
            purpose="take",
            client_id="take-2",
            draft_public_id=draft.public_id,
            expires_at=later,
        )
        resume = Resume(owner_id=owner_id, clip_id=clip.id or 0, title="Me", hashtag="resumes", expires_at=later)
        session.add_all([take, render, upload, resume])
        await session.flush()
        application = Application(job_id=job_id, candidate_id=owner_id, render_id=render.id, clip_id=clip.id)
        session.add(application)
    return {
        "draft": draft,
        "take": take,
        "render": render,
        "clip": clip,
        "application": application,
        "resume": resume,
        "upload": upload,
    }
