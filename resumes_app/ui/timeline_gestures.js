// What fingers and mice do on the strip: a clip is dragged to another place, two fingers zoom. A swipe scrolls.
import { useEffect } from "react";

import { useLatest } from "./shared.jsx";

const HOLD_MS = 350; // A finger that rests so long takes the clip; one that moves scrolls.
const SLACK_PX = 8;
const EDGE_PX = 36;
const ROLL_PX = 9;

/**
 * Drags of `[data-clip]` buttons within the scrolled element `box`.
 *
 * `onOver(place, x_px)` tells of which clip the middle is now at that point of the track, `onDrop(place, x_px)` that it
 * was let go there, `onOver(null)` that the drag is over.
 */
export function useDrag(box, told) {
  const call = useLatest(told);
  useEffect(() => {
    const element = box.current;
    let drag = null; // {button, place, start, x, hold, on, roll}

    const over = () => {
      const left = element.getBoundingClientRect().left;
      const moved = drag.x - drag.start + element.scrollLeft - drag.scrolled;
      drag.button.parentElement.style.transform = `translateX(${moved}px)`;
      drag.at = drag.middle + moved;
      call.current.onOver(drag.place, drag.at);
      const within = drag.x - left;
      drag.roll = within < EDGE_PX ? -ROLL_PX : within > element.clientWidth - EDGE_PX ? ROLL_PX : 0;
    };
    const rolling = () => {
      if (!drag?.on) return;
      if (drag.roll) {
        element.scrollLeft += drag.roll;
        over();
      }
      requestAnimationFrame(rolling);
    };
    const take = () => {
      drag.on = true;
      const item = drag.button.parentElement;
      item.dataset.dragged = "true";
      drag.middle = item.offsetLeft + item.offsetWidth / 2;
      drag.scrolled = element.scrollLeft;
      rolling();
      over();
    };
    const down = (event) => {
      const button = event.target.closest("[data-clip]");
      if (!button || event.button || !event.isPrimary) return finish(false);
      drag = { button, place: Number(button.dataset.clip), start: event.clientX, x: event.clientX, on: false, roll: 0 };
      if (event.pointerType !== "mouse") drag.hold = setTimeout(take, HOLD_MS);
    };
    const move = (event) => {
      if (!drag || !event.isPrimary) return;
      drag.x = event.clientX;
      const far = Math.abs(drag.x - drag.start) > SLACK_PX;
      if (drag.on) return over();
      if (!far) return;
      if (event.pointerType === "mouse") take();
      else finish(false); // It scrolls.
    };
    const finish = (keep) => {
      if (!drag) return;
      const { button, place, at, on, hold } = drag;
      clearTimeout(hold);
      drag = null;
      if (!on) return;
      button.parentElement.style.transform = "";
      delete button.parentElement.dataset.dragged;
      call.current.onOver(null, 0);
      if (!keep) return;
      // The press that ends the drag is no choice of a clip.
      addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", stop, { capture: true }));
      call.current.onDrop(place, at);
    };
    const stop = (event) => {
      event.stopPropagation();
      event.preventDefault();
    };
    const up = () => finish(true);
    const cancel = () => finish(false);
    const escape = (event) => event.key === "Escape" && finish(false);
    const second = (event) => event.isPrimary || finish(false);
    const still = (event) => drag?.on && event.cancelable && event.preventDefault(); // A dragged clip does not scroll.
    const menu = (event) => event.target.closest("[data-clip]") && event.preventDefault();

    element.addEventListener("pointerdown", down);
    addEventListener("pointerdown", second, true);
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", cancel);
    addEventListener("keydown", escape);
    element.addEventListener("touchmove", still, { passive: false });
    element.addEventListener("contextmenu", menu);
    return () => {
      finish(false);
      element.removeEventListener("pointerdown", down);
      removeEventListener("pointerdown", second, true);
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", escape);
      element.removeEventListener("touchmove", still);
      element.removeEventListener("contextmenu", menu);
    };
  }, []);
}

const apart = (touches) => Math.abs(touches[0].clientX - touches[1].clientX) || 1;

/** Two fingers, or the wheel with Ctrl (a trackpad's pinch): `onZoom(factor, x_px)`, about that point of the window. */
export function usePinch(box, onZoom) {
  const call = useLatest(onZoom);
  useEffect(() => {
    const element = box.current;
    let last = 0;
    const begin = (event) => {
      last = event.touches.length === 2 ? apart(event.touches) : 0;
    };
    const move = (event) => {
      if (!last || event.touches.length !== 2) return;
      event.preventDefault();
      const now = apart(event.touches);
      if (now === last) return; // It is told once for each clip that a finger is on.
      call.current(now / last, (event.touches[0].clientX + event.touches[1].clientX) / 2);
      last = now;
    };
    const wheel = (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      call.current(Math.exp(-event.deltaY / 200), event.clientX);
    };
    element.addEventListener("touchstart", begin, { passive: true });
    element.addEventListener("touchmove", move, { passive: false });
    element.addEventListener("touchend", begin);
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element.removeEventListener("touchstart", begin);
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", begin);
      element.removeEventListener("wheel", wheel);
    };
  }, []);
}
