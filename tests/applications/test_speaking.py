"""Plan, script and spoken lines on the page of a reply, without a browser."""

import pytest

from resumes_app.accounts.service import identity_of_cookie
from resumes_app.applications.state.reply.prompting import PromptingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import InvalidInput
from resumes_app.models import User
from resumes_app.studio.service import SCRIPT_CHARS, draft_view
from tests.events import Rig
from tests.factories import make_job, make_user, sign_in
from tests.studio.factories import keep_take, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")
LINES = [{"start_ms": 0, "end_ms": 700, "text": "Hello."}, {"start_ms": 700, "end_ms": 1500, "text": "I am Ana."}]


async def film(rig: Rig, user: User) -> str:
    """Open the page with a take of two seconds whose client id is `take-1`; return the cookie."""
    cookie = await sign_in(user)
    job = await make_job()
    draft = await make_draft(await identity_of_cookie(cookie), job)
    await keep_take(await identity_of_cookie(cookie), draft, recording(2.0), client_id="take-1")
    await rig.open(f"/reply/{job.slug}", cookie)
    return cookie


async def test_plan_and_script_are_saved_at_once_and_refused_by_name(rig: Rig) -> None:
    cookie = await film(rig, await make_user())
    changed = await rig(PromptingState.choose_plan("why-me"), cookie)
    assert changed["takes_state"]["draft"]["template"] == "why-me"
    changed = await rig(PromptingState.write_script("Hello.\n\nI am Ana."), cookie)
    draft = changed["takes_state"]["draft"]
    assert draft["script"] == "Hello.\n\nI am Ana."
    saved = await draft_view(await identity_of_cookie(cookie), draft["id"])
    assert (saved["template"], saved["script"]) == ("why-me", draft["script"])
    with pytest.raises(InvalidInput, match="no such plan"):
        await rig(PromptingState.choose_plan("nothing"), cookie)
    with pytest.raises(InvalidInput, match="at most"):
        await rig(PromptingState.write_script("x" * (SCRIPT_CHARS + 1)), cookie)
    assert (await rig(PromptingState.choose_plan(""), cookie))["takes_state"]["draft"]["template"] == ""


async def test_spoken_lines_become_captions_and_the_browser_forgets_them(rig: Rig) -> None:
    cookie = await film(rig, await make_user())
    changed = (await rig(PromptingState.note_spoken("take-1", LINES), cookie))["takes_state"]
    assert [line["text"] for line in changed["draft"]["captions"]] == ["Hello.", "I am Ana."]
    assert (changed["command"]["name"], changed["command"]["take"]) == ("told", "take-1")
    again = (await rig(PromptingState.note_spoken("take-1", LINES), cookie))["takes_state"]
    assert again["command"]["seq"] > changed["command"]["seq"]
    assert len(again.get("draft", changed["draft"])["captions"]) == 2


async def test_lines_that_are_no_captions_are_forgotten_without_a_word(rig: Rig) -> None:
    cookie = await film(rig, await make_user())
    changed = (await rig(PromptingState.note_spoken("take-1", [{"start_ms": -1, "text": "x"}]), cookie))["takes_state"]
    assert changed["command"]["name"] == "told" and "draft" not in changed


async def test_the_plan_counts_takes_that_are_in_the_video(rig: Rig) -> None:
    cookie = await film(rig, await make_user())
    state = await rig.state(TakesState, cookie)
    assert (state.in_video, state.kept) == (1, 1)
    (take,) = state.draft["takes"]
    state.draft = {**state.draft, "takes": [{**take, "used_ms": 0}]}
    assert (state.in_video, state.kept) == (0, 1)
