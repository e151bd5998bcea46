// How hands move the feed: keys, wheel, and a horizontal drag. The thumb's vertical scroll is the browser's own.

import { useEffect, useLayoutEffect } from "react";

import { useLatest } from "./shared.jsx";

const WHEEL_STEP_PX = 24;
const WHEEL_QUIET_MS = 140;
const WHEEL_AGAIN_MS = 550;
const DRAG_STARTS_PX = 12;
const DRAG_COMMITS = 0.3; // of the clip's width, the flick's momentum added
const FLICK_S = 0.15;
const EDGE_PX = 24; // the browser's own "back" swipe begins there

const STEPS = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1, j: 1, k: -1 };

function elsewhere(target) {
  return target.closest?.("input, textarea, select, [contenteditable], dialog, [role=dialog], [role=menu]");
}

// acts: {step(by, focus), begin(focus), end(focus), edge(name), letter(key) → whether it was one of ours}
export function useKeys(acts, { letters, off }) {
  const latest = useLatest({ acts, letters, off });
  // Before the first painting: a key that is pressed at once counts too.
  useLayoutEffect(() => {
    const onKey = (event) => {
      const now = latest.current;
      if (now.off || event.defaultPrevented || event.altKey || event.metaKey || elsewhere(event.target)) return;
      if (event.ctrlKey) {
        if (event.key === "End" || event.key === "Home") if (now.acts.edge(event.key)) event.preventDefault();
        return;
      }
      const by = STEPS[event.key];
      const isLetter = event.key.length === 1 && event.key !== " ";
      if (isLetter && !now.letters) return;
      if (by) now.acts.step(by, true);
      else if (event.key === "Home") now.acts.begin(true);
      else if (event.key === "End") now.acts.end(true);
      else if (event.key === " " && event.target.closest?.("button, a, summary")) return;
      else if (event.shiftKey || event.repeat || !now.acts.letter(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

// One card for each push of a wheel or flick on a touchpad, however long its momentum runs on; also over what lies beside
// the cards. root: the whole feed, scroller: what scrolls in it.
export function useWheel(root, scroller, step) {
  const latest = useLatest(step);
  useEffect(() => {
    const box = root.current;
    let sum = 0;
    let stepped = 0;
    let before = 0;
    let size = 0;
    const onWheel = (event) => {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) || scrollsItself(event, [box, scroller.current])) return;
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY;
      const quiet = event.timeStamp - before > WHEEL_QUIET_MS;
      const pushedAgain = event.timeStamp - stepped > WHEEL_AGAIN_MS && Math.abs(pixels) > size * 1.4;
      before = event.timeStamp;
      size = Math.abs(pixels);
      if (quiet || pushedAgain) {
        sum = 0;
        stepped = 0;
      }
      if (stepped) return;
      sum += pixels;
      if (Math.abs(sum) < WHEEL_STEP_PX) return;
      stepped = event.timeStamp;
      latest.current(Math.sign(sum), false);
    };
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  }, [root, scroller]);
}

// Whether something within `boxes` scrolls under the wheel, and has not come to its end.
function scrollsItself(event, boxes) {
  for (let part = event.target; part && !boxes.includes(part); part = part.parentElement) {
    const room = part.scrollHeight - part.clientHeight;
    if (room > 1 && /auto|scroll/.test(getComputedStyle(part).overflowY)) {
      return event.deltaY > 0 ? part.scrollTop < room - 1 : part.scrollTop > 1;
    }
  }
  return false;
}

// Follows a horizontal drag on the current card. acts: {right(slug), left(slug), tap(slug)}
export function useDrag(scroller, acts) {
  const latest = useLatest(acts);
  useEffect(() => {
    const box = scroller.current;
    let drag = null;
    const slide = (dx) => {
      drag.part.style.setProperty("--drag", `${dx}px`);
      drag.part.style.setProperty("--drag-share", String(Math.max(-1, Math.min(1, dx / (drag.width * DRAG_COMMITS)))));
    };
    const release = () => {
      drag?.part.removeAttribute("data-dragging");
      if (drag) slide(0);
      drag = null;
    };
    const onDown = (event) => {
      const part = event.target.closest(".vf-slide");
      const surface = event.pointerType === "mouse" ? ".vf-stage" : ".vf-slide";
      if (!part || event.button || !event.isPrimary || event.clientX < EDGE_PX) return;
      if (!event.target.closest(surface) || event.target.closest("button, a, [data-selectable]")) return;
      const slug = part.closest("[data-slug]").dataset.slug;
      const width = part.querySelector(".vf-stage").clientWidth;
      drag = { part, slug, x: event.clientX, y: event.clientY, at: event.timeStamp, width, on: false };
    };
    const onMove = (event) => {
      if (!drag) return;
      const dx = event.clientX - drag.x;
      const dy = event.clientY - drag.y;
      if (!drag.on) {
        if (Math.abs(dy) > DRAG_STARTS_PX && Math.abs(dy) > Math.abs(dx)) return release();
        if (Math.abs(dx) < DRAG_STARTS_PX || Math.abs(dx) < Math.abs(dy) * 1.3) return;
        drag.on = true;
        drag.part.setAttribute("data-dragging", "");
        box.setPointerCapture(event.pointerId);
      }
      slide(dx);
    };
    const onUp = (event) => {
      if (!drag) return;
      const { slug, on, x, y, at, width } = drag;
      const dx = event.clientX - x;
      const speed = (dx / Math.max(1, event.timeStamp - at)) * 1000;
      release();
      if (!on) {
        const still = Math.hypot(dx, event.clientY - y) < DRAG_STARTS_PX;
        if (still && event.target.closest(".vf-stage")) latest.current.tap(slug);
        return;
      }
      if (Math.abs(dx + speed * FLICK_S) < width * DRAG_COMMITS) return;
      if (dx > 0) latest.current.right(slug);
      else latest.current.left(slug);
    };
    const pairs = { pointerdown: onDown, pointermove: onMove, pointerup: onUp, pointercancel: release };
    for (const [name, act] of Object.entries(pairs)) box.addEventListener(name, act);
    return () => {
      for (const [name, act] of Object.entries(pairs)) box.removeEventListener(name, act);
    };
  }, [scroller]);
}
