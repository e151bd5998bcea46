"""What a reply leaves on the device it was made on: nothing that is not needed any more."""

from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from tests.browser.replying import DEVICE, LOCAL_TAKES, Candidate, block_parts, quiet_about
from tests.browser.sizes import on_phone

pytestmark = on_phone
EMPTY: dict[str, list[str]] = {"takes": [], "chunks": [], "thumbs": []}
LATER = "{ const now = Date.now; Date.now = () => now() + 16 * 60 * 1000; }"
"""A page a quarter of an hour later."""
LEFT = """
async ([owner, draft]) => new Promise((done) => {
  const opening = indexedDB.open("resumes-takes");
  opening.onsuccess = () => {
    const stores = opening.result.transaction(["takes", "chunks", "thumbs"], "readwrite");
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const old = Date.now() - 31 * 24 * 60 * 60 * 1000;
    stores.objectStore("chunks").put({take: "no-such-take", start: 0, bytes});
    stores.objectStore("thumbs").put({id: "no-such-take", owner, draft, bytes, made_at: old});
    stores.objectStore("thumbs").put({id: "somebody-elses", owner: "bo", draft: "bos", bytes, made_at: Date.now()});
    const row = {owner, draft, mime: "video/mp4", kind: "camera", size: 3, duration_ms: 900};
    stores.objectStore("takes").put({...row, id: "forgotten", state: "unfinished", recorded_at: old});
    stores.objectStore("chunks").put({take: "forgotten", start: 0, bytes});
    stores.oncomplete = () => { opening.result.close(); done(); };
  };
})
"""


def device(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(DEVICE)
    return found


def test_a_removed_take_leaves_the_device_when_its_undo_is_over(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(2.0)
    ana.kept(1)
    ana.until(lambda: len(device(ana.page)["thumbs"]) == 1)
    block_parts(ana.page)
    ana.take(2.0)
    ana.by("open-takes").click()
    dialog = ana.page.locator("dialog")
    expect(dialog.get_by_test_id("take")).to_have_count(2)
    for _ in range(2):
        dialog.get_by_test_id("remove").first.click()
        ana.page.wait_for_timeout(600)
    expect(dialog.get_by_test_id("take")).to_have_count(0)
    assert len(device(ana.page)["takes"]) == 1 and len(device(ana.page)["thumbs"]) == 2, "both may be put back yet"
    ana.page.reload()
    expect(ana.by("stage")).to_be_attached()
    ana.page.wait_for_timeout(500)
    assert len(device(ana.page)["thumbs"]) == 2
    ana.page.add_init_script(LATER)
    ana.page.reload()
    ana.until(lambda: device(ana.page) == EMPTY)
    quiet_about(console_errors, r"ERR_FAILED")


def test_a_page_that_stays_open_forgets_too(ana: Candidate) -> None:
    ana.page.clock.install()
    ana.open()
    ana.turn_camera_on()
    ana.take(2.0)
    ana.kept(1)
    ana.until(lambda: len(device(ana.page)["thumbs"]) == 1)
    ana.by("open-takes").click()
    ana.page.locator("dialog [data-testid=remove]").click()
    expect(ana.page.locator("dialog [data-testid=take]")).to_have_count(0)
    ana.page.clock.fast_forward("14:00")
    ana.page.wait_for_timeout(500)
    assert len(device(ana.page)["thumbs"]) == 1
    ana.page.clock.fast_forward("02:30")
    ana.until(lambda: device(ana.page) == EMPTY)


def test_nothing_of_a_sent_reply_stays_on_the_device(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(2.0)
    ana.kept(1)
    ana.until(lambda: len(device(ana.page)["thumbs"]) == 1)
    ana.next()
    expect(ana.by("edit")).to_be_visible()
    ana.next()
    ana.by("consent").check()
    ana.by("submit").click()
    expect(ana.by("sent")).to_be_visible()
    ana.until(lambda: device(ana.page) == EMPTY)


def test_what_was_left_behind_is_swept_when_the_page_opens(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(2.0)
    ana.kept(1)
    ana.until(lambda: len(device(ana.page)["thumbs"]) == 1)
    mine = device(ana.page)["thumbs"]
    ana.page.evaluate(LEFT, ["somebody", "some-draft"])
    assert len(device(ana.page)["chunks"]) == 2
    ana.page.reload()
    ana.until(lambda: device(ana.page) == {"takes": [], "chunks": [], "thumbs": mine})


def test_a_take_removed_while_it_goes_up_comes_back_with_undo(ana: Candidate, console_errors: list[str]) -> None:
    held = []
    holding = True

    def handle(route):  # type: ignore[no-untyped-def]  # playwright's own type is not exported
        if holding and route.request.method in ("PATCH", "DELETE"):
            held.append(route)
        else:
            route.continue_()

    ana.open()
    ana.turn_camera_on()
    ana.page.route("**/uploads/**", handle)
    ana.take(2.0)
    ana.until(lambda: any(route.request.method == "PATCH" for route in held))
    (recorded,) = ana.page.evaluate(LOCAL_TAKES)
    ana.by("open-takes").click()
    dialog = ana.page.locator("dialog")
    dialog.get_by_test_id("remove").click()
    expect(dialog.get_by_test_id("take")).to_have_count(0)
    ana.until(lambda: any(route.request.method == "DELETE" for route in held))
    dialog.get_by_test_id("notice-action").click()
    ana.page.wait_for_timeout(700)
    # The server forgets the first upload only now; what was sent to it meanwhile would be lost.
    next(route for route in held if route.request.method == "DELETE").continue_()
    ana.page.wait_for_timeout(500)
    holding = False
    for route in held:
        with suppress(Error):  # The page itself has ended it, or it went already.
            route.continue_()
    ana.kept(1)
    (take,), _ = ana.saved()
    assert take.size_bytes == recorded["size"]
    assert ana.page.evaluate(LOCAL_TAKES) == []
    quiet_about(console_errors, r"ERR_FAILED|ERR_ABORTED")


def test_a_deleted_draft_takes_what_waits_in_the_browser_along(ana: Candidate, console_errors: list[str]) -> None:
    def dropped() -> list[bool]:
        return [bool(row.get("dropped_at")) for row in ana.page.evaluate(LOCAL_TAKES)]

    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    block_parts(ana.page)
    ana.take(1.5)
    ana.page.goto(f"{ana.address}/applications")
    ana.by("delete-draft").click()
    expect(ana.by("draft")).to_have_count(0)
    ana.until(lambda: dropped() == [True])
    ana.by("notice-action").click()
    expect(ana.by("draft")).to_have_count(1)
    ana.until(lambda: dropped() == [False])
    ana.page.reload()
    ana.by("delete-draft").click()
    ana.until(lambda: dropped() == [True])
    ana.page.unroute_all()
    ana.open()
    expect(ana.by("ask-camera").or_(ana.by("stage")).first).to_be_visible()
    ana.page.wait_for_timeout(3000)  # Long enough for a take to go up.
    expect(ana.page.get_by_test_id("take")).to_have_count(0)
    assert len(ana.saved()[0]) == 1  # The one that the server had, until its undo is over.
    quiet_about(console_errors, r"ERR_FAILED|ERR_ABORTED")
