// A box that a finger pushes off the screen to either side. Vertical moves stay the page's own.

import { useRef } from "react";

const AWAY_PX = 90;
const FLICK_S = 0.15; // How far a flick would have carried, in seconds of its speed.
const LEAVE_MS = 160;

export function SwipeAway({ onAway, style, children, ...rest }) {
  const hold = useRef(null);
  const put = (box, dx, ms) => {
    box.style.transition = ms ? `transform ${ms}ms, opacity ${ms}ms` : "none";
    box.style.transform = dx ? `translateX(${dx}px)` : "";
    box.style.opacity = dx ? String(Math.max(0, 1 - Math.abs(dx) / (3 * AWAY_PX))) : "";
  };
  const onPointerDown = (event) => {
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    hold.current = { x: event.clientX, at: event.timeStamp };
  };
  const onPointerMove = (event) => {
    if (hold.current) put(event.currentTarget, event.clientX - hold.current.x, 0);
  };
  const onPointerUp = (event) => {
    if (!hold.current) return;
    const box = event.currentTarget;
    const dx = event.clientX - hold.current.x;
    const speed = (dx / Math.max(1, event.timeStamp - hold.current.at)) * 1000;
    hold.current = null;
    if (Math.abs(dx + speed * FLICK_S) < AWAY_PX) return put(box, 0, LEAVE_MS);
    put(box, Math.sign(dx) * innerWidth, LEAVE_MS);
    setTimeout(() => onAway?.(), LEAVE_MS);
  };
  const onPointerCancel = (event) => {
    hold.current = null;
    put(event.currentTarget, 0, LEAVE_MS);
  };
  return (
    <div {...rest} {...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel }} style={{ ...style, touchAction: "pan-y" }}>
      {children}
    </div>
  );
}
