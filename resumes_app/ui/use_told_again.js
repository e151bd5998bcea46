// What only this browser knows, told until it has arrived.
import { useEffect } from "react";
import { useLatest } from "./shared.jsx";

const TELL_AGAIN_MS = 3000; // What is told to a socket that dies gets lost.

/** Tell the phase again as long as another one is believed, whenever there is a network. */
export function useToldAgain(phase, told, offline, tell) {
  const newest = useLatest(tell);
  useEffect(() => {
    if (offline || phase === told) return undefined;
    const timer = setInterval(() => newest.current?.(phase), TELL_AGAIN_MS);
    return () => clearInterval(timer);
  }, [phase, told, offline, newest]);
}
