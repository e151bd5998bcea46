// Another try at the newest take, which goes only once the new one is there.
import { useEffect, useState } from "react";
import { toRetake } from "./take_listed.js";

/**
 * `{able, replaced, gone, freed_ms, ask}`: `ask()` begins another try at the newest take, where there is one (`able`);
 * `replaced` holds its id meanwhile. `gone` are the takes that count no more: that one, and those that were replaced already
 * and that the server may not know of yet; `freed_ms` is what they leave of the limit. `recorded`: takes in this browser;
 * `coming`: those of them that the server does not have; `kept`: those that it has, the last of which to come is `keptNewest`.
 */
export function useRetake({ recorded, coming, kept, keptNewest }) {
  const [replaced, replace] = useState("");
  const gone = new Set([replaced, ...recorded.flatMap((row) => row.replaces)]);
  const freed_ms = [...kept, ...coming.map((row) => ({ id: row.id, length_ms: row.duration_ms }))]
    .filter(({ id }) => gone.has(id))
    .reduce((sum, { length_ms }) => sum + length_ms, 0);
  const next = toRetake(coming, keptNewest);
  return { able: next !== "", replaced, gone, freed_ms, ask: () => replace(next), end: () => replace("") };
}

/** Let the shutter begin once a retake is asked for; the retake is over when the shutter rests again. */
export function useRetaking({ replaced, end }, shutter) {
  const [began, begin] = useState(false);
  useEffect(() => {
    if (!replaced) return;
    if (shutter.phase !== "idle") begin(true);
    else if (began || !shutter.begin()) {
      begin(false);
      end();
    }
  }, [replaced, shutter.phase]);
}
