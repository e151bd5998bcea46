// Where in the feed one is: scrolling by one card, the card in the address, the same card after a resize.

import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { useLatest } from "./shared.jsx";

const SETTLED_MS = 180;
const END_PAGES = 10; // A feed of a million has no end that anybody waits for.

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function slugInAddress() {
  return new URLSearchParams(location.search).get("at") ?? "";
}

export function addressOf(slug) {
  const query = new URLSearchParams(location.search);
  query.set("at", slug);
  return `${location.pathname}?${query}`;
}

function putInAddress(slug) {
  if (slugInAddress() !== slug) history.replaceState(history.state, "", addressOf(slug));
}

// first: the index to begin at, or null to look for the card that the address names.
export function usePlace(scroller, list, first) {
  const [current, setCurrent] = useState(first ?? 0);
  const target = useRef(first ?? 0);
  const wanted = useRef(first === null ? slugInAddress() : "");
  const touched = useRef(first !== null);
  const bound = useRef(0); // for the end: so many pages that arrive are gone past
  const before = useRef("");
  const cards = useLatest(list.cards);

  function jump(index) {
    const box = scroller.current;
    target.current = index;
    box.scrollTo({ top: index * box.clientHeight, behavior: "instant" });
    setCurrent(index);
  }

  // Whoever has acted is no longer moved by what arrives.
  function handled() {
    touched.current = true;
    wanted.current = "";
    bound.current = 0;
  }

  // Returns the index that is scrolled to, or null where there is nowhere to go. Presses add up while it scrolls.
  function step(by) {
    if (!list.ready) return null;
    handled();
    const index = Math.max(0, Math.min(cards.current.length, target.current + by));
    if (index === target.current) return null;
    target.current = index;
    const box = scroller.current;
    box.scrollTo({ top: index * box.clientHeight, behavior: calm() ? "instant" : "smooth" });
    return index;
  }

  // A box that cannot be scrolled for a moment ends the scrolling that is under way, which would go on after a jump.
  function leap(index) {
    const box = scroller.current;
    handled();
    box.style.overflowY = "hidden";
    jump(index());
    requestAnimationFrame(() => {
      box.style.overflowY = "";
      jump(index());
    });
  }

  const begin = () => leap(() => 0);

  // The end of all there is: pages that are missing come one after the other, `END_PAGES` at a press.
  function end() {
    if (!list.ready) return;
    leap(() => cards.current.length);
    bound.current = list.cursor ? END_PAGES : 0;
    before.current = list.cursor;
  }

  useLayoutEffect(() => {
    if (first) jump(first);
  }, []);

  useLayoutEffect(() => {
    if (bound.current) jump(list.cards.length);
    if (!list.cursor) bound.current = 0;
    else if (bound.current && list.cursor !== before.current) bound.current -= 1;
    before.current = list.cursor;
    const index = wanted.current ? list.cards.findIndex((card) => card.slug === wanted.current) : -1;
    if (index >= 0) jump(index);
  }, [list.cards]);

  useEffect(() => {
    const box = scroller.current;
    const here = () => Math.round(box.scrollTop / box.clientHeight);
    let frame = 0;
    let settling = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(here()));
      clearTimeout(settling);
      settling = setTimeout(() => (target.current = here()), SETTLED_MS);
    };
    // A turned phone or a hidden address bar changes the height: stay on the card.
    const resized = new ResizeObserver(() => {
      box.scrollTo({ top: target.current * box.clientHeight, behavior: "instant" });
    });
    resized.observe(box);
    box.addEventListener("scroll", onScroll, { passive: true });
    box.addEventListener("touchmove", handled, { passive: true });
    return () => {
      resized.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(settling);
      box.removeEventListener("scroll", onScroll);
      box.removeEventListener("touchmove", handled);
    };
  }, []);

  const slug = list.cards[current]?.slug;
  useEffect(() => {
    if (!slug || !touched.current) return undefined;
    const timer = setTimeout(() => putInAddress(slug), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [slug]);

  const lookFor = (one) => (wanted.current = one);
  return { current, target, touched, bound, step, begin, end, handled, lookFor };
}
