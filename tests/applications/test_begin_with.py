"""A video that begins with another one: a reply with one for another job, a public one with a reply, and back."""

import pytest

from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.applications import service
from resumes_app.applications.service.cuts import copy_of, own_videos
from resumes_app.errors import NotFound, SignInNeeded
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from resumes_app.studio.schemas import DraftView
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
    assert (offered[1]["title"], offered[1]["about"]) == ("Barista", "Halden Coffee")
    assert offered[1]["length"] == "0:02" and offered[1]["changed_at"].endswith("+00:00")
    assert [video["draft"] for video in await service.earlier_videos(who, second["id"])] == [first["id"]]
    _, other = await make_candidate()
    assert await service.earlier_videos(other, here["id"]) == []
    assert empty["takes"] == []


async def test_guests_are_offered_nothing() -> None:
    with pytest.raises(SignInNeeded):
        await service.earlier_videos(GUEST, "")
    with pytest.raises(SignInNeeded):
        await service.begin_without_job(GUEST, "any")


async def recorded(name: str = "Halden Coffee") -> tuple[Identity, DraftView]:
    """A candidate with a draft of one take for a job of that company."""
    _, who = await make_candidate()
    draft = await make_draft(who, await make_job(await make_company(name=name), title="Barista"))
    await keep_take(who, draft, recording(2.0))
    return who, draft


async def test_a_reply_begins_a_public_video_that_goes_its_own_way() -> None:
    who, reply = await recorded()
    await lay_text(who, reply, "Halden Coffee, hello!")
    await studio.choose_template(who, reply["id"], "answer")
    draft_id, named = await service.begin_without_job(who, reply["id"])
    assert named == "Halden Coffee"
    cut = await studio.draft_view(who, draft_id)
    assert [text["text"] for text in cut["texts"]] == ["Halden Coffee, hello!"]
    assert cut["takes"][0]["src"] != (await studio.draft_view(who, reply["id"]))["takes"][0]["src"]
    assert cut["template"] == ""  # That plan answers a question, which nobody asks here.
    await studio.set_aside(who, draft_id, cut["takes"][0]["id"])
    assert len((await studio.draft_view(who, reply["id"]))["clips"]) == 1
    assert (await service.studio_page(who, draft_id))["access"] == "open"


async def test_a_video_without_a_job_begins_a_reply() -> None:
    who, reply = await recorded()
    draft_id, _ = await service.begin_without_job(who, reply["id"])
    there = await make_draft(who)
    offered = {video["draft"]: video["about"] for video in await service.earlier_videos(who, there["id"])}
    assert offered == {draft_id: "For everybody", reply["id"]: "Halden Coffee"}
    view, named = await service.begin_with(who, there["id"], draft_id)
    assert (len(view["clips"]), named) == (1, "")


async def test_a_public_cut_of_a_reply_is_called_as_its_job_is_until_its_person_names_it() -> None:
    who, reply = await recorded()
    draft_id, _ = await service.begin_without_job(who, reply["id"])
    assert (await studio.draft_view(who, draft_id))["title"] == "Barista"


async def test_a_copy_is_told_from_its_original_by_its_title() -> None:
    who, reply = await recorded()
    first, _ = await service.begin_without_job(who, reply["id"])
    await studio.name_draft(who, first, "Bicycles")
    second, _ = await service.begin_without_job(who, first)
    await service.begin_without_job(who, second)
    for _ in range(2):
        await service.begin_without_job(who, reply["id"])
    titles = [video["title"] for video in await own_videos(who)]
    assert titles == ["Barista, copy", "Barista", "Bicycles, copy 2", "Bicycles, copy", "Bicycles", "Barista"]
    assert len(copy_of("x" * 120)) == 120


async def test_a_copy_of_what_is_public_is_called_as_that_is() -> None:
    who, reply = await recorded()
    words = resumes.consent_words(7)
    public = {"title": "Why me, in short", "days": 7, "agreed": True, "shown": words}
    public_id = await resumes.publish(who, reply["id"], **public)
    first, _ = await service.begin_without_job(who, reply["id"])
    await resumes.take_down(who, public_id)
    second, _ = await service.begin_without_job(who, reply["id"])
    titles = [(await studio.draft_view(who, draft_id))["title"] for draft_id in (first, second)]
    assert titles == ["Why me, in short, copy", "Why me, in short, copy 2"]


async def test_nothing_of_somebody_else_is_copied_or_opened() -> None:
    who, reply = await recorded()
    draft_id, _ = await service.begin_without_job(who, reply["id"])
    _, other = await make_candidate()
    for theirs in (reply["id"], draft_id, "none"):
        with pytest.raises(NotFound):
            await service.begin_without_job(other, theirs)
        assert (await service.studio_page(other, theirs))["access"] == "missing"
    assert await own_videos(other) == []


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
