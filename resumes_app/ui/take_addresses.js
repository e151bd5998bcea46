// Where takes can be played from: the server, or this browser's own copies of those that are still on their way.
import { useEffect, useState } from "react";
import { session } from "./take_session.js";

const LINGER_MS = 10_000;

/** Addresses of this browser's copies, by the takes' own ids; missing where there is no copy, or not yet. */
export function useOwnAddresses(ids) {
  const [own, set] = useState({});
  const key = ids.join();
  useEffect(() => {
    let made = [];
    Promise.all(ids.map(async (id) => [id, await session.address(id)])).then((pairs) => {
      made = pairs.map(([, address]) => address);
      set(Object.fromEntries(pairs));
    });
    // Later, since a player may still be reading.
    return () => setTimeout(() => made.forEach((address) => URL.revokeObjectURL(address)), LINGER_MS);
  }, [key]);
  return own;
}
