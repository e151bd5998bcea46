// Tells whoever listens that something has changed, or is wrong.
const TELL_MS = 400; // Progress is told at most so often.

export class Teller extends EventTarget {
  #telling = null;

  tell_soon() {
    this.#telling ??= setTimeout(() => this.tell(), TELL_MS);
  }

  tell() {
    clearTimeout(this.#telling);
    this.#telling = null;
    this.dispatchEvent(new Event("change"));
  }

  /** The server has the take. */
  tell_kept(id) {
    this.dispatchEvent(new CustomEvent("kept", { detail: { id } }));
  }

  warn(problem) {
    this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
  }
}
