"""The preview of an edit in the browser: going to a picture of it, and taking it down."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.replying import Candidate

FPS = 30
NEAR = 0.02
"""Of the frame's width and height."""
SETTLED = """
() => {
  const shown = [...document.querySelectorAll('[data-testid=preview] [data-shown=true] video')];
  return shown.length > 0 && shown.every((video) => !video.seeking && video.readyState >= 2);
}
"""
BARE = """
(bare) => {
  const over = 'main button, main [data-testid=preview] [role=slider], main [data-testid=scrubber] + span';
  for (const part of document.querySelectorAll(over)) part.style.opacity = bare ? 0 : '';
  document.querySelector('[data-testid=preview]').style.borderRadius = bare ? 0 : '';
}
"""


def open_preview(person: Candidate) -> None:
    """Open the edit and wait for its first picture."""
    person.open("edit")
    expect(person.by("preview")).to_be_visible()
    person.until(lambda: person.page.evaluate(SETTLED))
    person.page.evaluate("document.fonts.ready.then(() => true)")


def go_to(person: Candidate, picture: int) -> None:
    """Show this picture of the edit, counted from 0."""
    person.by("scrubber").fill(str((picture + 0.5) * 1000 / FPS))
    person.page.wait_for_timeout(150)
    person.until(lambda: person.page.evaluate(SETTLED))
    person.page.wait_for_timeout(150)


def shoot(person: Candidate, target: Path) -> None:
    """Take a picture of the preview, without the controls and the round corners."""
    person.page.evaluate(BARE, True)
    person.by("preview").screenshot(path=target)
    person.page.evaluate(BARE, False)


def lies(person: Candidate, part: Locator, left: float, top: float, width: float, height: float) -> bool:
    """Return whether the part lies there in the preview, in pixels of the finished video."""
    frame, box = person.by("preview").bounding_box(), part.bounding_box()
    assert frame and box
    seen = [(box["x"] - frame["x"]) / frame["width"], (box["y"] - frame["y"]) / frame["height"]]
    seen += [box["width"] / frame["width"], box["height"] / frame["height"]]
    return seen == pytest.approx([left / 720, top / 1280, width / 720, height / 1280], abs=NEAR)
