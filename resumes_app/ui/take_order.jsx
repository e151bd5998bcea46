// A list whose rows can be dragged by a handle, with finger or mouse. Keyboards use the rows' own buttons.
import { useEffect, useRef } from "react";
import { useLatest } from "./shared.jsx";

/** Rows are elements with `data-take`; a handle is whatever carries `data-drag`. Calls `onMove(take, places)`. */
export function TakeOrder({ label, onMove, className, children }) {
  const list = useRef(null);
  const told = useLatest(onMove);

  useEffect(() => {
    const element = list.current;
    let drag = null;

    const rows = () => [...element.querySelectorAll("[data-take]:not([data-take=''])")];
    const place = (clientY) => {
      const middles = drag.boxes.map((box) => box.top + box.height / 2);
      return middles.filter((middle, at) => at !== drag.from && middle < clientY).length;
    };
    const shift = (clientY) => {
      const to = place(clientY);
      const step = drag.boxes[drag.from].height + drag.gap;
      drag.rows.forEach((row, at) => {
        const passed = at !== drag.from && at >= Math.min(drag.from, to) && at <= Math.max(drag.from, to);
        const moved = at === drag.from ? clientY - drag.start : passed ? Math.sign(drag.from - to) * step : 0;
        row.style.transform = moved ? `translateY(${moved}px)` : "";
      });
    };

    const down = (event) => {
      const row = event.target.closest("[data-drag]")?.closest("[data-take]");
      const all = rows();
      if (!row || !all.includes(row) || all.length < 2) return;
      event.preventDefault();
      const boxes = all.map((each) => each.getBoundingClientRect());
      drag = { rows: all, boxes, from: all.indexOf(row), start: event.clientY, gap: boxes[1].top - boxes[0].bottom };
      row.dataset.dragged = "true";
      element.setPointerCapture(event.pointerId);
    };
    const move = (event) => drag && shift(event.clientY);
    const end = (event) => {
      if (!drag) return;
      const { from, rows: all } = drag;
      const to = event.type === "pointerup" ? place(event.clientY) : from;
      all.forEach((row) => {
        row.style.transform = "";
        delete row.dataset.dragged;
      });
      drag = null;
      if (to !== from) told.current?.(all[from].dataset.take, to - from);
    };

    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", end);
    element.addEventListener("pointercancel", end);
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", end);
      element.removeEventListener("pointercancel", end);
    };
  }, []);

  return (
    <ol ref={list} aria-label={label} className={className}>
      {children}
    </ol>
  );
}
