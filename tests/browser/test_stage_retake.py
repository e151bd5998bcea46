"""Another try at a take: the one before goes only once the new one is there."""

from playwright.sync_api import expect

from tests.browser.replying import LOCAL_TAKES, SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.sizes import on_desktop, on_phone


def in_use(ana: Candidate) -> list[bool]:
    """Return of each take that the server has whether it is in use, oldest first."""
    return [take.aside_at is None for take in ana.saved()[0]]


def one_take(ana: Candidate) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)


def record_again(ana: Candidate) -> None:
    ana.by("retake").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording", timeout=SLOW_MS)
    ana.page.wait_for_timeout(1500)


def test_a_retake_that_is_cancelled_changes_nothing(ana: Candidate) -> None:
    one_take(ana)
    clock = ana.page.get_by_role("timer")
    before = clock.inner_text()
    while ana.by("countdown").inner_text() != "10 s":
        ana.by("countdown").click()
    ana.by("retake").click()
    expect(ana.by("record")).to_have_attribute("data-phase", "counting")
    ana.page.wait_for_timeout(1000)
    ana.by("record").click()
    expect(ana.by("retake")).to_be_enabled()
    expect(clock).to_have_text(before)
    expect(ana.by("notice-action")).to_have_count(0)
    assert in_use(ana) == [True]


@on_phone
def test_the_take_before_is_there_until_the_new_one_is_and_can_be_kept_too(ana: Candidate) -> None:
    one_take(ana)
    record_again(ana)
    assert in_use(ana) == [True]
    ana.by("stop").click()
    ana.until(lambda: in_use(ana) == [False, True])
    ana.page.get_by_role("button", name="Keep both").click()
    ana.until(lambda: in_use(ana) == [True, True])
    ana.page.wait_for_timeout(1000)
    assert in_use(ana) == [True, True]


@on_phone
def test_a_retake_too_short_to_be_one_replaces_nothing(ana: Candidate) -> None:
    one_take(ana)
    ana.page.evaluate("""() => {
      const start = MediaRecorder.prototype.start;
      MediaRecorder.prototype.start = function (slice) {
        const tell = this.ondataavailable;
        this.ondataavailable = () => tell({data: new Blob([])});
        start.call(this, slice);
      };
    }""")
    ana.by("retake").click()
    expect(ana.by("stop")).to_have_attribute("data-phase", "recording", timeout=SLOW_MS)
    ana.by("stop").click()
    expect(ana.page.get_by_text("That was too short")).to_be_visible()
    expect(ana.by("open-takes")).to_have_accessible_name("Your takes: 1, 0:01")
    assert in_use(ana) == [True]


@on_desktop
def test_a_retake_that_a_reload_cuts_off_leaves_the_take_before_until_it_is_kept(ana: Candidate) -> None:
    one_take(ana)
    record_again(ana)
    ana.page.wait_for_timeout(1000)
    ana.page.on("dialog", lambda dialog: dialog.accept())
    ana.page.reload()
    expect(ana.by("unfinished")).to_be_visible(timeout=SLOW_MS)
    assert in_use(ana) == [True]
    ana.by("keep").click()
    ana.until(lambda: in_use(ana) == [False, True])


@on_desktop
def test_a_take_still_on_its_way_is_replaced_without_the_server(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    block_parts(ana.page)
    ana.take(1.5)
    old = ana.page.evaluate(LOCAL_TAKES)[0]["id"]
    record_again(ana)
    expect(ana.by("take")).to_have_count(2)
    ana.by("stop").click()
    expect(ana.by("take")).to_have_count(1)
    left = [take["id"] for take in ana.page.evaluate(LOCAL_TAKES) if not take.get("dropped_at")]
    assert len(left) == 1 and old not in left
    ana.page.unroute_all()
    ana.kept(1)
    ana.until(lambda: [take.client_id for take in ana.saved()[0]] == left)
    quiet_about(console_errors, r"ERR_FAILED")


@on_desktop
def test_the_newest_take_is_replaced_wherever_it_stands(ana: Candidate) -> None:
    one_take(ana)
    ana.take(1.5)
    ana.kept(2)
    ana.page.get_by_role("button", name="Move take 2 up").click()
    expect(ana.by("take").first).to_have_attribute("data-take", ana.saved()[0][1].public_id)
    record_again(ana)
    ana.by("stop").click()
    ana.until(lambda: in_use(ana) == [True, False, True])
    expect(ana.by("take")).to_have_count(2)
    expect(ana.by("take").first).to_have_attribute("data-take", ana.saved()[0][2].public_id)


@on_desktop
def test_of_two_retakes_only_the_newer_is_told_of(ana: Candidate) -> None:
    one_take(ana)
    for count in (2, 3):
        record_again(ana)
        ana.by("stop").click()
        ana.until(lambda count=count: in_use(ana) == [False] * (count - 1) + [True])
    expect(ana.page.get_by_role("button", name="Keep both")).to_have_count(1)
    ana.page.get_by_role("button", name="Keep both").click()
    ana.until(lambda: in_use(ana) == [False, True, True])
