// Corrections of the picture: sliders, and what shows them at once wherever a filter reads `--tone`.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

import { useLatest, useSettling } from "./shared.jsx";

const REST_MS = 400;
const STEP = 5;
const RESET = "reset";
const WARMTH = "warmth-of-pictures";

/** The renderer's order: warmth, contrast, brightness. */
function filterOf({ brightness, contrast, warmth }, reach) {
  const parts = [];
  if (warmth) parts.push(`url(#${WARMTH})`);
  if (contrast) parts.push(`contrast(${1 + (reach.tone * contrast) / 100})`);
  if (brightness) parts.push(`brightness(${1 + (reach.tone * brightness) / 100})`);
  return parts.join(" ");
}

/** What lies under the thumb and is not saved yet; null where there is no such thing. */
const live = { tone: null, listeners: new Set() };

function setLive(tone) {
  live.tone = tone;
  live.listeners.forEach((listener) => listener());
}

function listen(listener) {
  live.listeners.add(listener);
  return () => live.listeners.delete(listener);
}

/** Sets `--tone` for the whole page: to what the sliders say, or else to the saved values. */
export function ToneShown({ tone: saved, reach }) {
  const tone = useSyncExternalStore(listen, () => live.tone) ?? saved;
  const [red, blue] = [1 + (reach.warmth * tone.warmth) / 100, 1 - (reach.warmth * tone.warmth) / 100];
  return createPortal(
    <>
      <style>{`:root { --tone: ${filterOf(tone, reach)}; }`}</style>
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <filter id={WARMTH} colorInterpolationFilters="sRGB" x="0" y="0" width="1" height="1">
          <feColorMatrix values={`${red} 0 0 0 0  0 1 0 0 0  0 0 ${blue} 0 0  0 0 0 1 0`} />
        </filter>
      </svg>
    </>,
    document.body,
  );
}

/**
 * The values on the sliders: the saved ones, but those of the thumb while it moves; told once they rest, and before
 * those of another act.
 */
function useTone(saved, onTone) {
  const [tone, set] = useState(saved);
  const waiting = useRef(null);
  const tell = useLatest(onTone);
  const { brightness, contrast, warmth } = saved;
  useEffect(() => {
    if (waiting.current) return;
    set({ brightness, contrast, warmth });
    setLive(null);
  }, [brightness, contrast, warmth]);
  const save = () => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    tell.current(waiting.current.tone, waiting.current.act === RESET);
    waiting.current = null;
  };
  useSettling(save);
  useEffect(
    () => () => {
      save();
      setLive(null);
    },
    [],
  );
  const change = (changed, act) => {
    if (waiting.current?.act !== act) save();
    clearTimeout(waiting.current?.timer);
    set(changed);
    setLive(changed);
    waiting.current = { tone: changed, act, timer: setTimeout(save, act === RESET ? 0 : REST_MS) };
  };
  return [tone, change];
}

function Slider({ scale, value, middle, onValue, onReset }) {
  const id = `tone-${scale.part}`;
  const spoken = value === 0 ? middle : `${Math.abs(value)} ${value < 0 ? scale.less : scale.more}`;
  return (
    <div className="grid grid-cols-[5.5rem_1fr_2.5rem] items-center gap-3">
      <label htmlFor={id} className="text-sm font-semibold">
        {scale.label}
      </label>
      <input
        id={id}
        data-testid={id}
        type="range"
        min={-100}
        max={100}
        step={STEP}
        value={value}
        aria-valuetext={spoken}
        onChange={(event) => onValue(Number(event.target.value))}
        onDoubleClick={onReset}
        className="min-h-tap w-full min-w-0 touch-pan-y accent-primary"
      />
      <span aria-hidden="true" className="text-right text-sm tabular-nums text-ink-soft">
        {value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0"}
      </span>
    </div>
  );
}

export function ToneSliders({ tone: saved, scales, labels, onTone }) {
  const [tone, change] = useTone(saved, onTone);
  const changed = scales.some(({ part }) => tone[part] !== 0);
  const middle = Object.fromEntries(scales.map(({ part }) => [part, 0]));
  return (
    <div className="flex flex-col">
      {scales.map((scale) => (
        <Slider
          key={scale.part}
          scale={scale}
          value={tone[scale.part]}
          middle={labels.middle}
          onValue={(value) => change({ ...tone, [scale.part]: value }, scale.part)}
          onReset={() => change({ ...tone, [scale.part]: 0 }, RESET)}
        />
      ))}
      <button
        type="button"
        data-testid="tone-reset"
        aria-disabled={!changed}
        onClick={() => changed && change(middle, RESET)}
        className="min-h-tap self-end rounded-pill px-4 text-sm font-semibold underline underline-offset-4 aria-disabled:text-ink-soft aria-disabled:no-underline"
      >
        {labels.reset}
      </button>
    </div>
  );
}
