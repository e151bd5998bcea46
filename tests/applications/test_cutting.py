"""The timeline of a reply as a browser's events."""

from typing import Any

import pytest

from resumes_app.applications.state.reply.cutting import CuttingState
from resumes_app.applications.state.reply.editing import EditingState
from resumes_app.applications.state.reply.laying import LayingState
from resumes_app.applications.state.reply.takes import TakesState
from resumes_app.errors import NotFound
from resumes_app.ui.timeline import TimelineChange
from tests.events import Rig
from tests.factories import make_job, sign_in
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

pytestmark = pytest.mark.usefixtures("database")


class Tab:
    """A tab in which somebody edits a reply with takes of 4 s each."""

    def __init__(self, rig: Rig, cookie: str, name: str = "") -> None:
        self.rig, self.cookie, self.name = rig, cookie, name

    async def draft(self) -> dict[str, Any]:
        """Return the draft as the tab has it."""
        state = await self.rig.state(TakesState, self.cookie, tab=self.name)
        return dict(state.draft)

    async def change(self, act: str, *, version: int | None = None, **fields: Any) -> dict[str, Any]:
        """Do something; return the answer."""
        if version is None:
            version = (await self.draft())["version"]
        change = TimelineChange(op=f"op-{act}", version=version, act=act, **fields)  # type: ignore[typeddict-item]
        changed = await self.rig(CuttingState.change(change), self.cookie, tab=self.name)
        return dict(changed.get("cutting_state", {}).get("answer", {}))


async def editing(rig: Rig, *tabs: str, takes: int = 2) -> list[Tab]:
    user, who = await make_candidate()
    job = await make_job()
    draft = await make_draft(who, job)
    for _ in range(takes):
        await keep_take(who, draft, recording(4))
    cookie = await sign_in(user)
    for tab in tabs or ("",):
        await rig.open(f"/reply/{job.slug}?step=edit", cookie, tab=tab)
    return [Tab(rig, cookie, name) for name in tabs or ("",)]


def lengths(draft: dict[str, Any]) -> list[int]:
    return [round(clip["length_ms"] / 100) for clip in draft["clips"]]


async def test_what_is_done_on_the_timeline_is_saved_and_answered_by_name(rig: Rig) -> None:
    (tab,) = await editing(rig)
    assert await tab.change("split", at_ms=1_500) == {"op": "op-split", "refusal": "", "stale": False}
    await tab.change("trim", place=2, in_ms=1_000, out_ms=3_000)
    await tab.change("set", place=0, values={"speed": 0.5})
    await tab.change("move", place=2, to=0)
    await tab.change("duplicate", place=0)
    await tab.change("remove", place=3)
    draft = await tab.draft()
    assert lengths(draft) == [20, 20, 30]
    await tab.change("add", take=draft["takes"][0]["id"], to=0)
    assert lengths(await tab.draft()) == [40, 20, 20, 30]
    assert (await rig.state(EditingState, tab.cookie)).saved == "Saved"


async def test_a_refusal_says_why_and_changes_nothing(rig: Rig) -> None:
    (tab,) = await editing(rig)
    before = await tab.draft()
    answer = await tab.change("trim", place=0, in_ms=1_000, out_ms=1_100)
    assert "0.2 s" in answer["refusal"] and not answer["stale"]
    for act, fields in (
        ("split", {"at_ms": 50}),
        ("set", {"place": 0, "values": {"speed": 9}}),
        ("set", {"place": 0, "values": ["speed"]}),
        ("set", {"place": 0}),
        ("add", {"take": ["x"], "to": 0}),
        ("add", {"take": "theirs", "to": 0}),
        ("move", {"place": 0}),
        ("explode", {}),
        ("trim", {}),
        ("undo", {"version": "1"}),
    ):
        assert (await tab.change(act, **fields))["refusal"], act  # type: ignore[arg-type]
    assert await tab.draft() == before


async def test_a_change_decided_on_an_older_edit_reads_the_newer_one(rig: Rig) -> None:
    one, other = await editing(rig, "one", "other")
    await one.change("split", at_ms=1_500)
    answer = await other.change("remove", place=0)
    assert answer["stale"] and "another window" in answer["refusal"]
    assert lengths(await other.draft()) == [15, 25, 40]
    assert not (await other.change("remove", place=0))["refusal"]


async def test_undo_and_redo_go_over_everything_that_was_chosen(rig: Rig) -> None:
    (tab,) = await editing(rig)
    await rig(LayingState.add_text(0), tab.cookie)
    await rig(EditingState.choose_look("warm"), tab.cookie)
    await tab.change("split", at_ms=1_500)
    undone = []
    for _ in range(3):
        undone.append((await tab.draft())["undo"])
        assert not (await tab.change("undo"))["refusal"]
    draft = await tab.draft()
    assert undone == ["Split", "Look", "Add text"]
    assert (draft["texts"], draft["look"], lengths(draft), draft["redo"]) == ([], "none", [40, 40], "Add text")
    for _ in range(3):
        await tab.change("redo")
    draft = await tab.draft()
    assert (len(draft["texts"]), draft["look"], lengths(draft), draft["redo"]) == (1, "warm", [15, 25, 40], "")
    assert (await tab.change("redo"))["refusal"]


async def test_another_persons_draft_is_out_of_reach(rig: Rig) -> None:
    (tab,), (stranger,) = await editing(rig), await editing(rig)
    theirs = await stranger.rig.state(TakesState, stranger.cookie)
    theirs.draft = await tab.draft()  # type: ignore[assignment]
    with pytest.raises(NotFound):
        await stranger.change("split", at_ms=1_500)
    who = (await rig.state(TakesState, tab.cookie)).draft
    assert len(who["clips"]) == 2
