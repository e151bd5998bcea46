// Which takes a tab is recording, or taking over from a file, at this moment: no other tab may judge them.
import { heldNames, hold } from "./plain_http.js";
import { holdsFilm } from "./take_film.js";
import * as store from "./take_store.js";

const QUIET_MS = 15_000; // Without locks: a take that nothing was added to for so long is nobody's.
const lockOf = (id) => `taking:${id}`;

/** The takes of this tab. */
export class Held {
  #releases = new Map();

  /** Put the row of a new take; no other tab sees it before this one holds it. */
  async begin(row) {
    this.#releases.set(row.id, await hold(lockOf(row.id)));
    await store.put(row).catch((error) => {
      this.release(row.id);
      throw error;
    });
  }

  release(id) {
    this.#releases.get(id)?.();
    this.#releases.delete(id);
  }
}

/** Whether a tab is recording the take at this moment. */
export async function isHeld({ id, appended_at, recorded_at }) {
  const names = await heldNames();
  if (!names) return Date.now() - (appended_at ?? recorded_at) < QUIET_MS;
  return names.has(lockOf(id)) || names.has(`take:${id}`); // The latter is all that an older page holds.
}

/** The ids of the draft's takes that were taken to their end, or are being taken, and that the server does not have. */
export async function leftOut({ owner, draft }, used) {
  const left_out = new Set();
  for (const row of await store.takesOf(owner, draft)) {
    if (row.dropped_at || row.state === "unfinished" || used.includes(row.id)) continue;
    if (row.state !== "recording" || (await isHeld(row))) left_out.add(row.id);
  }
  return left_out;
}

/**
 * The row of a take that was seen as `recording`, with the state that it is in: `held` by a tab, `unfinished`, `empty`
 * where nothing can come of it, or what its tab has made of it meanwhile. Nothing where it is gone.
 */
export async function whatBecameOf(seen) {
  if (await isHeld(seen)) return { ...seen, state: "held" };
  const row = await store.take(seen.id); // Again: a tab lets go of a take once its row says what it is.
  if (row?.state !== "recording") return row;
  // A file that was not taken over to its end can be chosen again.
  const left = row.kind !== "file" && (await holdsFilm(row));
  return { ...row, state: left ? "unfinished" : "empty" };
}
