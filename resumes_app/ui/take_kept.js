// What this device keeps of the takes of a draft that the server has: their pictures, while the draft uses them.
import { leftOut } from "./take_held.js";
import * as store from "./take_store.js";

export class Kept {
  #used = [];

  /** The draft at `place` uses these takes; pictures of others that are not `here` either go in a while. */
  async use(kept, place, here) {
    this.#used = kept;
    if (place) await store.markUsed(place.owner, place.draft, new Set([...kept, ...here]));
  }

  async sweep(place, here) {
    await this.use(this.#used, place, here);
    await store.sweep(place.owner, place.undo_ms);
  }

  /** The reply has been sent: only takes that are not in it stay. `stopped`: ids and addresses of uploads that were ended. */
  async sent(place, stopped) {
    const left_out = await leftOut(place, this.#used);
    await Promise.all(stopped.map(([id, url]) => (left_out.has(id) ? store.holdBack : store.drop)(id, url)));
    await store.forgetDraft(place.owner, place.draft, left_out);
    await store.sweep(place.owner, place.undo_ms);
  }
}
