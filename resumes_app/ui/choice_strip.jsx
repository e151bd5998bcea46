// Choices in a row that is wider than its place: what is chosen, and what keys come to, is in sight; the page stands still.
import { useEffect, useRef } from "react";

const AROUND_PX = 56; // So much of what stands beside it is in sight, too: as wide as `fading` fades.

function bring(bar, one) {
  const [whole, its] = [bar, one].map((part) => part.getBoundingClientRect());
  const [before, after] = [whole.left + AROUND_PX - its.left, its.right + AROUND_PX - whole.right];
  bar.scrollLeft += Math.max(0, after) - Math.max(0, before);
}

/** For a bar's `onFocus`. Browsers leave be what is half in sight. Not for a press, which would lose what is under it. */
export const bringFocused = ({ currentTarget, target }) => target.matches(":focus-visible") && bring(currentTarget, target);

/** Says in `data-before` and `data-after` at which of its ends the bar goes on. */
function useEnds(bar, chosen) {
  useEffect(() => {
    const row = bar.current;
    const say = () => {
      row.toggleAttribute("data-before", row.scrollLeft >= 1);
      row.toggleAttribute("data-after", row.scrollWidth - row.clientWidth - row.scrollLeft >= 1);
    };
    const sizes = new ResizeObserver(say); // Of letters too, which may come later.
    for (const part of [row, ...row.children]) sizes.observe(part);
    row.addEventListener("scroll", say, { passive: true });
    return () => {
      sizes.disconnect();
      row.removeEventListener("scroll", say);
    };
  }, [chosen]);
}

/** Scrolls `bar` to its pressed button when `chosen` changes, and once the focus has left it. Returns the bar's props. */
export function useChosenInSight(bar, chosen) {
  const show = () => {
    const pressed = bar.current.querySelector("[aria-pressed=true]");
    if (pressed) bring(bar.current, pressed);
  };
  useEffect(show, [chosen]);
  useEnds(bar, chosen);
  return { onFocus: bringFocused, onBlur: ({ relatedTarget }) => bar.current.contains(relatedTarget) || show() };
}

export function ChoiceStrip({ chosen, count, label, className, children }) {
  const bar = useRef(null);
  const acts = useChosenInSight(bar, `${chosen} of ${count}`);
  return (
    <div ref={bar} role="group" aria-label={label} {...acts} className={className}>
      {children}
    </div>
  );
}
