// Sends takes to the server by tus while they are still being recorded. Never gives up on its own: the browser's copy
// goes only after the server has confirmed, and whatever is not a refusal is tried again.
import { Upload } from "tus-js-client";
import { deferred } from "./deferred.js";
import { alone, sha256 } from "./plain_http.js";
import { intakeOf } from "./take_listed.js";
import * as store from "./take_store.js";

const PART_BYTES = 512 * 1024; // Lost at the most when a connection breaks; 3 s on a slow phone network.
const AT_ONCE = 2;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15000];
const TRANSIENT = new Set([0, 408, 409, 423, 425, 460]);

const FORGOTTEN = new Set([404, 410]);

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
    Object.assign(this, { id, sending, size: null, proof: null, over: false });
  }

  async slice(start, end) {
    for (;;) {
      const grown = this.sending.grown(this.id);
      const row = await store.take(this.id);
      if (this.over || !row || row.dropped_at) throw new Error("The take is gone.");
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

  /**
   * `owner` is told `progress(id, sentBytes)`, `kept(id)`, `gone(id)`, `refused(id, status, reason)`, `stalled(id, error)`,
   * and `late()` of an upload that came to be after its take was dropped.
   */
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

  /** Stop sending the take; returns the address of its upload, where one was at work. */
  stop(id) {
    const upload = this.#busy.get(id);
    const abort = this.#aborts.get(id);
    this.#end(id);
    // One without an address goes on until it has one: the server may be about to make it.
    if (upload?.url) upload.abort(false);
    abort?.(DROPPED); // tus calls nobody back after an abort.
    return upload?.url ?? null;
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
      const failure = await this.#run(id).catch((error) => error); // The browser's storage may fail too.
      if (!failure) return this.#end(id);
      if (failure === DROPPED || !this.#queue.includes(id)) return undefined;
      this.#owner.stalled(id, failure);
      await this.#pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
    }
    return undefined;
  }

  /** Resolves to nothing when the take is done with, else to why it is to be tried again. */
  async #run(id) {
    const row = await store.take(id);
    if (!row || row.dropped_at) return this.#owner.gone(id); // Another tab has sent it, or the person let it go there.
    if (!this.#queue.includes(id)) return DROPPED;
    const failure = await this.#attempt(row);
    if (!failure) return this.#owner.kept(id);
    if (failure === DROPPED) return failure;
    const status = failure.originalResponse?.getStatus() ?? 0;
    if (FORGOTTEN.has(status) && failure.originalRequest?.getMethod() !== "POST") {
      await store.patch(id, { url: null }); // The server has no such upload any more: begin another.
      return failure;
    }
    if (transient(status) || !failure.originalRequest) return failure;
    return this.#owner.refused(id, status, reasonOf(failure));
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

  async #addressed(row, upload) {
    if (this.#busy.get(row.id) !== upload) upload.abort(false); // The take was dropped before there was an address.
    if (await store.addressed(row, upload.url)) this.#owner.late();
  }

  /** One run; resolves to nothing when the server has confirmed the take, else to the error. */
  #attempt(row) {
    const source = new TakeSource(row.id, this);
    return new Promise((resolve) => {
      this.#aborts.set(row.id, (reason) => {
        source.over = true; // tus sends what it waits for after an abort too.
        resolve(reason);
      });
      const upload = new Upload(source, {
        endpoint: this.endpoint,
        uploadUrl: row.url ?? null,
        uploadLengthDeferred: true,
        chunkSize: PART_BYTES,
        fileReader: { openFile: async () => source },
        storeFingerprintForResuming: false, // The address is kept in the take's own row.
        retryDelays: [0, 500],
        onShouldRetry: (error) => transient(error.originalResponse?.getStatus() ?? 0) && navigator.onLine,
        metadata: { client_id: row.id, parent: intakeOf(row), purpose: this.purpose, filetype: row.mime.slice(0, 80) },
        onBeforeRequest: (request) => {
          // A request that was aborted before it goes out would go out without its headers.
          if (source.over && request.getMethod() !== "POST") throw DROPPED;
          if (request.getMethod() === "PATCH" && source.proof) request.setHeader("Upload-Checksum", source.proof);
        },
        onUploadUrlAvailable: () => this.#addressed(row, upload),
        onProgress: (sent) => this.#owner.progress(row.id, sent),
        onSuccess: () => resolve(null),
        onError: resolve,
      });
      this.#busy.set(row.id, upload);
      upload.start();
    });
  }
}
