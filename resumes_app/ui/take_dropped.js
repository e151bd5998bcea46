// The takes that this person drops: what the server has of them is forgotten there, and they can be had back.
import { Endings } from "./take_endings.js";
import * as store from "./take_store.js";

export class Dropped {
  #endings = null;
  #noting = new Map(); // id → until this browser has noted that the take is dropped

  /** Have the server forget what this person dropped while it was out of reach. */
  attend(owner) {
    if (!this.#endings) addEventListener("online", () => this.tell());
    if (this.#endings?.owner !== owner) this.#endings = new Endings(owner);
    this.tell();
  }

  tell() {
    this.#endings.tell();
  }

  /** Tell the server once the drop is `noted`; until then the take is not had back. */
  async drop(id, noted) {
    this.#noting.set(id, noted);
    await noted.finally(() => this.#noting.delete(id));
    this.tell();
  }

  /** The draft is given up: its takes that are only here go with it. `stop` ends an upload and returns its address. */
  async drop_all({ owner, draft }, stop) {
    for (const row of await store.takesOf(owner, draft)) {
      if (row.dropped_at) continue;
      await store.drop(row.id, stop(row.id), { state: row.state, with_draft: true });
    }
    this.attend(owner);
  }

  /** The row of the take, which is dropped no more. */
  async take_back(id) {
    await this.#noting.get(id);
    return this.#endings.hold(() => store.takeBack(id)); // Or the server would forget what is sent again.
  }
}
