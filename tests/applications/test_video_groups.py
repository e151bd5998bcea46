"""Where each of somebody's own videos stands in their list."""

import pytest

from resumes_app.accounts.schemas import GUEST, Identity
from resumes_app.applications import service
from resumes_app.applications.state import VideosState
from resumes_app.errors import SignInNeeded
from resumes_app.resumes import service as resumes
from resumes_app.studio import service as studio
from tests.events import Rig
from tests.factories import make_company, make_job, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


async def places(who: Identity) -> dict[str, list[tuple[str, str]]]:
    """What stands in each group: title and status."""
    groups = await service.video_groups(who)
    return {group["name"]: [(row["title"], row["label"]) for row in group["rows"]] for group in groups}


async def test_a_reply_stands_where_it_is() -> None:
    _, who = await make_candidate()
    job = await make_job(await make_company(name="Halden Coffee"), title="Barista")
    draft = await make_draft(who, job)
    assert await places(who) == {}
    await keep_take(who, draft, recording(2.0))
    assert await places(who) == {"making": [("Barista", "Draft")]}
    ((making,),) = [group["rows"] for group in await service.video_groups(who)]
    assert (making["about"], making["length"], making["opens"]) == ("Halden Coffee", "0:02", "Continue")
    assert (making["href"], making["render"]["id"]) == (f"/reply/{job.slug}?step=edit", "")
    sent = await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    assert await places(who) == {"sent": [("Barista", "Being rendered")]}
    ((row,),) = [group["rows"] for group in await service.video_groups(who)]
    assert (row["href"], row["render"]["id"]) == (f"/reply/{job.slug}", sent["render_id"])
    await service.withdraw(who, sent["id"])
    assert await places(who) == {"off": [("Barista", "Taken back")]}
    await studio.discard_draft(who, draft["id"])
    assert await places(who) == {"off": [("Barista", "Taken back")]}


async def test_a_written_reply_is_told_from_others_by_its_words() -> None:
    _, who = await make_candidate()
    draft = await make_draft(who, await make_job())
    draft = await studio.write_reply(who, draft["id"], "I pour hearts.", "dusk")
    (group,) = await service.video_groups(who)
    assert [row["words"] for row in group["rows"]] == ["I pour hearts."]
    await studio.burn_captions(who, draft["id"], draft["version"], None)
    (group,) = await service.video_groups(who)
    assert [row["words"] for row in group["rows"]] == [""], "they are beside its picture then, not in it"


async def test_a_published_video_stands_once_where_it_is() -> None:
    _, who = await make_candidate()
    draft_id = await studio.begin_draft(who)
    assert await places(who) == {}
    await studio.write_script(who, draft_id, "I mend bicycles.")
    assert await places(who) == {"making": [("Video résumé", "Draft")]}
    ((row,),) = [group["rows"] for group in await service.video_groups(who)]
    assert row["href"] == f"/studio/{draft_id}", "nothing is in it that could be edited"
    await keep_take(who, await studio.draft_view(who, draft_id))
    words = resumes.consent_words(7)
    public_id = await resumes.publish(who, draft_id, title="Bicycles", days=7, agreed=True, shown=words)
    assert await places(who) == {"public": [("Bicycles", "Being made")]}
    ((row,),) = [group["rows"] for group in await service.video_groups(who)]
    assert row["render"] == await studio.render_view(who, row["render"]["id"])
    assert (row["opens"], row["href"]) == ("Change it", f"/studio/{draft_id}?step=edit")
    await resumes.take_down(who, public_id)
    assert await places(who) == {"off": [("Bicycles", "Not public")]}
    ((row,),) = [group["rows"] for group in await service.video_groups(who)]
    assert row["render"]["id"] == ""
    assert (row["draft"], row["renames"], row["since"]) == (draft_id, True, "Not public since")
    await studio.discard_draft(who, draft_id)
    ((row,),) = [group["rows"] for group in await service.video_groups(who)]
    assert (row["draft"], row["made"], row["renames"]) == ("", False, False)


async def test_a_reply_that_is_public_too_stands_in_both_places() -> None:
    _, who = await make_candidate()
    job = await make_job(title="Barista")
    draft = await make_draft(who, job)
    await keep_take(who, draft)
    words = resumes.consent_words(7)
    await resumes.publish(who, draft["id"], title="Me", days=7, agreed=True, shown=words)
    assert await places(who) == {"making": [("Barista", "Draft")], "public": [("Me", "Being made")]}
    await service.send_reply(who, job.slug, draft_id=draft["id"], agreed=True)
    assert await places(who) == {"sent": [("Barista", "Being rendered")], "public": [("Me", "Being made")]}


async def test_guests_have_no_videos() -> None:
    with pytest.raises(SignInNeeded):
        await service.video_groups(GUEST)


async def test_a_video_is_renamed_where_it_stands_and_the_others_keep_their_names(rig: Rig) -> None:
    user, who = await make_candidate()
    cookie = await sign_in(user)
    first, second = [await studio.begin_draft(who, fresh=True) for _ in range(2)]
    for draft_id in (first, second):
        await studio.write_script(who, draft_id, "I am here.")
    await rig(VideosState.load, cookie)

    async def listed() -> list[tuple[str, str]]:
        (group,) = (await rig.state(VideosState, cookie)).groups
        return [(row["draft"], row["title"]) for row in group["rows"]]

    before = await listed()
    assert dict(before) == {first: "Video résumé", second: "Video résumé 2"}
    await rig(VideosState.rename(first, "  My   talk "), cookie)
    assert [draft for draft, _ in await listed()] == [draft for draft, _ in before]
    assert dict(await listed()) == {first: "My talk", second: "Video résumé 2"}
    await rig(VideosState.rename(first, ""), cookie)
    assert await listed() == before
