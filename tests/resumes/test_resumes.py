"""Public résumés: who is listed, for how long, and what a plain GET says."""

import json
import re
from datetime import timedelta

import httpx
import pytest
from sqlmodel import select

from resumes_app import clock, db
from resumes_app.accounts.schemas import GUEST
from resumes_app.errors import NotFound
from resumes_app.files.service import may_read
from resumes_app.models import Clip, Resume
from resumes_app.resumes import service, tasks
from tests.events import Rig
from tests.factories import make_user
from tests.jobs.factories import NOON
from tests.queries import counted_queries
from tests.resumes.factories import make_resume


async def page_of(public_id: str) -> httpx.Response:
    from resumes_app.resumes_app import api

    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://testserver") as http:
        return await http.get(f"/r/{public_id}")


async def test_a_hashtag_lists_its_public_videos_newest_first(database: None) -> None:
    now = clock.now()
    older = await make_resume(published_at=now - timedelta(days=2))
    newer = await make_resume(published_at=now - timedelta(days=1))
    await make_resume(hashtag="other")
    await make_resume(expires_at=now)
    await make_resume(unlisted_at=now)
    await make_resume(await make_user(deleted_at=now))
    found = await service.tagged("Resumes")
    assert [card["public_id"] for card in found["cards"]] == [newer.public_id, older.public_id]
    assert found["total"] == 2


async def test_a_grid_costs_two_queries(database: None) -> None:
    for _ in range(3):
        await make_resume()
    with counted_queries() as sent:
        await service.tagged("resumes")
    assert len([statement for statement in sent if "SELECT" in statement]) == 2


async def test_the_examples_show_each_person_once(database: None) -> None:
    ada = await make_user()
    await make_resume(ada)
    newest = await make_resume(ada)
    other = await make_resume()
    found = await service.examples()
    assert {card["public_id"] for card in found["cards"]} == {newest.public_id, other.public_id}


@pytest.mark.parametrize(("handle", "shown"), [("ada", "@ada"), (None, "Ada")])
async def test_a_whole_name_is_never_shown(database: None, handle: str | None, shown: str) -> None:
    resume = await make_resume(await make_user(display_name="Ada Byron King", handle=handle))
    assert (await service.resume_view(resume.public_id))["name"] == shown


async def test_past_its_time_a_video_is_gone_before_the_task_has_run(database: None) -> None:
    clock.set_source(lambda: NOON)
    resume = await make_resume(expires_at=NOON + timedelta(hours=1))
    assert (await page_of(resume.public_id)).status_code == 200
    clock.set_source(lambda: NOON + timedelta(hours=1))
    with pytest.raises(NotFound):
        await service.resume_view(resume.public_id)
    response = await page_of(resume.public_id)
    assert response.status_code == 404
    assert "noindex" in response.text


async def test_the_task_unlists_what_is_due_and_closes_its_files(database: None) -> None:
    due = await make_resume(expires_at=clock.now() - timedelta(minutes=1))
    other = await make_resume()
    await tasks.unlist_due()
    async with db.reading() as session:
        rows = {row.id: row for row in await session.exec(select(Resume))}
        tokens = {clip.id: clip.token for clip in await session.exec(select(Clip))}
    assert rows[due.id].unlisted_at and not rows[other.id].unlisted_at
    assert not await may_read(GUEST, f"clips/{tokens[due.clip_id]}/480.mp4")
    assert await may_read(GUEST, f"clips/{tokens[other.clip_id]}/480.mp4")


async def test_a_public_video_says_what_it_is_to_crawlers(database: None) -> None:
    clock.set_source(lambda: NOON)
    resume = await make_resume(await make_user(handle="ada"), title="I fix </script> bicycles")
    html = (await page_of(resume.public_id)).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert (data["@type"], data["name"], data["duration"]) == ("VideoObject", "I fix </script> bicycles", "PT20S")
    assert data["uploadDate"] == "2026-11-02T12:00:00Z"
    assert data["contentUrl"].endswith("/720.mp4")
    assert 'property="og:video"' in html


async def test_the_pages_show_what_their_address_names(rig: Rig) -> None:
    resume = await make_resume(hashtag="bikes")
    assert (await rig.open("/tag/Bikes"))["grid_state"]["total"] == 1
    assert (await rig.open("/examples"))["grid_state"]["total"] == 1
    assert (await rig.open("/tag/nothing"))["grid_state"]["cards"] == []
    assert (await rig.open(f"/r/{resume.public_id}"))["resume_state"]["heading"] == "I fix bicycles"
    assert (await rig.open("/r/unknown"))["resume_state"]["missing"] is True
