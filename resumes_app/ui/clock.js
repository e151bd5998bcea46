// The present moment, for words that say how far off another one is.
import { useSyncExternalStore } from "react";

const STEP_MS = 5000;

function watch(listener) {
  let timer;
  // At whole steps of the clock: a deadline is over at a whole minute.
  const wait = () => {
    timer = setTimeout(tick, STEP_MS - (Date.now() % STEP_MS));
  };
  const tick = () => {
    listener();
    wait();
  };
  wait();
  // A page that lies behind, or a machine that slept, was not told.
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

/** Renders anew as time goes on, every few seconds. */
export function useClock() {
  useSyncExternalStore(
    watch,
    () => Math.floor(Date.now() / STEP_MS),
    () => 0,
  );
}
