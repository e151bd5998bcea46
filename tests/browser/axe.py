"""What axe finds on a page: certain faults, and what it leaves to a person's judgement."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AT_REST = """
Promise.allSettled(
  document.getAnimations()
    .filter((it) => it.playState === "running" && it.effect.getComputedTiming().endTime !== Infinity)
    .map((it) => it.finished),
)
"""
"""A colour on its way to another is no colour to judge."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def found(page: Page, kind: str = "violations") -> dict[str, list[str]]:
    """Return rule → the elements it names.

    Args:
        kind: `violations`, or `incomplete` for what axe could not decide.
    """
    page.evaluate(AT_REST)
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    results = Axe().run(page, options=options).response[kind]
    return {rule["id"]: [node["html"][:160] for node in rule["nodes"]] for rule in results}
