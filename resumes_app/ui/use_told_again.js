// What only this browser knows, told until it has arrived.
import { useEffect } from "react";
import { useLatest } from "./shared.jsx";
import { tellAgain } from "./telling_again.js";

/** Tell the phase again as long as another one is believed, whenever there is a network. */
export function useToldAgain(phase, told, offline, tell) {
  const newest = useLatest(tell);
  useEffect(() => {
    if (offline || phase === told) return undefined;
    return tellAgain(() => newest.current?.(phase));
  }, [phase, told, offline, newest]);
}
