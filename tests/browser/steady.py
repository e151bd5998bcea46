"""Whether a page holds still while it loads: nothing moves by itself, and its first paint has the style sheet."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

MOST = 0.02
"""The sum of layout shifts (a share of the window, as browsers count it) that nobody notices."""
SETTLED_MS = 500
_WATCH = """
window.steady = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map(({node}) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 120));
    window.steady.push({share: entry.value, at_ms: Math.round(entry.startTime), moved});
  }
}).observe({type: 'layout-shift', buffered: true});
"""
# What loads later with a component of its own (the feed's) is not in the page's head.
_STYLED_LATE = """() => {
  const painted = performance.getEntriesByName('first-paint')[0]?.startTime ?? Infinity;
  const sheets = [...document.querySelectorAll('head > link[rel=preload][as=style]')].map((link) => link.href);
  const loaded = performance.getEntriesByType('resource').filter((entry) => sheets.includes(entry.name));
  if (!loaded.length) return ['the page names no style sheet'];
  return loaded.filter((entry) => entry.responseEnd > painted).map((entry) => entry.name);
}"""


def watch(tabs: Page | BrowserContext) -> None:
    """Note from now on what moves on every page that `tabs` loads."""
    tabs.add_init_script(_WATCH)


def shifts(page: Page) -> list[dict[str, Any]]:
    """Return what has moved by itself since the page was loaded: the share of the window, when, and which nodes."""
    found: list[dict[str, Any]] = page.evaluate("window.steady")
    return found


def assert_steady(page: Page, most: float = MOST) -> None:
    """Nothing has moved by itself, and nothing was painted before its style; `watch` has been called before."""
    page.wait_for_timeout(SETTLED_MS)
    moved = shifts(page)
    assert sum(shift["share"] for shift in moved) < most, moved
    late = page.evaluate(_STYLED_LATE)
    assert late == [], late
