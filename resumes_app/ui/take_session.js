// The takes of one draft that live in this browser: recorded, on their way to the server, or left from a crash.
import { deferred } from "./deferred.js";
import { heldNames, newId } from "./plain_http.js";
import * as store from "./take_store.js";
import { Sending } from "./take_upload.js";

const SLICE_BYTES = 4 * 1024 * 1024;
const SWEEP_MS = 60 * 1000;
const TELL_MS = 400; // Progress is told at most so often.

const listed = (row) => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  sent_bytes: Math.min(row.sent ?? 0, row.size),
  size_bytes: row.size,
  duration_ms: Math.round(row.duration_ms),
  error: row.error ?? "",
});

class TakeSession extends EventTarget {
  #rows = new Map();
  #place = null;
  #sending = null;
  #telling = null;
  #used = [];
  #sweeping = null;
  #dropping = new Map(); // id → until the server has been told that the take is dropped

  /** Show the takes of this person's draft, and send what waits. Opening the same place again tells its takes again. */
  async open(place) {
    if (this.#place?.draft === place.draft && this.#place.owner === place.owner) return this.#tell();
    this.#place = place;
    this.#sending = new Sending(this, place.endpoint, place.purpose);
    await store.sweep(place.owner);
    const rows = await store.takesOf(place.owner, place.draft);
    const elsewhere = await heldNames();
    this.#rows.clear();
    for (const row of rows) this.#take_up(row, elsewhere.has(`take:${row.id}`));
    this.#sweeping ??= setInterval(() => this.#sweep(), SWEEP_MS);
    return this.#tell();
  }

  /** The draft's takes that the server has and uses; pictures of others go in a while. */
  async use(kept) {
    this.#used = kept;
    if (!this.#place) return;
    await store.markUsed(this.#place.owner, this.#place.draft, new Set([...kept, ...this.#rows.keys()]));
  }

  /** The reply has been sent: nothing of its draft stays on this device. */
  async forget(place) {
    const mine = this.#place?.draft === place.draft;
    const ids = mine ? [...this.#rows.keys()] : [];
    if (mine) this.#rows.clear();
    await Promise.all(ids.map((id) => this.#sending.drop(id)));
    await store.forgetDraft(place.owner, place.draft);
    await store.sweep(place.owner);
    if (mine) this.#place = null;
  }

  async #sweep() {
    if (!this.#place) return;
    await this.use(this.#used);
    await store.sweep(this.#place.owner);
  }

  #take_up(row, elsewhere) {
    if (row.dropped_at) return;
    if (row.state === "recording") {
      if (elsewhere) return; // Another tab records it at this moment.
      row.state = "unfinished";
    }
    this.#rows.set(row.id, row);
    if (row.state === "waiting") this.#sending.add(row.id);
  }

  list() {
    return [...this.#rows.values()].map(listed);
  }

  /** Begin a take; its row is there before its first byte. */
  async begin(mime, kind = "camera") {
    const { owner, draft } = this.#place;
    const id = newId();
    const row = { id, owner, draft, mime, kind, state: "recording", size: 0, duration_ms: 0, recorded_at: Date.now() };
    store.persist();
    await store.put(row);
    this.#rows.set(id, row);
    this.#sending.add(id);
    this.#tell();
    return id;
  }

  /** Keep a chunk. Rejects where the device has no room left. */
  async append(id, blob, fields) {
    const row = await store.append(id, blob, fields);
    if (!row) return;
    Object.assign(this.#rows.get(id) ?? {}, { size: row.size, ...fields });
    this.#sending.grow(id);
    this.#tell_soon();
  }

  /** The take has ended; one without a byte never was. */
  async finish(id, duration_ms) {
    const row = this.#rows.get(id);
    if (!row) return;
    if (!row.size) {
      await this.#forget(id);
      await this.#sending.drop(id);
      return;
    }
    await this.#set(id, { state: "waiting", duration_ms });
    this.#sending.grow(id);
  }

  /** Take a file from the device as a take. */
  async add_file(file) {
    const id = await this.begin(file.type || "video/mp4", "file");
    try {
      for (let at = 0; at < file.size; at += SLICE_BYTES) await this.append(id, file.slice(at, at + SLICE_BYTES));
      await this.finish(id, await lengthOf(file));
    } catch (error) {
      await this.discard(id);
      throw error;
    }
  }

  /** An unfinished or refused take is to be sent. */
  async send(id) {
    await this.#set(id, { state: "waiting", error: "", url: null });
    this.#sending.add(id);
  }

  async discard(id) {
    if (!this.#rows.delete(id)) return;
    await store.patch(id, { dropped_at: Date.now(), state: "waiting", url: null });
    this.#tell();
    const dropping = this.#sending.drop(id);
    this.#dropping.set(id, dropping);
    await dropping.finally(() => this.#dropping.delete(id));
  }

  /** Bring a discarded take back, where it was not on the server yet. */
  async undo_discard(id) {
    await this.#dropping.get(id); // Or the server would forget what is sent again.
    const row = await store.patch(id, { dropped_at: null });
    if (!row) return;
    this.#rows.set(id, row);
    this.#sending.add(id);
    this.#tell();
  }

  progress(id, sent) {
    const row = this.#rows.get(id);
    if (!row) return;
    row.sent = sent;
    this.#tell_soon();
  }

  async kept(id) {
    await this.#forget(id);
    this.dispatchEvent(new CustomEvent("kept", { detail: { id } }));
  }

  gone(id) {
    if (this.#rows.delete(id)) this.dispatchEvent(new CustomEvent("kept", { detail: { id } }));
    this.#tell();
  }

  async refused(id, status, reason) {
    await this.#set(id, { state: status === 401 ? "signed_out" : "refused", error: reason });
  }

  stalled() {
    this.#tell_soon();
  }

  /** An address for the browser's own copy; the caller gives it back with `URL.revokeObjectURL`. */
  async address(id) {
    const row = await store.take(id);
    return row?.size ? URL.createObjectURL(await store.whole(id, row.mime)) : "";
  }

  async #forget(id) {
    await store.remove(id);
    this.#rows.delete(id);
    this.#tell();
  }

  async #set(id, fields) {
    const row = await store.patch(id, fields);
    if (row && this.#rows.has(id)) this.#rows.set(id, { ...row, sent: this.#rows.get(id).sent });
    this.#tell();
  }

  #tell_soon() {
    this.#telling ??= setTimeout(() => this.#tell(), TELL_MS);
  }

  #tell() {
    clearTimeout(this.#telling);
    this.#telling = null;
    this.dispatchEvent(new Event("change"));
  }
}

/** Length of a video file in ms as the browser reads it; 0 where it cannot. */
function lengthOf(file) {
  const { promise, resolve } = deferred();
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  const done = () => {
    const length_ms = video.duration * 1000;
    URL.revokeObjectURL(address);
    resolve(Number.isFinite(length_ms) ? length_ms : 0);
  };
  video.preload = "metadata";
  video.onloadedmetadata = done;
  video.onerror = done;
  video.src = address;
  return promise;
}

export const session = new TakeSession();
