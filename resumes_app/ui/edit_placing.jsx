// Texts and stickers moved and sized on the preview itself, with a finger, a mouse or keys. While that goes on only
// this browser moves them; each gesture is told once, when it ends.
import { useEffect, useRef, useState } from "react";
import { agrees, dragged, keyed, sized } from "./edit_placing.js";
import { share } from "./edit_texts.jsx";
import { playhead } from "./playhead.js";
import { fill, useLatest } from "./shared.jsx";

const REST_MS = 500; // Of keys, after which they are one gesture.
const ANSWER_MS = 10_000;
const SLOP_PX = 4;
const SNAP_PX = 7;
const TARGET = "2.75rem";

/**
 * What is under the hand and not saved yet: `[live, hand]`.
 *
 * `live`: kind and number of the item, `values` that differ from the saved ones, `lines` while it is dragged; null
 * where there is no such thing. It stays until the saved item agrees with it. `saved`: items by kind.
 */
export function useLive(saved, onPlace) {
  const [live, setLive] = useState(null);
  const timer = useRef(0);
  const waiting = useRef(null); // A gesture of keys that goes on.
  const latest = useLatest({ live, onPlace });

  const wait = (act, ms) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const save = (laid, values) => {
    waiting.current = null;
    setLive({ kind: laid.kind, number: laid.number, values });
    latest.current.onPlace(laid.kind, laid.number, values);
    wait(() => setLive(null), ANSWER_MS);
  };
  const flush = () => waiting.current && save(waiting.current.laid, waiting.current.values);
  const hand = {
    flush,
    save,
    drop() {
      clearTimeout(timer.current);
      waiting.current = null;
      setLive(null);
    },
    show(laid, values, lines) {
      flush();
      clearTimeout(timer.current);
      setLive({ kind: laid.kind, number: laid.number, values, lines });
    },
    press(laid, values) {
      const before = waiting.current;
      const same = before && before.laid.kind === laid.kind && before.laid.number === laid.number;
      if (!same) flush();
      const all = same ? { ...before.values, ...values } : values;
      waiting.current = { laid, values: all };
      setLive({ kind: laid.kind, number: laid.number, values: all });
      wait(flush, REST_MS);
    },
  };

  const item = live && saved[live.kind][live.number];
  const done = live && !live.lines && !waiting.current && (!item || agrees(item, live.values));
  useEffect(() => {
    if (done) setLive(null);
  }, [done]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const last = waiting.current;
      if (last) latest.current.onPlace(last.laid.kind, last.laid.number, last.values);
    },
    [],
  );
  return [live, hand];
}

/**
 * Handlers of an element that is dragged: `onHold(true)` when it is taken hold of, `onDrag(by, held)` as it moves, `by`
 * in pixels; `onDrop` where it is let go elsewhere, `onCancel` where it is taken away, in any case `onHold(false)`.
 */
function useGrip({ onHold, onDrag, onDrop, onCancel }) {
  const grip = useRef(null);
  const over = (event, act) => {
    const held = grip.current;
    if (held?.pointer !== event.pointerId) return;
    grip.current = null;
    onHold(false);
    if (held.far) act();
  };
  return {
    onPointerDown(event) {
      if (event.button || grip.current) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      playhead.pause();
      const frame = event.currentTarget.parentElement.getBoundingClientRect();
      grip.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY, frame, far: false };
      onHold(true);
    },
    onPointerMove(event) {
      const held = grip.current;
      if (held?.pointer !== event.pointerId) return;
      const by = { x: event.clientX - held.x, y: event.clientY - held.y };
      held.far ||= Math.hypot(by.x, by.y) > SLOP_PX;
      if (held.far) onDrag(by, held);
    },
    onPointerUp: (event) => over(event, onDrop),
    onPointerCancel: (event) => over(event, onCancel),
  };
}

