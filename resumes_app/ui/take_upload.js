// Sends takes to the server by tus while they are still being recorded. Never gives up on its own: the browser's copy
// goes only after the server has confirmed, and whatever is not a refusal is tried again.
import { Upload } from "tus-js-client";
import { deferred } from "./deferred.js";
import { alone, sha256 } from "./plain_http.js";
import * as store from "./take_store.js";

const PART_BYTES = 512 * 1024; // Lost at the most when a connection breaks; 3 s on a slow phone network.
const AT_ONCE = 2;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15000];
const TRANSIENT = new Set([0, 408, 409, 423, 425, 460]);

const transient = (status) => TRANSIENT.has(status) || status >= 500;

function reasonOf(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).error ?? "";
  } catch {
    return ""; // Not our server's answer: a proxy's page.
  }
}

/** A take as tus-js-client reads it: waits for bytes that are not recorded yet. */
class TakeSource {
  constructor(id, sending) {
    Object.assign(this, { id, sending, size: null, proof: null });
  }

  async slice(start, end) {
    for (;;) {
      const grown = this.sending.grown(this.id);
      const row = await store.take(this.id);
      if (!row) throw new Error("The take is gone.");
      const recording = row.state === "recording";
      if (row.size > start) {
        const bytes = await store.read(this.id, start, Math.min(end, row.size));
        return this.#part(bytes, !recording && start + bytes.byteLength >= row.size);
      }
      if (!recording) return this.#part(new ArrayBuffer(0), true);
      await grown;
    }
  }

  async #part(bytes, done) {
    // The last part waits for older takes, so that they arrive in the order in which they were recorded.
    if (done) await this.sending.turn(this.id);
    const digest = bytes.byteLength ? await sha256(bytes) : null;
    this.proof = digest ? `sha256 ${store.base64(digest)}` : null;
    return { value: bytes.byteLength ? new Blob([bytes]) : null, done };
  }

  close() {}
}

const DROPPED = new Error("dropped");

export class Sending {
  #queue = []; // ids, oldest first; those at work too
  #aborts = new Map(); // id → ends the run of a take that is dropped
  #busy = new Map(); // id → the Upload at work
  #waiting = new Map(); // id → wakes whoever waits for more of the take
  #settled = new Map(); // id → wakes whoever waits for the take to be done with
  #owner;

  /** `owner` is told `progress(id, sentBytes)`, `kept(id)`, `gone(id)`, `refused(id, reason)` and `stalled(id, status)`. */
  constructor(owner, endpoint, purpose) {
    this.#owner = owner;
    this.endpoint = endpoint;
    this.purpose = purpose;
  }

  /** Send the take as soon as there is room. */
  add(id) {
    if (this.#queue.includes(id)) return;
    this.#queue.push(id);
    this.#next();
  }

  /** Stop sending the take, and let the server forget what it has of it. */
  async drop(id) {
    const upload = this.#busy.get(id);
    const abort = this.#aborts.get(id);
    this.#end(id);
    const url = upload?.url ?? (await store.take(id))?.url;
    await upload?.abort(false);
    abort?.(DROPPED); // tus calls nobody back after an abort.
    if (url) await Upload.terminate(url).catch(() => {}); // Offline, or gone already: it expires by itself.
  }

  /** More of the take was recorded, or it has ended. */
  grow(id) {
    this.#waiting.get(id)?.resolve();
    this.#waiting.delete(id);
  }

  grown(id) {
    if (!this.#waiting.has(id)) this.#waiting.set(id, deferred());
    return this.#waiting.get(id).promise;
  }

  /** Resolves when no older take is on its way any more. */
  async turn(id) {
    const older = this.#queue.slice(0, Math.max(0, this.#queue.indexOf(id)));
    await Promise.all(
      older.map((other) => {
        if (!this.#settled.has(other)) this.#settled.set(other, deferred());
        return this.#settled.get(other).promise;
      }),
    );
  }

  #end(id) {
    this.#queue = this.#queue.filter((other) => other !== id);
    this.#busy.delete(id);
    this.#aborts.delete(id);
    this.#settled.get(id)?.resolve();
    this.#settled.delete(id);
    this.#next();
  }

  #next() {
    for (const id of this.#queue) {
      if (this.#busy.size >= AT_ONCE) return;
      if (!this.#busy.has(id)) this.#start(id);
    }
  }

  #start(id) {
    this.#busy.set(id, null);
    // One tab sends a take; another that has it in its list waits until this one is closed.
    alone(`take:${id}`, () => this.#sent(id)).catch((error) => this.#owner.stalled(id, error));
  }

  async #sent(id) {
    for (let attempt = 0; this.#queue.includes(id); attempt += 1) {
      const row = await store.take(id);
      if (!row || row.dropped_at) {
        this.#owner.gone(id); // Another tab has sent it, or the person let it go there.
        return this.#end(id);
      }
      const failure = await this.#attempt(row);
      if (failure === DROPPED) return undefined;
      if (!failure) {
        await this.#owner.kept(id);
        return this.#end(id);
      }
      if (!this.#queue.includes(id)) return undefined;
      const status = failure.originalResponse?.getStatus() ?? 0;
      if (!transient(status) && failure.originalRequest) {
        await this.#owner.refused(id, status, reasonOf(failure));
        return this.#end(id);
      }
      this.#owner.stalled(id, failure);
      await this.#pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
    }
    return undefined;
  }

  #pause(length_ms) {
    const { promise, resolve } = deferred();
    const timer = setTimeout(resolve, length_ms);
    addEventListener("online", resolve, { once: true });
    return promise.finally(() => {
      clearTimeout(timer);
      removeEventListener("online", resolve);
    });
  }

  /** One run; resolves to nothing when the server has confirmed the take, else to the error. */
  #attempt(row) {
    const source = new TakeSource(row.id, this);
    return new Promise((resolve) => {
      this.#aborts.set(row.id, resolve);
      const upload = new Upload(source, {
        endpoint: this.endpoint,
        uploadUrl: row.url ?? null,
        uploadLengthDeferred: true,
        chunkSize: PART_BYTES,
        fileReader: { openFile: async () => source },
        storeFingerprintForResuming: false, // The address is kept in the take's own row.
        retryDelays: [0, 500],
        onShouldRetry: (error) => transient(error.originalResponse?.getStatus() ?? 0) && navigator.onLine,
        metadata: { client_id: row.id, parent: row.draft, purpose: this.purpose, filetype: row.mime.slice(0, 80) },
        onBeforeRequest: (request) => {
          if (request.getMethod() === "PATCH" && source.proof) request.setHeader("Upload-Checksum", source.proof);
        },
        onUploadUrlAvailable: () => store.patch(row.id, { url: upload.url }),
        onProgress: (sent) => this.#owner.progress(row.id, sent),
        onSuccess: () => resolve(null),
        onError: resolve,
      });
      this.#busy.set(row.id, upload);
      upload.start();
    });
  }
}
