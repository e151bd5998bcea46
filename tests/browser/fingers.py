"""Pressing and dragging as people do it: with a finger on a phone, else with the mouse."""

from playwright.sync_api import Locator, Page

from tests.browser.sizes import PHONE

STEPS = 8


def drag(page: Page, what: Locator, right_px: float, down_px: float = 0, *, hold_ms: int = 0) -> None:
    """Drag something by its middle, once it was held for a while."""
    box = what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if page.viewport_size != PHONE:
        page.mouse.move(x, y)
        page.mouse.down()
        page.wait_for_timeout(hold_ms)
        page.mouse.move(x + right_px, y + down_px, steps=STEPS)
        page.mouse.up()
        return
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, step: int | None) -> None:
        part = (step or 0) / STEPS
        points = [] if step is None else [{"x": x + right_px * part, "y": y + down_px * part}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0)
    page.wait_for_timeout(hold_ms)
    for step in range(1, STEPS + 1):
        touch("touchMove", step)
    touch("touchEnd", None)
