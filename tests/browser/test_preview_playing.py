"""The preview plays an edit to its end without a stall, says where it is, and goes anywhere at once."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.likeness import ffmpeg, likeness
from tests.browser.previewing import FPS, go_to, open_preview, shoot
from tests.browser.projects import moving, project, without_length
from tests.browser.replying import SLOW_MS, Candidate, block_parts, quiet_about
from tests.browser.sizes import on_phone
from tests.studio.factories import recording

pytestmark = on_phone
STALL_MS = 500
"""What a loaded machine may take to show the next clip."""
LATE_S = 3.0
"""So for all of twelve together."""
CLIP_MS = 700
WATCH = """
() => {
  const place = document.querySelector('[data-testid=scrubber]');
  const most = {videos: 0, playing: 0};
  window.__places = [];
  window.__most = most;
  const look = () => {
    const videos = [...document.querySelectorAll('[data-testid=preview] video')];
    most.videos = Math.max(most.videos, videos.filter((video) => video.getAttribute('src')).length);
    most.playing = Math.max(most.playing, videos.filter((video) => !video.paused).length);
    window.__places.push([performance.now(), Number(place.value)]);
  };
  window.__watch = setInterval(look, 15);
}
"""
COUNT_STARTS = """
() => {
  window.__starts = 0;
  for (const video of document.querySelectorAll('[data-testid=preview] video'))
    video.addEventListener('playing', () => { if (!video.paused) window.__starts += 1; });
}
"""
SHOWN_SRC = """
() => {
  const video = document.querySelector('[data-testid=preview] [data-shown=true] video');
  return video && video.readyState >= 2 && !video.seeking ? video.currentSrc : '';
}
"""
IDLE = """
() => new Promise((done) => {
  let frames = 0;
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = (act) => { frames += 1; return ask(act); };
  setTimeout(() => { window.requestAnimationFrame = ask; done(frames); }, 600);
})
"""


def twelve() -> dict[str, Any]:
    """Return an edit of twelve clips of two takes: cuts within a take and between them, and two transitions."""
    clips: list[dict[str, Any]] = []
    for n in range(12):
        begins = 250 * n if n % 3 else 100
        clips.append({"take": n // 2 % 2, "in_ms": begins, "out_ms": begins + CLIP_MS})
    clips[4] |= {"transition": "fade", "transition_ms": 300}
    clips[9] |= {"transition": "slide", "transition_ms": 300}
    return {"clips": clips}


def stalls(places: list[list[float]]) -> float:
    """Return the longest time for which the place stood still, in ms."""
    longest, since = 0.0, places[0][0]
    for (_, before), (now, place) in pairwise(places):
        if place != before:
            since = now
        longest = max(longest, now - since)
    return longest


def test_twelve_clips_play_to_the_end_without_a_stall(ana: Candidate) -> None:
    project(ana, [moving("portrait"), moving("landscape", 3)], twelve())
    open_preview(ana)
    total_ms = 12 * CLIP_MS - 600
    ana.page.evaluate(WATCH)
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-playing", "true")
    expect(ana.by("preview")).to_have_attribute("data-playing", "false", timeout=SLOW_MS)
    expect(ana.by("preview")).to_have_attribute("data-clip", "11")
    ana.page.evaluate("clearInterval(window.__watch)")
    places: list[list[float]] = ana.page.evaluate("window.__places")
    moved = [place for place in places if 0 < place[1] < total_ms]
    took_s = (moved[-1][0] - moved[0][0]) / 1000
    figures = f"{took_s:.2f} s for {total_ms / 1000} s, longest stall {stalls(moved):.0f} ms"
    assert all(before[1] <= after[1] for before, after in pairwise(places))
    assert places[-1][1] == total_ms
    assert stalls(moved) < STALL_MS, figures
    assert took_s < total_ms / 1000 + LATE_S, figures
    most = ana.page.evaluate("window.__most")
    assert most["videos"] <= 3 and most["playing"] <= 2
    assert ana.page.evaluate(IDLE) == 0, "nothing is drawn while nothing plays"

    ana.by("play").click()
    ana.until(lambda: 300 < float(ana.by("scrubber").input_value()) < 3000)
    ana.by("scrubber").fill("5000")
    expect(ana.by("scrubber")).to_have_attribute("aria-valuetext", "0:05 / 0:07")
    expect(ana.by("preview")).to_have_attribute("data-playing", "true")
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-playing", "false")
    assert 5000 <= float(ana.by("scrubber").input_value()) < 7800


def test_a_clip_that_was_split_plays_on_without_a_break(ana: Candidate) -> None:
    parts = [{"take": 0, "in_ms": at_ms, "out_ms": at_ms + 500} for at_ms in range(0, 2500, 500)]
    project(ana, [moving("portrait")], {"clips": [*parts, {"take": 0, "in_ms": 0, "out_ms": 500}]})
    open_preview(ana)
    ana.page.evaluate(COUNT_STARTS)
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-clip", "4")
    expect(ana.by("preview")).to_have_attribute("data-playing", "false", timeout=SLOW_MS)
    expect(ana.by("preview")).to_have_attribute("data-clip", "5")
    assert ana.page.evaluate("window.__starts") == 2, "only the last clip begins elsewhere"


def test_a_take_that_is_still_on_its_way_plays_after_the_clips(ana: Candidate, console_errors: list[str]) -> None:
    ana.open()
    ana.turn_camera_on()
    ana.take(1.5)
    ana.kept(1)
    block_parts(ana.page)
    ana.take(1.5)
    ana.next()
    expect(ana.by("preview")).to_be_visible()
    whole_ms = float(ana.by("scrubber").get_attribute("max") or 0)
    assert whole_ms > 2500
    ana.by("scrubber").fill(str(whole_ms - 500))
    expect(ana.by("preview")).to_have_attribute("data-clip", "1")
    ana.until(lambda: ana.page.evaluate(SHOWN_SRC).startswith("blob:"))
    ana.by("play").click()
    expect(ana.by("preview")).to_have_attribute("data-playing", "true")
    expect(ana.by("preview")).to_have_attribute("data-playing", "false", timeout=SLOW_MS)
    assert float(ana.by("scrubber").input_value()) == whole_ms
    quiet_about(console_errors, r"ERR_FAILED")


def test_sound_that_is_on_its_way_is_no_clip_that_cannot_be_shown(
    ana: Candidate, tmp_path: Path, console_errors: list[str]
) -> None:
    voice = tmp_path / "voice.mp3"
    ffmpeg("-f", "lavfi", "-i", "sine=d=2", str(voice))
    project(ana, [moving("portrait")], {"clips": [{"take": 0, "out_ms": 1000}]})
    block_parts(ana.page)
    ana.open()
    ana.page.get_by_test_id("file-live").set_input_files(voice)
    expect(ana.by("open-takes")).to_have_attribute("aria-label", re.compile("^Your takes: 2, 0:03"))
    ana.next()
    expect(ana.by("preview")).to_be_visible()
    ana.by("scrubber").fill("2000")
    expect(ana.by("preview")).to_have_attribute("data-clip", "1")
    expect(ana.by("preview-heard")).to_have_text("Voice only. It is on its way, and comes back on a card.")
    ana.until(lambda: ana.page.evaluate(SHOWN_SRC).startswith("blob:"))
    expect(ana.by("preview-broken")).to_have_count(0)
    quiet_about(console_errors, r"ERR_FAILED")


def test_a_take_that_does_not_say_how_long_it_is_can_be_gone_through(ana: Candidate, tmp_path: Path) -> None:
    project(ana, [without_length("portrait")], {"clips": [{"take": 0, "in_ms": 1000, "out_ms": 3500}]})
    open_preview(ana)
    for picture in (0, 60, 20):
        go_to(ana, picture)
        shot = tmp_path / f"{picture}.png"
        shoot(ana, shot)
        seen = {n: likeness(shot, moving("portrait"), at_s=1 + (picture + n - 0.4) / FPS) for n in (-3, 0, 3)}
        assert seen[0] == max(seen.values()) > 0.9, seen


def test_a_take_that_this_browser_cannot_show_is_told_of_over_what_was_there(ana: Candidate, tmp_path: Path) -> None:
    old = tmp_path / "old.mp4"
    ffmpeg("-i", str(recording(1.0)), "-c:v", "mpeg4", "-c:a", "copy", str(old))
    project(ana, [moving("portrait"), old], {"clips": [{"take": 0, "out_ms": 1000}, {"take": 1}]})
    open_preview(ana)
    expect(ana.by("preview-broken")).to_have_count(0)
    ana.by("scrubber").fill("1500")
    expect(ana.by("preview-broken")).to_have_text("This clip cannot be shown here; it will be in the result.")
    go_to(ana, 3)
    expect(ana.by("preview-broken")).to_have_count(0)
