// What Node lacks of a browser, for tests of the takes' code: IndexedDB as `idb` shows it, tus, an `online` event.
import { registerHooks } from "node:module";

const order = (a, b) => {
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (const [at, part] of a.entries()) if (order(part, b[at])) return order(part, b[at]);
  return 0;
};
const copy = (value) => structuredClone(value);

/** One object store: `keyPath` as IndexedDB has it. */
class Store {
  constructor(keyPath) {
    this.keyOf = (row) => (Array.isArray(keyPath) ? keyPath.map((name) => row[name]) : row[keyPath]);
    this.rows = [];
  }

  createIndex() {}

  #within(range) {
    if (!range?.lower) return this.rows.filter((row) => order(this.keyOf(row), range) === 0);
    return this.rows.filter((row) => order(this.keyOf(row), range.lower) >= 0 && order(this.keyOf(row), range.upper) <= 0);
  }

  async get(key) {
    return copy(this.#within(key)[0]);
  }

  async getAll(range) {
    return copy(range ? this.#within(range) : this.rows);
  }

  async getAllKeys() {
    return this.rows.map(this.keyOf);
  }

  async put(row) {
    await this.delete(this.keyOf(row));
    this.rows.push(copy(row));
    this.rows.sort((a, b) => order(this.keyOf(a), this.keyOf(b)));
  }

  async delete(range) {
    const gone = new Set(this.#within(range));
    this.rows = this.rows.filter((row) => !gone.has(row));
  }

  async openCursor(range) {
    const value = this.#within(range).at(-1);
    return value && { value: copy(value) };
  }
}

/** The device: its stores; `blocked` while an older page holds them. */
export const device = {
  stores: {},
  blocked: false,
  async open(_name, _version, { upgrade, blocked }) {
    if (device.blocked) {
      blocked();
      return new Promise(() => {});
    }
    const store = (name) => device.stores[name];
    const made = {
      createObjectStore: (name, { keyPath }) => (device.stores[name] = new Store(keyPath)),
      deleteObjectStore: (name) => delete device.stores[name],
    };
    if (!store("takes")) upgrade(made, 0);
    return {
      get: (name, key) => store(name).get(key),
      put: (name, row) => store(name).put(row),
      delete: (name, key) => store(name).delete(key),
      getAll: (name, range) => store(name).getAll(range),
      getAllFromIndex: async (name, _index, [owner, draft]) =>
        (await store(name).getAll()).filter((row) => row.owner === owner && row.draft === draft),
      transaction: (names) => ({ store: store([names].flat()[0]), objectStore: store, done: Promise.resolve() }),
    };
  },
};

/** Uploads that were begun, newest last; a test moves them on by hand. */
export const uploads = [];

class Upload {
  url = null;
  aborted = false;

  constructor(source, options) {
    Object.assign(this, { source, options });
    uploads.push(this);
  }

  start() {
    this.url = this.options.uploadUrl;
  }

  addressed(url) {
    this.url = url;
    return this.options.onUploadUrlAvailable();
  }

  async abort() {
    this.aborted = true;
  }

  fail(status, method) {
    const originalRequest = { getMethod: () => method };
    this.options.onError({ originalRequest, originalResponse: { getStatus: () => status, getBody: () => "{}" } });
  }
}

const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  IDBKeyRange: { bound: (lower, upper) => ({ lower, upper }) },
  edges: { openDB: device.open, Upload },
});
export const online = () => page.dispatchEvent(new Event("online"));

const modules = { idb: "openDB", "tus-js-client": "Upload" };
registerHooks({
  resolve: (name, context, next) =>
    name in modules ? { url: `edge:${name}`, format: "module", shortCircuit: true } : next(name, context),
  load: (url, context, next) => {
    if (!url.startsWith("edge:")) return next(url, context);
    const name = modules[url.slice("edge:".length)];
    return { format: "module", shortCircuit: true, source: `export const ${name} = globalThis.edges.${name};` };
  },
});
