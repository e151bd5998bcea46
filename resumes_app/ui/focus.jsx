// Where the focus goes when the control that has it leaves the page: to what replaces it, instead of nowhere.
import { useEffect, useRef } from "react";

import { isTypedIn } from "./shared.jsx";

const WATCHED = { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "open", "hidden"] };

const AFTER_PRESS_MS = 1000;

const isThere = (element) => element.isConnected && element.getClientRects().length > 0 && !element.matches(":disabled");
const named = (name) => document.querySelectorAll(`[data-focus~="${CSS.escape(name)}"]`);
const namesOf = (element) => element.closest("[data-then]")?.dataset.then.split(" ").filter(Boolean) ?? [];

/** Whether the element left its place, be it to another one. */
function hasLeft(element, records) {
  return !isThere(element) || records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)));
}

/**
 * Shows nothing. A control names in `data-then` (its own, or around it), best first, where the focus goes when it is
 * removed, disabled or hidden: to what carries a name in `data-focus`, as soon as that is there; before all to itself,
 * where it comes back. Only for who goes by keyboard: a press of mouse or finger moves no focus.
 */
export function FocusKeeper() {
  useEffect(() => {
    let held = null; // What had the focus, and where it is to go.
    let lost = false;
    let keys = document.activeElement?.matches(":focus-visible"); // The page may have been there for a while.
    let pointed_ms = -Infinity;

    const hold = () => {
      const element = document.activeElement;
      if (!element || element === document.body) return; // It waits for what is to come.
      held = keys ? { element, then: namesOf(element) } : null;
      lost = false;
    };
    const pressed = () => {
      keys = true;
      hold();
    };
    const pointed = (event) => {
      pointed_ms = event.timeStamp;
      keys = false;
      held = null;
    };
    // As a screen reader presses; where a finger or a mouse was just before, it may be a label that hands its press on.
    const clicked = (event) => event.detail === 0 && event.timeStamp - pointed_ms > AFTER_PRESS_MS && pressed();

    const follow = (records) => {
      if (!held) return;
      lost ||= hasLeft(held.element, records);
      const now = document.activeElement;
      if (!lost || (now && now !== document.body && now !== held.element)) return;
      const names = [...namesOf(held.element), ...held.then]; // What it says by now counts before what it said.
      for (const element of [held.element, ...names.flatMap((name) => [...named(name)])]) {
        if (!isThere(element)) continue;
        element.focus();
        if (document.activeElement !== element) continue; // It lies behind a dialog.
        lost = false;
        return;
      }
    };

    const observer = new MutationObserver(follow);
    const heard = { keydown: pressed, pointerdown: pointed, click: clicked, focusin: hold };
    hold();
    observer.observe(document.body, WATCHED);
    for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear, true);
    return () => {
      observer.disconnect();
      for (const [name, hear] of Object.entries(heard)) removeEventListener(name, hear, true);
    };
  }, []);
  return null;
}

/**
 * Shows nothing. Once it is there, the element with the id `of` is in sight, clear of what stays at the window's ends:
 * not while something else is typed in, which would go out of sight. Once it has gone, the one with the id `then` is.
 */
export function InSight({ of, block = "center", then = "" }) {
  const after = useRef(then);
  useEffect(() => {
    after.current = then;
  }, [then]);
  useEffect(() => {
    const place = document.getElementById(of);
    if (isTypedIn(document.activeElement) && document.activeElement !== place) return;
    place?.scrollIntoView({ block }); // What it returns is no way to end the effect.
  }, [of, block]);
  useEffect(() => () => document.getElementById(after.current)?.scrollIntoView({ block: "nearest" }), []);
  return null;
}

/** Shows nothing. Once it is there, what it stands in (with `tabindex`) comes into sight and has the focus. */
export function Arrival() {
  const mark = useRef(null);
  useEffect(() => {
    const place = mark.current.parentElement;
    const show = () => {
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "center" });
    };
    const over = document.querySelector("dialog[open]"); // It gives the focus back when it closes.
    if (!over) show();
    over?.addEventListener("close", show, { once: true });
    return () => over?.removeEventListener("close", show);
  }, []);
  return <span ref={mark} hidden />;
}
