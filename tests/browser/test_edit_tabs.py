"""Which tool of the edit is open, that its tab is in sight, and that the row of tabs tells where it goes on."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.cutting import Cutting
from tests.browser.replying import make_question
from tests.browser.sizes import PHONE, on_phone
from tests.factories import identity_for
from tests.studio.factories import keep_take, make_draft, recording


@on_phone
def test_another_draft_begins_with_its_clips_and_the_open_tab_is_in_sight(cutting: Cutting, tmp_path: Path) -> None:
    ana, page = cutting.ana, cutting.page
    cutting.by("tool-takes").click()
    expect(page.locator("#tool-takes")).to_be_visible()
    page.reload()
    expect(cutting.by("tool-takes")).to_have_attribute("aria-pressed", "true")
    expect(cutting.by("tool-takes")).to_be_in_viewport(ratio=1)

    async def another() -> None:
        ana.job = await make_question(tmp_path, title="Baker, nights")
        who = await identity_for(ana.user)
        await keep_take(who, await make_draft(who, ana.job), recording(2))

    ana.site.run(another())
    ana.open("edit")
    expect(cutting.by("tool-clips")).to_have_attribute("aria-pressed", "true")
    expect(cutting.by("tool-clips")).to_be_in_viewport(ratio=1)
    expect(cutting.by("clip")).to_have_count(1)


def test_a_tool_that_there_is_no_more_is_as_if_none_were_chosen(cutting: Cutting) -> None:
    kept = {"of": cutting.draft_id, "tool": "fireworks", "before": "fireworks"}
    cutting.page.evaluate("(kept) => sessionStorage.setItem('open-tool', JSON.stringify(kept))", kept)
    cutting.page.reload()
    first = "clips" if cutting.page.viewport_size == PHONE else "look"
    expect(cutting.by(f"tool-{first}")).to_have_attribute("aria-pressed", "true")
    expect(cutting.by("clip" if first == "clips" else "look-warm").first).to_be_visible()


@on_phone
def test_the_open_tools_tab_is_in_sight_again_once_the_keys_have_left_the_tabs(cutting: Cutting) -> None:
    cutting.by("tool-clips").focus()
    while cutting.page.evaluate("document.activeElement.dataset.testid ?? ''").startswith("tool-"):
        cutting.page.keyboard.press("Tab")
    expect(cutting.by("tool-clips")).to_be_in_viewport(ratio=1)
    cutting.page.keyboard.press("Shift+Tab")
    expect(cutting.by("tool-takes")).to_be_focused()
    expect(cutting.by("tool-takes")).to_be_in_viewport(ratio=1)


@on_phone
def test_the_chosen_text_is_in_sight_among_many(cutting: Cutting) -> None:
    cutting.by("tool-text").click()
    for count in range(1, 5):
        cutting.by("add-text").click()
        expect(cutting.by("text")).to_have_count(count)
        expect(cutting.by("text").last).to_have_attribute("aria-pressed", "true")
        expect(cutting.by("text").last).to_be_in_viewport(ratio=1)
    cutting.by("text").first.press("Enter")
    expect(cutting.by("text").first).to_be_in_viewport(ratio=1)
    assert cutting.page.evaluate("scrollX + scrollY") == 0


@on_phone
def test_the_chosen_sticker_is_in_sight_among_many(cutting: Cutting) -> None:
    cutting.by("tool-stickers").click()
    for count, name in enumerate(("star", "heart", "crown", "flame", "coffee", "clock"), 1):
        cutting.by(f"sticker-{name}").click()
        expect(cutting.by("used-sticker")).to_have_count(count)
        expect(cutting.by("used-sticker").last).to_have_attribute("aria-pressed", "true")
        expect(cutting.by("used-sticker").last).to_be_in_viewport(ratio=1)


def test_the_row_of_tools_fades_where_it_goes_on_and_nowhere_where_all_of_them_fit(cutting: Cutting) -> None:
    row = cutting.page.get_by_role("group", name="Tools", exact=True)
    if cutting.page.viewport_size != PHONE:
        assert row.evaluate("(row) => getComputedStyle(row).maskImage") == "none"
        return
    for width in (360, 390, 414):
        cutting.page.set_viewport_size({"width": width, "height": PHONE["height"]})
        row.evaluate("(row) => row.scrollTo(0, 0)")
        _assert_goes_on(row, before=False, after=True)
        row.evaluate("(row) => row.scrollTo(row.scrollWidth, 0)")
        _assert_goes_on(row, before=True, after=False)
    assert row.evaluate("(row) => getComputedStyle(row).maskImage") != "none"
    cutting.page.set_viewport_size({"width": 900, "height": PHONE["height"]})
    _assert_goes_on(row, before=False, after=False)


def _assert_goes_on(row: Locator, *, before: bool, after: bool) -> None:
    for end, goes_on in (("data-before", before), ("data-after", after)):
        if goes_on:
            expect(row).to_have_attribute(end, "")
        else:
            expect(row).not_to_have_attribute(end, "")
