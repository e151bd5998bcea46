// Lines of the script that were spoken in a take: kept with it, and told once the server has it.
import * as store from "./take_store.js";

/** Keep with the take which captions it has in its own time. */
export const note = (take, spoken) => store.patch(take, { spoken }).catch(() => {}); // The take itself matters more.

/** Tell `tell(take, lines)` of each take that the server has and whose lines it was not told. */
export async function tellSpoken(owner, draft, tell) {
  for (const { id, lines } of await store.spokenOf(owner, draft)) tell(id, lines);
}

/** The server knows the lines of the take. */
export const told = (take) => store.forgetSpoken(take);
