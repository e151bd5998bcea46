// Fields whose value is saved by itself once they rest: words, seconds, a slider; and the text of a chosen file.
import { useEffect, useRef, useState } from "react";
import { useLatest, useOffline, useSettling } from "./shared.jsx";
import { textOf } from "./text_decoding.js";

const REST_MS = 500;

/**
 * What stands in a field: the saved value, but while somebody changes it theirs, which is saved once they rest or
 * leave; without the network as soon as there is one again.
 */
function useSaved(value, onValue, answered) {
  const [shown, show] = useState(value);
  const waiting = useRef(null);
  const tell = useLatest(onValue);
  const held = useRef(null);
  const offline = useOffline();
  const save = () => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    tell.current(waiting.current.value);
    waiting.current = null;
  };
  const rest = () => navigator.onLine && save();
  useSettling(rest);
  useEffect(() => {
    if (!offline) save();
    else if (held.current?.matches(":disabled")) held.current = null; // It hears of no blur.
  }, [offline]);
  useEffect(() => {
    if (!held.current && !waiting.current) show(value);
  }, [value, answered]);
  useEffect(() => save, []);
  const change = (changed) => {
    clearTimeout(waiting.current?.timer);
    show(changed);
    waiting.current = { value: changed, timer: setTimeout(rest, REST_MS) };
  };
  const leave = () => {
    held.current = null;
    if (waiting.current) rest();
    else show(value);
  };
  return [shown, change, { onFocus: ({ currentTarget }) => (held.current = currentTarget), onBlur: leave }];
}

export function SavedText({
  id,
  label,
  value,
  maxLength,
  lines,
  wraps,
  staying,
  placeholder,
  awaited,
  begins,
  testId,
  className,
  onFocus,
  onValue,
}) {
  const [shown, change, held] = useSaved(value, onValue);
  const field = useRef(null);
  useEffect(() => {
    if (!awaited) return;
    field.current.focus();
    field.current.select();
  }, [awaited]);
  useEffect(() => {
    if (begins && field.current.closest("dialog")?.open) field.current.focus(); // It comes after the page, and so may be late.
  }, []);
  const Field = lines > 1 || wraps ? "textarea" : "input";
  const unbroken = (text) => (wraps ? text.replace(/\s*\n\s*/g, " ") : text);
  const pressed = (event) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!staying) event.currentTarget.blur();
  };
  return (
    <Field
      ref={field}
      id={id}
      aria-label={label}
      value={shown}
      rows={wraps ? 1 : lines > 1 ? lines : undefined}
      maxLength={maxLength}
      placeholder={placeholder}
      dir="auto"
      data-begins={begins}
      data-testid={testId}
      onChange={(event) => change(unbroken(event.target.value))}
      onKeyDown={wraps ? pressed : undefined}
      {...held}
      onFocus={(event) => {
        held.onFocus(event);
        onFocus?.(event);
      }}
      className={className}
    />
  );
}

/** A moment of the video, shown in seconds, told in milliseconds. */
export function SavedSeconds({ id, label, value, answered, most, testId, className, onValue }) {
  const written = (ms) => (ms / 1000).toFixed(1);
  const told = (text) => {
    const seconds = Number.parseFloat(text.replace(",", "."));
    if (Number.isFinite(seconds)) onValue(Math.round(Math.min(Math.max(seconds * 1000, 0), most)));
  };
  const [shown, change, held] = useSaved(written(value), told, answered);
  return (
    <input
      id={id}
      aria-label={label}
      type="number"
      inputMode="decimal"
      min={0}
      max={most / 1000}
      step={0.1}
      value={shown}
      data-testid={testId}
      onChange={(event) => change(event.target.value)}
      {...held}
      className={className}
    />
  );
}

export function SavedRange({ id, label, value, min, max, step, unit, testId, onValue }) {
  const [shown, change, held] = useSaved(value, onValue);
  const spoken = `${Number(shown.toFixed(2))}${unit}`.replace("-", "−");
  return (
    <div className="grid grid-cols-[5.5rem_1fr_4rem] items-center gap-3">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        aria-valuetext={spoken}
        data-testid={testId}
        onChange={(event) => change(Number(event.target.value))}
        {...held}
        className="min-h-tap w-full min-w-0 touch-pan-y accent-primary"
      />
      <span aria-hidden="true" className="text-right text-sm tabular-nums text-ink-soft">
        {spoken}
      </span>
    </div>
  );
}

/** A button that reads a small text file. */
export function TextFile({ label, accept, maxBytes, testId, className, onText, onProblem, children }) {
  const took = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    if (file.size > maxBytes) onProblem?.("TooLarge");
    else
      try {
        onText(textOf(await file.arrayBuffer()));
      } catch (error) {
        onProblem?.(error.name);
      }
    target.value = "";
  };
  return (
    <label className={className}>
      {children}
      <span>{label}</span>
      <input type="file" accept={accept} onChange={took} data-testid={testId} className="sr-only" />
    </label>
  );
}
