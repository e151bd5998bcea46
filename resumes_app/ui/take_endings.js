// Uploads of takes that were dropped: the server is told to forget each one until it has answered.
import * as store from "./take_store.js";

const ANSWER_WITHIN_MS = 10_000;
const ANSWERS = new Set([204, 404, 410]); // Forgotten now, or before.

const request = (url) =>
  fetch(url, {
    method: "DELETE",
    headers: { "Tus-Resumable": "1.0.0" },
    keepalive: true, // Goes out although the page is left.
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });

export class Endings {
  #turn = Promise.resolve();

  constructor(owner) {
    this.owner = owner;
  }

  /** Tell the server of every upload of this person that it has not answered for yet. Never rejects. */
  tell() {
    return this.#next(async () => {
      for (const { take, url } of await store.endings(this.owner)) {
        const answer = await request(url);
        if (ANSWERS.has(answer.status)) await store.answered(take);
      }
    }).catch(() => {}); // No connection: the next turn tries again.
  }

  /** Run `act`, which takes back what the server was to be told, while it is told nothing. */
  hold(act) {
    return this.#next(act);
  }

  /** One after the other, so that no answer comes after what it speaks of was taken back. */
  #next(act) {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => {});
    return done;
  }
}
