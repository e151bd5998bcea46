// The press of the shutter, by finger, mouse or the space bar: a tap, or a hold.
import { useEffect, useRef, useState } from "react";
import { useLatest } from "./shared.jsx";

const HOLD_MS = 350;
const SHUTTER = "[data-shutter]";
const PRESSABLE = "button, a, input, select, textarea, summary, [contenteditable], [role=slider], dialog";

/**
 * `{held, props}` for the shutter's button. While `idle` a press calls `tap` when it ends soon, else `hold`, and `release`
 * when it ends; at other times every press is a tap.
 */
export function useHolding({ idle, tap, hold, release }) {
  const newest = useLatest({ idle, tap, hold, release });
  const down = useRef(null);
  const swallow = useRef(false); // The click that follows a hold is none.
  const [held, setHeld] = useState(false);

  const begin = (at, by) => {
    if (down.current || !newest.current.idle) return false;
    const press = { at, by, held: false };
    press.timer = setTimeout(() => {
      press.held = true;
      setHeld(true);
      newest.current.hold();
    }, HOLD_MS);
    down.current = press;
    return true;
  };

  /** Returns true where the press was a hold. */
  const end = (at) => {
    const press = down.current;
    if (!press) return false;
    clearTimeout(press.timer);
    down.current = null;
    setHeld(false);
    // On a busy device the timer may come before a release that was in time: that press goes on as a tap does.
    if (press.held && at - press.at >= HOLD_MS) newest.current.release();
    return press.held;
  };

  useEffect(() => {
    let space = false;
    const pressed = (event) => {
      if (event.code !== "Space" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.(PRESSABLE) && !event.target.closest(SHUTTER)) return;
      event.preventDefault();
      if (event.repeat || space) return;
      space = true;
      if (!begin(event.timeStamp, "space")) newest.current.tap();
    };
    const released = (event) => {
      if (event.code !== "Space" || !space) return;
      event.preventDefault(); // Or the shutter, where it has the focus, would be clicked.
      space = false;
      if (down.current && !end(event.timeStamp)) newest.current.tap();
    };
    const lifted = (event) => {
      if (down.current?.by !== event.pointerId) return; // Another finger does something else meanwhile.
      if (end(event.timeStamp)) swallow.current = true;
    };
    const left = (event) => {
      space = false;
      end(event.timeStamp);
    };
    const heard = { keydown: pressed, keyup: released, pointerup: lifted, pointercancel: lifted, blur: left };
    for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear);
    return () => {
      for (const [name, hear] of Object.entries(heard)) removeEventListener(name, hear);
      clearTimeout(down.current?.timer);
    };
  }, []);

  const props = {
    "data-shutter": true,
    onPointerDown: (event) => {
      swallow.current = false;
      if (event.button === 0) begin(event.timeStamp, event.pointerId);
    },
    onContextMenu: (event) => event.preventDefault(), // What a long press opens on a phone.
    onClick: (event) => {
      if (swallow.current && event.detail) swallow.current = false;
      else newest.current.tap();
    },
  };
  return { held, props };
}
