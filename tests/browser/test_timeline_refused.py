"""What the timeline refuses is said, and changes neither the clips nor which of them is selected."""

from playwright.sync_api import expect
from sqlmodel import select

from resumes_app import db
from resumes_app.media.editlist import MAX_CLIPS
from resumes_app.models import Draft
from tests.browser.cutting import Cutting
from tests.browser.sizes import on_desktop, on_phone


def selected(cutting: Cutting, place: int) -> None:
    """Wait until this clip is the selected one."""
    expect(cutting.by("clip").nth(place)).to_have_attribute("data-selected", "true")


def is_too_near(cutting: Cutting) -> None:
    """Wait until a split is refused, and what was shown of it is gone."""
    expect(cutting.page.get_by_text("too near to the clip’s edge")).to_be_visible()
    expect(cutting.by("timeline")).to_have_attribute("data-saved", "true")


@on_phone
def test_what_cannot_be_done_is_said_and_nothing_changes(cutting: Cutting) -> None:
    cutting.by("playhead").press("Home")
    cutting.by("clip-split").click()
    is_too_near(cutting)
    cutting.saved(4, 3, 6)
    assert cutting.draft()["undo"] == "Add take"


@on_phone
def test_after_a_split_at_the_edge_just_trimmed_the_next_act_is_of_the_same_clip(cutting: Cutting) -> None:
    cutting.select(1)
    cutting.drag(cutting.by("trim-out"), -cutting.pps())
    cutting.saved(4, 2, 6)
    cutting.by("clip-split").click()
    is_too_near(cutting)
    selected(cutting, 1)
    cutting.by("clip-duplicate").click()
    cutting.saved(4, 2, 2, 6)


@on_desktop
def test_after_a_split_at_the_beginning_the_same_clip_is_selected(cutting: Cutting) -> None:
    cutting.select(2)
    cutting.page.locator("body").press("Home")
    cutting.page.locator("body").press("s")
    is_too_near(cutting)
    selected(cutting, 2)


@on_desktop
def test_a_copy_for_which_there_is_no_room_is_not_selected(cutting: Cutting) -> None:
    async def fill() -> None:
        async with db.transaction() as session:
            draft = (await session.exec(select(Draft).where(Draft.owner_id == cutting.ana.user.id))).one()
            clip = {**draft.edit["clips"][0], "out_ms": 1000}
            draft.edit = {**draft.edit, "clips": [clip] * MAX_CLIPS}

    cutting.ana.site.run(fill())
    cutting.open()
    cutting.select(MAX_CLIPS - 2)
    cutting.by("clip-duplicate").click()
    expect(cutting.page.get_by_text(f"keep {MAX_CLIPS} at the most")).to_be_visible()
    expect(cutting.by("clip")).to_have_count(MAX_CLIPS)
    selected(cutting, MAX_CLIPS - 2)
