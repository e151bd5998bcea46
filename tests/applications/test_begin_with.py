"""A reply that begins with a video made for another job."""

import pytest

from resumes_app.accounts.schemas import GUEST
from resumes_app.applications import service
from resumes_app.errors import SignInNeeded
from resumes_app.studio import service as studio
from tests.factories import make_company, make_job
from tests.studio.factories import keep_take, lay_text, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def test_videos_made_for_other_jobs_are_offered_newest_first() -> None:
    _, who = await make_candidate()
    halden = await make_job(await make_company(name="Halden Coffee"), title="Barista")
    first, second, empty, here = [await make_draft(who, job) for job in (halden, None, None, None)]
    await keep_take(who, first, recording(2.0))
    await keep_take(who, second)
    offered = await service.earlier_videos(who, here["id"])
    assert [video["draft"] for video in offered] == [second["id"], first["id"]]
    assert (offered[1]["job_title"], offered[1]["company"]["name"]) == ("Barista", "Halden Coffee")
    assert offered[1]["note"].startswith("2 s, last changed ")
    assert [video["draft"] for video in await service.earlier_videos(who, second["id"])] == [first["id"]]
    _, other = await make_candidate()
    assert await service.earlier_videos(other, here["id"]) == []
    assert empty["takes"] == []


async def test_guests_are_offered_nothing() -> None:
    with pytest.raises(SignInNeeded):
        await service.earlier_videos(GUEST, "")


async def test_the_other_companys_name_in_the_video_is_told_of() -> None:
    _, who = await make_candidate()
    halden, luz = [await make_company(name=name) for name in ("Halden Coffee", "Café Luz")]
    made = await make_draft(who, await make_job(halden))
    await keep_take(who, made)
    await lay_text(who, made, "Hello, HALDEN COFFEE!")
    for company, told in ((luz, "Halden Coffee"), (halden, "")):
        draft = await make_draft(who, await make_job(company))
        _, name = await service.begin_with(who, draft["id"], made["id"])
        assert name == told
    await studio.discard_draft(who, made["id"])
