// What of the timeline is seen: how large it is drawn, and where it is scrolled to.
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { playhead } from "./playhead.js";
import { useLatest } from "./shared.jsx";

export const EDGE_PX = 44; // Before the first clip and after the last: room for handles.
const LEAST_PPS = 2;
const MOST_PPS = 240;
const SHELVED_PX = 76;
const FALLBACK_PPS = 40;
const HOLDING = ["pointerdown", "touchstart"];
const FREEING = ["pointerup", "pointercancel", "touchend", "touchcancel"];

const clamp = (pps) => Math.min(MOST_PPS, Math.max(LEAST_PPS, pps));
const isIn = (strip, x) => x >= 0 && x <= strip.clientWidth;

/** Where the playhead stands from the left of what is seen of the strip, drawn with so many pixels a second. */
const lineIn = (strip, pps) => EDGE_PX + (playhead.position_ms / 1000) * pps - strip.scrollLeft;

/**
 * Pixels a second: everything fits at first, then as one zooms, about the point of the window that one zooms at, else
 * about the playhead, or where that is not seen, about the middle.
 */
export function useZoom(box, total_ms, shelved) {
  const [pps, setPps] = useState(0);
  const wanted = useRef(0); // Ahead of what is drawn: one gesture may tell of several steps before that.
  const point = useRef(null);
  const draw = (rate) => {
    wanted.current = rate;
    setPps(rate);
  };
  const fitting = () => {
    const room = (box.current?.clientWidth ?? 0) - 2 * EDGE_PX - shelved * SHELVED_PX;
    return total_ms && room > 0 ? clamp((1000 * room) / total_ms) : FALLBACK_PPS;
  };
  const first = () => {
    // Where the timeline opens hidden, it has no width until it is shown.
    if (!wanted.current && total_ms && box.current?.clientWidth) draw(fitting());
  };
  const latest = useLatest(first);
  useLayoutEffect(first);
  useEffect(() => {
    const watch = new ResizeObserver(() => latest.current());
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (!point.current || !box.current) return;
    const { at_s, x } = point.current;
    box.current.scrollLeft = EDGE_PX + at_s * pps - x;
    point.current = null;
  }, [pps]);
  const zoom = (factor, client_x) => {
    const strip = box.current;
    const drawn = pps || FALLBACK_PPS;
    const rate = clamp((wanted.current || FALLBACK_PPS) * factor);
    if (rate === wanted.current) return;
    const line = lineIn(strip, drawn);
    const middle = isIn(strip, line) ? line : strip.clientWidth / 2;
    const x = client_x === undefined ? middle : client_x - strip.getBoundingClientRect().left;
    point.current = { at_s: (strip.scrollLeft + x - EDGE_PX) / drawn, x };
    draw(rate);
  };
  const fit = () => {
    point.current = null;
    draw(fitting());
  };
  return { pps: pps || FALLBACK_PPS, zoom, fit };
}

/**
 * Keeps the playhead in sight: while the video plays, when it is sent elsewhere, and when the strip is shown again.
 * Whoever scrolls the strip or holds something in it is left alone until they let go.
 */
export function useFollow(box, pps) {
  const rate = useLatest(pps);
  useEffect(() => {
    const strip = box.current;
    let held = false;
    let missed = false; // The playhead was sent elsewhere meanwhile.

    const show = (least_px, stands_px) => {
      const x = lineIn(strip, rate.current);
      if (x < 0 || x > strip.clientWidth - least_px) strip.scrollLeft += x - stands_px;
    };
    const played = () => playhead.playing && !held && show(EDGE_PX, EDGE_PX);
    const sent = () => {
      if (held) missed = true;
      else show(0, strip.clientWidth / 2);
    };
    // A finger's pointer ends as it begins to scroll; its touch lasts.
    const hold = (event) => {
      if (event.pointerType === "touch") return;
      held = true;
      missed = false;
    };
    const free = (event) => {
      if (event.pointerType === "touch" || event.touches?.length) return;
      held = false;
      if (missed) sent();
      missed = false;
    };
    let seen = strip.clientWidth > 0;
    const watch = new ResizeObserver(() => {
      const again = !seen && strip.clientWidth > 0;
      seen = strip.clientWidth > 0;
      if (again) sent(); // It begins at its left end.
    });

    watch.observe(strip);
    playhead.addEventListener("move", played);
    playhead.addEventListener("seek", sent);
    for (const name of HOLDING) strip.addEventListener(name, hold, { passive: true });
    for (const name of FREEING) addEventListener(name, free, { passive: true });
    return () => {
      watch.disconnect();
      playhead.removeEventListener("move", played);
      playhead.removeEventListener("seek", sent);
      for (const name of HOLDING) strip.removeEventListener(name, hold);
      for (const name of FREEING) removeEventListener(name, free);
    };
  }, []);
}
