"""One tab films as long as somebody likes: what a take needs is given back when it is over."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession

from tests.browser.replying import WATCH_TRACKS, Candidate, live_tracks
from tests.browser.sizes import PHONE

TAKES = 20
FIRST = 5
"""After so many takes what stays for good is there: code, caches, the edit's list."""
REST_MS = 4000
"""What comes up a moment after a take is there at both counts."""
MOST_BYTES = 2_000_000
"""Nothing may have grown by so much after the others. A take of a second is 300 kB: fifteen that stay are 4.5 MB."""
NODES, LISTENERS = 150, 12
"""A take is a row in the list of takes, and may add so many for good."""
COUNT = "(found) => found.length"
KINDS = {
    "MediaRecorder": COUNT,
    "MediaStream": COUNT,
    "MediaStreamTrack": COUNT,
    "HTMLVideoElement": COUNT,
    "Worker": COUNT,
    "Blob": "(found) => found.filter((blob) => blob !== File.prototype).reduce((sum, blob) => sum + blob.size, 0)",
    "ArrayBuffer": "(found) => found.reduce((sum, buffer) => sum + buffer.byteLength, 0)",
}
"""What else there is of a take, whoever holds it, and how it is measured: bytes of films are not in the heap."""

WATCH_ADDRESSES = """
window.__addresses = new Set();
const make = URL.createObjectURL.bind(URL), end = URL.revokeObjectURL.bind(URL);
URL.createObjectURL = (of) => { const made = make(of); window.__addresses.add(made); return made; };
URL.revokeObjectURL = (made) => { window.__addresses.delete(made); end(made); };
"""


def alive(developer: CDPSession, kind: str, measure: str) -> int:
    """Return what `measure` makes of all objects of a kind that are still held."""
    group = {"objectGroup": "alive"}
    prototype = developer.send("Runtime.evaluate", {"expression": f"{kind}.prototype", **group})["result"]["objectId"]
    found = developer.send("Runtime.queryObjects", {"prototypeObjectId": prototype, **group})["objects"]["objectId"]
    call = {"objectId": found, "functionDeclaration": f"function () {{ return ({measure})(this) }}"}
    answer = developer.send("Runtime.callFunctionOn", {**call, "returnByValue": True})
    developer.send("Runtime.releaseObjectGroup", group)
    return int(answer["result"]["value"])


def held(person: Candidate, developer: CDPSession) -> dict[str, int]:
    """Return what the tab holds once it has let go of all it can."""
    for _ in range(3):  # What is given back may itself have held something.
        developer.send("HeapProfiler.collectGarbage")
        person.page.wait_for_timeout(300)
    metrics = {row["name"]: row["value"] for row in developer.send("Performance.getMetrics")["metrics"]}
    counts = developer.send("Memory.getDOMCounters")
    return {
        **{kind: alive(developer, kind, measure) for kind, measure in KINDS.items()},
        "heap": int(metrics["JSHeapUsedSize"]),
        "nodes": counts["nodes"],
        "listeners": counts["jsEventListeners"],
        "live tracks": live_tracks(person.page),
        "addresses": person.page.evaluate("window.__addresses.size"),
    }


@pytest.mark.parametrize("viewport", [PHONE])
@pytest.mark.parametrize("backdrop", ["off", "blur"])
def test_twenty_takes_leave_nothing_behind(ana: Candidate, backdrop: str) -> None:
    page = ana.page
    page.add_init_script(WATCH_TRACKS + WATCH_ADDRESSES)
    developer = page.context.new_cdp_session(page)
    developer.send("Performance.enable")
    ana.open()
    ana.turn_camera_on()
    ana.by("devices").click()
    page.get_by_test_id(f"backdrop-{backdrop}").check(force=True)
    ana.by("devices").click()
    early: dict[str, int] = {}
    for number in range(1, TAKES + 1):
        ana.take(1.0)
        ana.kept(number)
        if number == FIRST:
            page.wait_for_timeout(REST_MS)
            early = held(ana, developer)
    page.wait_for_timeout(REST_MS)
    late = held(ana, developer)
    assert len(ana.saved()[0]) == TAKES
    bytes_ = {"heap", "Blob", "ArrayBuffer"}
    most: dict[str, Any] = {name: MOST_BYTES for name in bytes_}
    most |= {"nodes": NODES * (TAKES - FIRST), "listeners": LISTENERS * (TAKES - FIRST)}
    grown = {name: late[name] - early[name] for name in late}
    assert {name: by for name, by in grown.items() if by > most.get(name, 0)} == {}, (early, late)
