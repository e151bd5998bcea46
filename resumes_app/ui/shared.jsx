// What browser code of every kind uses: remembered choices, newest values, texts with blanks, times, icons.

import { useEffect, useRef, useState, useSyncExternalStore } from "react";

/** A choice that this browser keeps under `key`: `[value, choose]`. */
export function useRemembered(key, fallback) {
  const [value, setValue] = useState(() => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? fallback;
    } catch {
      return fallback; // Storage is forbidden: the choice lasts as long as the page.
    }
  });
  const choose = (chosen) => {
    setValue(chosen);
    try {
      localStorage.setItem(key, JSON.stringify(chosen));
    } catch {
      // As above.
    }
  };
  return [value, choose];
}

/** A ref of the newest value, for listeners and timers that were set up once. */
export function useLatest(value) {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}

const NOT_TYPED_IN = ["range", "checkbox", "radio", "button", "submit", "reset", "file", "color", "image"];

/** Whether one types in the element, such as in a field for words or a number. */
export const isTypedIn = (element) =>
  element.matches("input,textarea,select,[contenteditable]") && !NOT_TYPED_IN.includes(element.type);

/** Whatever is under the hand and would be saved once it rests is saved now: something is done that builds on it. */
export const settle = () => dispatchEvent(new Event("settle"));

/** Calls `save` at each `settle()`. */
export function useSettling(save) {
  const latest = useLatest(save);
  useEffect(() => {
    const settled = () => latest.current();
    addEventListener("settle", settled);
    return () => removeEventListener("settle", settled);
  }, []);
}

function watchNetwork(changed) {
  const events = ["online", "offline"];
  for (const name of events) addEventListener(name, changed);
  return () => events.forEach((name) => removeEventListener(name, changed));
}

/** True while the browser says that there is no network. */
export const useOffline = () =>
  useSyncExternalStore(
    watchNetwork,
    () => !navigator.onLine,
    () => false,
  );

/** Whether a media query holds now. */
export function useMedia(query) {
  const list = useRef(null);
  list.current ??= matchMedia(query);
  return useSyncExternalStore(
    (changed) => {
      list.current.addEventListener("change", changed);
      return () => list.current.removeEventListener("change", changed);
    },
    () => list.current.matches,
  );
}

/** The text with its `{blanks}` filled in. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** A length as people read it, such as `0:07`. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function Icon({ paths, solid, className = "size-6" }) {
  return (
    <svg viewBox="0 0 24 24" className={`icon ${className}`} aria-hidden="true" data-solid={solid || undefined}>
      {paths?.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
