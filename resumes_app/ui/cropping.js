// The crop of a clip while its panel is open: set by the sliders there, and by hand on the preview. While a gesture goes
// on only this browser shows it; it is told once, when it ends.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { reframed } from "./framing.js";
import { playhead } from "./playhead.js";
import { useOffline, useSettling } from "./shared.jsx";

const REST_MS = 400; // Of the wheel, after which its turns are one gesture.
const ANSWER_MS = 10_000;
const SLOP_PX = 6;
const LINE_PX = 16; // Of a wheel that counts in lines.
const TURN = { wheel: 0.002, pinch: 0.01 }; // A pinch of the touchpad comes as small turns with Ctrl.

let open = null; // The panel: `{place, clip, rules, onSet}`; `onSet` returns whether the change is made.
let live = null; // What is under the hand or not answered yet: `{place, values, told}`.
let timer = 0;
const listeners = new Set();

function change(next) {
  ({ open = open, live = live } = next);
  for (const listener of listeners) listener();
}

function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const agrees = (clip, values) => Object.entries(values).every(([name, value]) => Math.abs(clip[name] - value) < 1e-6);
const valuesOf = ({ place, clip }) => {
  const { zoom, focus_x, focus_y } = live?.place === place ? { ...clip, ...live.values } : clip;
  return { zoom, focus_x, focus_y };
};

function show(values) {
  clearTimeout(timer);
  if (playhead.playing) playhead.pause();
  playhead.visit(open.clip.start_ms, open.clip.start_ms + open.clip.length_ms);
  change({ live: { place: open.place, values, told: false } });
}

function save() {
  if (!live || live.told || !open) return;
  clearTimeout(timer);
  if (agrees(open.clip, live.values)) {
    change({ live: null });
    return;
  }
  if (!open.onSet(live.values)) {
    change({ live: null });
    return;
  }
  change({ live: { ...live, told: true } });
  timer = setTimeout(() => change({ live: null }), ANSWER_MS);
}

/** For the panel of a clip's crop, whose element is `box`, as long as it is seen; returns the clip as it is shown. */
export function useCropPanel({ box, clip, place, rules, onSet }) {
  const now = useSyncExternalStore(listen, () => live);
  const panel = useRef(null);
  panel.current = { clip, place, rules, onSet };
  useSettling(save);
  useEffect(() => {
    if (open) change({ open: panel.current });
  });
  useEffect(() => {
    const close = () => {
      save();
      change({ open: null });
    };
    const seen = ([{ contentRect }]) => (contentRect.width ? change({ open: panel.current }) : close());
    const watch = new ResizeObserver(seen); // On a phone another tool may be opened over it.
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      close();
    };
  }, []);
  return now?.place === place ? { ...clip, ...now.values } : clip;
}

/** For the preview: what differs from the saved clips, `{place, values}`; null where nothing does. */
export function useCropped(clips) {
  const now = useSyncExternalStore(listen, () => live);
  useEffect(() => {
    if (live?.told && clips[live.place] && agrees(clips[live.place], live.values)) change({ live: null });
  }, [clips]);
  return now;
}

/**
 * For the element (`place`) over the picture: whether it can be cropped by hand now, and the handlers for that.
 *
 * What is pressed without being moved is `onPress`.
 */
export function useCropHand(place, onPress) {
  const panel = useSyncExternalStore(listen, () => open);
  const offline = useOffline();
  const on = Boolean(panel) && !offline;
  const fingers = useRef(new Map());
  const held = useRef(null);
  const far = useRef(false);

  const spread = () => {
    const at = [...fingers.current.values()];
    const { left, top, width, height } = place.current.getBoundingClientRect();
    const middle = (axis) => at.reduce((sum, one) => sum + one[axis], 0) / at.length;
    const apart_px = at.length > 1 ? Math.hypot(at[0].x - at[1].x, at[0].y - at[1].y) : 0;
    return { x: (middle("x") - left) / width, y: (middle("y") - top) / height, apart_px };
  };
  const take = () => {
    held.current = fingers.current.size ? { at: spread(), values: valuesOf(open) } : null;
  };
  const letGo = (event) => {
    if (!fingers.current.delete(event.pointerId) || !open) return;
    take();
    if (!held.current && far.current) save();
  };

  useEffect(() => {
    const element = place.current;
    if (!on) return undefined;
    const turned = (event) => {
      event.preventDefault();
      const px = event.deltaY * (event.deltaMode ? LINE_PX : 1);
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
      const factor = Math.exp(-px * (event.ctrlKey ? TURN.pinch : TURN.wheel));
      const { clip, rules } = open;
      show(reframed(clip, { ...clip, ...valuesOf(open) }, rules, { from: at, to: at, factor }));
      timer = setTimeout(save, REST_MS);
    };
    element.addEventListener("wheel", turned, { passive: false });
    return () => {
      element.removeEventListener("wheel", turned);
      fingers.current.clear();
      if (live && !live.told) change({ live: null }); // Nobody can let go of it any more.
    };
  }, [on]);

  if (!on) return [false, { onClick: onPress }];
  return [
    true,
    {
      onPointerDown(event) {
        if (event.button || fingers.current.size > 1) return;
        if (!fingers.current.size) far.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        take();
      },
      onPointerMove(event) {
        if (!fingers.current.has(event.pointerId) || !held.current || !open) return;
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const [before, now] = [held.current.at, spread()];
        const { width, height } = place.current.getBoundingClientRect();
        const moved_px = Math.hypot((now.x - before.x) * width, (now.y - before.y) * height);
        far.current ||= Math.max(moved_px, Math.abs(now.apart_px - before.apart_px)) > SLOP_PX;
        if (!far.current) return;
        const factor = before.apart_px && now.apart_px ? now.apart_px / before.apart_px : 1;
        const { clip, rules } = open;
        show(reframed(clip, { ...clip, ...held.current.values }, rules, { from: before, to: now, factor }));
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onClick(event) {
        if (event.detail && far.current) far.current = false;
        else onPress();
      },
    },
  ];
}
