// What a tab has decided and the server has not confirmed, in this browser's storage: one entry an operation, so that
// two tabs of one deck leave each other's alone. What a closed tab has left, another one takes over.
import { alone, newId } from "./plain_http.js";

const PREFIX = "deck.outbox";

function* entries(start) {
  for (const name of Object.keys(localStorage)) if (name.startsWith(start)) yield name;
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null; // It was tampered with.
  }
}

/** Does what needs the storage; nothing where it is forbidden: what is not sent then lasts as long as the page. */
function whereAllowed(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

export class Kept {
  #tab = newId();
  #start;
  #ending = new AbortController();

  /** `key` names the deck. A tab is known to live by the lock that it holds. */
  constructor(key) {
    this.#start = `${PREFIX}.${key}/`;
    alone(this.#start + this.#tab, () => new Promise((resolve) => this.#ending.signal.addEventListener("abort", resolve)));
  }

  /** Keep these operations of this tab, and no others of it. */
  keep(ops) {
    whereAllowed(() => {
      const mine = `${this.#start}${this.#tab}/`;
      const open = new Map(ops.map((op) => [mine + op.op, op]));
      for (const name of [...entries(mine)]) if (!open.has(name)) localStorage.removeItem(name);
      for (const [name, op] of open) localStorage.setItem(name, JSON.stringify(op));
    });
  }

  /** Calls `take(ops)` with what other tabs leave, as soon as each is closed. */
  inherit(take) {
    const tabs = whereAllowed(() => new Set([...entries(this.#start)].map((name) => name.slice(this.#start.length).split("/")[0])));
    for (const tab of tabs ?? []) {
      if (tab === this.#tab) continue;
      const over = () => whereAllowed(() => this.#take_over(tab, take));
      alone(this.#start + tab, over, this.#ending.signal).catch(() => {}); // This tab was closed first.
    }
  }

  #take_over(tab, take) {
    const names = [...entries(`${this.#start}${tab}/`)];
    // The closed tab may have sent them: whether it did is not known.
    const ops = names.map(read).filter(Boolean).map((op) => ({ ...op, left: true }));
    for (const op of ops) localStorage.setItem(`${this.#start}${this.#tab}/${op.op}`, JSON.stringify(op));
    for (const name of names) localStorage.removeItem(name);
    if (ops.length) take(ops.sort((a, b) => (a.at < b.at ? -1 : 1)));
  }

  /** The deck is left: what it has not sent is there for the next one. */
  close() {
    this.#ending.abort();
  }
}