/** The lines that what is dragged keeps to, and what the feed's controls will lie over. */
function Guides({ lines, rules }) {
  const bands = "absolute bg-black/40 border-white/70 border-dashed";
  const [right, bottom, safe] = [rules.clear_right, rules.clear_bottom, rules.safe].map((part) => `${100 * part}%`);
  return (
    <div aria-hidden="true" data-testid="guides" data-x={lines.x} data-y={lines.y} className="pointer-events-none absolute inset-0">
      <span className={`${bands} inset-x-0 bottom-0 border-t`} style={{ top: bottom }} />
      <span className={`${bands} right-0 top-0 border-l`} style={{ left: right, height: bottom }} />
      <span className="absolute border border-dashed border-white/50" style={{ inset: `${safe}` }} />
      {lines.x !== null && <span className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-primary ring-1 ring-white" style={{ left: `${100 * lines.x}%` }} />}
      {lines.y !== null && <span className="absolute inset-x-0 h-0.5 -translate-y-1/2 bg-primary ring-1 ring-white" style={{ top: `${100 * lines.y}%` }} />}
    </div>
  );
}

const percent = (part) => Number((100 * part).toFixed(1));

function Item({ laid, chosen, tool, hand, home, rules, labels, hint, onChoose, onRemove }) {
  const { kind, number, item, drawn } = laid;
  const from = useRef(laid);
  const last = useRef(null);
  const grip = useGrip({
    onHold: (on) => on && (from.current = laid),
    onDrag(by, { frame }) {
      const near = { x: SNAP_PX / frame.width, y: SNAP_PX / frame.height };
      last.current = dragged(from.current, { x: by.x / frame.width, y: by.y / frame.height }, rules, near);
      hand.show(laid, last.current.values, last.current.lines);
    },
    onDrop() {
      hand.save(laid, last.current.values);
      choose();
    },
    onCancel: hand.drop,
  });
  const choose = () => {
    if (chosen) return;
    onChoose(kind, number);
    document.getElementById(tool)?.scrollIntoView();
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const values = keyed(laid, event.key, event.shiftKey, rules);
    if (values) hand.press(laid, values);
    else if (event.key === "Delete" || event.key === "Backspace") {
      hand.drop();
      onRemove(kind, number);
      home.current.focus();
    } else if (event.key === "Escape") onChoose(kind, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const middle = [drawn.left + drawn.width / 2, drawn.top + drawn.height / 2].map((length) => share(length, rules));
  return (
    <button
      type="button"
      aria-label={fill(labels[kind], { what: item.text ?? item.name })}
      aria-pressed={chosen}
      aria-controls={tool}
      aria-describedby={hint}
      data-testid={`place-${kind}`}
      {...grip}
      onClick={choose}
      onKeyDown={pressed}
      onBlur={hand.flush}
      className="absolute left-0 top-0 z-10 cursor-move touch-none select-none rounded-chip outline-offset-2 aria-pressed:z-30 aria-pressed:shadow-[0_0_0_2px_#fff,0_0_0_4px_rgb(0_0_0/0.7)]"
      style={{
        transform: `translate(calc(${middle[0]} - 50%), calc(${middle[1]} - 50%))`,
        width: share(drawn.width, rules),
        height: share(drawn.height, rules),
        minWidth: TARGET,
        minHeight: TARGET,
      }}
    />
  );
}

/** The corner that changes the size: the one towards the middle of the picture, where there is room for it. */
function Corner({ laid, hand, rules, labels }) {
  const { kind, item, drawn } = laid;
  const from = useRef(laid);
  const last = useRef(null);
  const middle = { x: drawn.left + drawn.width / 2, y: drawn.top + drawn.height / 2 };
  const ways = { x: middle.x > rules.width / 2 ? -1 : 1, y: middle.y > rules.height / 2 ? -1 : 1 };
  const held = useRef(null); // The corner stays the same one as long as it is held.
  const way = held.current ?? ways;
  const grip = useGrip({
    onHold(on) {
      from.current = laid;
      held.current = on ? way : null;
    },
    onDrag(by, { frame, x, y }) {
      const { left, top, width, height } = from.current.drawn;
      const scale = frame.width / rules.width;
      const centre = { x: frame.left + (left + width / 2) * scale, y: frame.top + (top + height / 2) * scale };
      const far = (dx, dy) => Math.max(1, Math.hypot(x + dx - centre.x, y + dy - centre.y));
      last.current = sized(from.current, far(by.x, by.y) / far(0, 0), rules);
      hand.show(laid, last.current, { x: null, y: null });
    },
    onDrop: () => hand.save(laid, last.current),
    onCancel: hand.drop,
  });
  const pressed = (event) => {
    const key = { ArrowRight: "+", ArrowUp: "+", ArrowLeft: "-", ArrowDown: "-" }[event.key] ?? event.key;
    const values = event.ctrlKey || event.metaKey || event.altKey ? null : keyed(laid, key, false, rules);
    if (!values) return;
    hand.press(laid, values);
    event.preventDefault();
    event.stopPropagation();
  };
  const at = (axis, length, most) => {
    const out = `max(${share(length / 2, rules)}, ${TARGET} / 2) + 0.5rem`;
    return `clamp(0px, ${share(middle[axis], rules)} + ${way[axis]} * (${out}) - ${TARGET} / 2, ${most} - ${TARGET})`;
  };
  const [least, most] = kind === "text" ? rules.text_sizes : rules.sticker_sizes;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={labels.size}
      aria-valuemin={percent(least)}
      aria-valuemax={percent(most)}
      aria-valuenow={percent(item.size)}
      aria-valuetext={`${percent(item.size)} %`}
      data-testid="place-size"
      {...grip}
      onKeyDown={pressed}
      onBlur={hand.flush}
      data-falling={way.x === way.y}
      className="absolute left-0 top-0 z-30 grid size-tap cursor-nesw-resize touch-none place-items-center rounded-pill data-[falling=true]:cursor-nwse-resize"
      style={{ transform: `translate(${at("x", drawn.width, "100cqw")}, ${at("y", drawn.height, "100cqh")})` }}
    >
      <span className="size-5 rounded-pill border-2 border-black/70 bg-white" />
    </div>
  );
}

/**
 * A button over each text and sticker that is seen: pressed it is chosen, dragged it is moved; the chosen one has a
 * frame with a corner for its size.
 *
 * `laid`: kind, number, item and how it is drawn. `chosen`: kind and number. `tools`: by kind the id of the element
 * that has the other ways. `home`: where the focus goes when the
 * element that had it is gone.
 */
export function Placing({ id, laid, chosen, tools, live, hand, home, rules, labels, onChoose, onRemove }) {
  const isChosen = ({ kind, number }) => chosen.kind === kind && chosen.number === number;
  const one = laid.find(isChosen);
  const hint = `${id}-hint`;
  const under = live && laid.find(({ kind, number }) => kind === live.kind && number === live.number);
  const moving = live?.lines && live.values.size === undefined; // The corner would jump at the middle.
  const { x, y, size } = under && !live.lines ? under.item : {};
  return (
    <>
      {live?.lines && <Guides lines={live.lines} rules={rules} />}
      {laid.map((item) => (
        <Item
          key={`${item.kind}${item.number}`}
          {...{ laid: item, hand, home, rules, labels, hint, onChoose, onRemove }}
          chosen={isChosen(item)}
          tool={tools[item.kind]}
        />
      ))}
      {one && !moving && <Corner key={`${one.kind}${one.number}`} {...{ laid: one, hand, rules, labels }} />}
      <p id={hint} hidden>
        {labels.placing}
      </p>
      <p role="status" className="sr-only">
        {x !== undefined && fill(labels.placed, { x: Math.round(100 * x), y: Math.round(100 * y), size: percent(size) })}
      </p>
    </>
  );
}
