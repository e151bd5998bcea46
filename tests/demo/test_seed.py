"""Seeding on a real database and a real store."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, func, select

from resumes_app import clock, db, storage
from resumes_app.accounts.service.passwords import matches
from resumes_app.cli.demo import rows
from resumes_app.cli.demo.seed import seed_demo
from resumes_app.config import settings
from resumes_app.errors import NotPermitted
from resumes_app.media import probe
from resumes_app.models import Application, Clip, Company, Consent, Grant, Job, Member, Rendition, Resume, User

MOST_S = 60.0
"""Two seconds on a machine with nothing else to do, under twenty on a busy one."""


async def counted(table: type) -> int:
    async with db.reading() as session:
        return (await session.exec(select(func.count()).select_from(table))).one()


async def test_an_empty_installation_gets_the_whole_demo_once_and_soon(database: None) -> None:
    began = time.monotonic()
    assert await seed_demo() is True
    assert time.monotonic() - began < MOST_S
    assert await seed_demo() is False
    counts = [await counted(table) for table in (Company, Member, Job, Application, Resume, Clip, User, Consent)]
    assert counts == [8, 16, 40, 60, 12, 112, 4 + 16 + 60 + 12, 72]
    assert await counted(Rendition) == 112 * 4


async def test_the_known_accounts_can_sign_in_and_act_for_the_right_companies(database: None) -> None:
    await seed_demo()
    async with db.reading() as session:
        users = {user.email: user for user in (await session.exec(select(User))).all()}
        known = {f"{name}@demo.test" for name in ("ada", "rec", "hm", "other", "amb", "mod", "admin")}
        assert known <= set(users)
        assert all(user.email_verified_at for user in users.values())
        assert await matches("demo-demo-demo", users["rec@demo.test"].password_hash)
        joined = select(User.email, Member.role, Company.slug).where(
            col(Member.user_id) == col(User.id), col(Member.company_id) == col(Company.id)
        )
        acting = {row[0]: (row[1], row[2]) for row in (await session.exec(joined)).all()}
        first = (await session.exec(select(Job).order_by(col(Job.id)).limit(1))).one()
        replied = (await session.exec(select(Application.candidate_id).where(Application.job_id == first.id))).all()
    assert acting["rec@demo.test"] == ("recruiter", "slow-tide-coffee")
    assert acting["hm@demo.test"] == ("hiring_manager", "slow-tide-coffee")
    assert acting["other@demo.test"] == ("recruiter", "fernway-logistics")
    assert users["ada@demo.test"].id not in replied
    assert [users[f"{name}@demo.test"].roles for name in ("ada", "amb", "mod", "admin")] == [
        [], ["ambassador"], ["moderator"], ["admin"],
    ]  # fmt: skip


async def test_a_reply_is_read_by_its_candidate_and_its_company_only_and_the_rest_is_public(database: None) -> None:
    await seed_demo()
    async with db.reading() as session:
        grants: dict[str, set[str]] = {}
        for grant in (await session.exec(select(Grant))).all():
            grants.setdefault(grant.prefix, set()).add(grant.audience)
        parts = select(Application, Clip, Job).where(
            col(Application.clip_id) == col(Clip.id), col(Application.job_id) == col(Job.id)
        )
        replies = (await session.exec(parts)).all()
        assert len(replies) == 60
        private = set()
        for reply, clip, job in replies:
            prefix = f"clips/{clip.token}"
            assert grants[prefix] == {f"user:{reply.candidate_id}", f"company:{job.company_id}"}
            private.add(prefix)
    assert all(audiences == {"public"} for prefix, audiences in grants.items() if prefix not in private)


async def test_every_file_is_in_the_store_and_a_preview_is_short_and_silent(database: None) -> None:
    await seed_demo()
    async with db.reading() as session:
        renditions = (await session.exec(select(Rendition))).all()
    for rendition in renditions:
        assert await storage.size(rendition.storage_key) == rendition.size_bytes > 0
    for rendition in [r for r in renditions if r.kind == "preview"][:3]:
        async with storage.lend(rendition.storage_key) as path:
            found = await probe.probe(path, "mov")
        assert found.has_video and not found.has_audio
        assert 2_800 <= found.duration_ms <= 3_400  # A copy ends where a group of frames does.


async def test_ages_and_deadlines_count_from_the_day_of_seeding(database: None) -> None:
    now = datetime(2031, 3, 14, 9, 26, tzinfo=UTC)
    clock.set_source(lambda: now)
    await seed_demo()
    async with db.reading() as session:
        jobs = (await session.exec(select(Job))).all()
        sent = (await session.exec(select(Application.submitted_at).order_by(col(Application.submitted_at)))).all()
        published = (await session.exec(select(Resume))).all()
    assert all(job.published_at and job.closes_at and job.published_at < now < job.closes_at for job in jobs)
    first = jobs[0]
    assert first.published_at and first.published_at < sent[0] < sent[-1] < now
    assert len(set(sent)) == 60
    assert all(resume.expires_at == resume.published_at + timedelta(days=30) > now for resume in published)


async def test_a_public_installation_refuses_the_demo(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://jobs.example.org")
    with pytest.raises(NotPermitted, match="known passwords"):
        await seed_demo()
    assert await counted(User) == 0


def test_the_printed_password_is_the_demos() -> None:
    assert rows.PASSWORD == "demo-demo-demo"
