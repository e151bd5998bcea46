// The takes of one draft that live in this browser: recorded, on their way to the server, or left from a crash.
import { Dropped } from "./take_dropped.js";
import { holdsFilm } from "./take_film.js";
import { Held, whatBecameOf } from "./take_held.js";
import { Kept } from "./take_kept.js";
import { isLate, listed, newTakeId } from "./take_listed.js";
import * as store from "./take_store.js";
import { Teller } from "./take_teller.js";
import { Sending } from "./take_upload.js";

const SWEEP_MS = 60 * 1000;
const LOOK_AGAIN_MS = 20 * 1000;
const SHORT_MS = 3000; // Whatever records longer gives a picture, unless the browser's encoder is broken.

class TakeSession extends Teller {
  #rows = new Map();
  #wanted = null; // the place to show, also while it cannot be opened
  #place = null;
  #opening = null;
  #sending = null;
  #sweeping = null;
  #looking = null;
  #held = new Held();
  #kept = new Kept();
  #dropped = new Dropped();

  /** Show the takes of this person's draft, and send what waits. Opening the same place again tells its takes again. */
  async open(place) {
    this.#wanted = place;
    if (!this.#is(place)) {
      this.#place = place;
      this.#opening = this.#load(place);
    } else if (this.#place.intake !== place.intake || this.#place.accepts_from !== place.accepts_from) {
      Object.assign(this.#place, { intake: place.intake, accepts_from: place.accepts_from });
      this.#opening = this.#opening.then(() => this.#sort());
    }
    try {
      await this.#opening;
    } catch (error) {
      if (this.#is(place)) this.#place = null;
      throw error;
    }
    this.tell();
  }

  async #load(place) {
    this.#rows.clear();
    this.#sending = new Sending(this, place.endpoint, place.purpose);
    this.attend(place.owner);
    await store.sweep(place.owner, place.undo_ms);
    const rows = await store.takesOf(place.owner, place.draft);
    if (this.#place !== place) return; // Another place was opened meanwhile.
    for (const row of rows) await this.#take_in(row);
    await this.#sort();
    this.#sweeping ??= setInterval(() => this.#sweep().catch(() => {}), SWEEP_MS); // What fails is tried again.
  }

  #is(place) {
    return this.#place?.draft === place.draft && this.#place.owner === place.owner;
  }

  /** Takes begun before the draft was given up, or sent, wait until they are asked for; others go to the server. */
  async #sort() {
    const late = [];
    for (const row of [...this.#rows.values()]) {
      if (isLate(row, this.#place)) late.push(row);
      else if (row.state === "waiting") this.#sending.add(row.id);
    }
    // The server is to forget what it has of them; each stays here as it is.
    for (const { id, state } of late) await store.drop(id, this.#sending.stop(id), { state, dropped_at: null });
    this.#dropped.tell();
    if (late.some((row) => row.state !== "unfinished")) this.warn("DraftDeleted");
  }

  /** Have the server forget what this person dropped while it was out of reach. */
  attend(owner) {
    this.#dropped.attend(owner);
  }

  /** The draft's takes that the server has and uses; pictures of others go in a while. */
  use(kept) {
    return this.#kept.use(kept, this.#place, this.#rows.keys());
  }

  /** The reply has been sent: of its draft only takes stay on this device that are not in it. */
  async forget(place) {
    // All that is this session's at once: another place may be opened meanwhile.
    const stopped = this.#is(place) ? [...this.#rows.keys()].map((id) => [id, this.#sending.stop(id)]) : [];
    if (this.#is(place)) {
      this.#rows.clear();
      this.#wanted = this.#place = null;
    }
    await this.#kept.sent(place, stopped);
    this.attend(place.owner);
  }

  /** The draft was given up: its takes that are only here go with it, and come back with it. */
  async give_up(place) {
    const mine = this.#is(place);
    if (mine) this.#rows.clear();
    await this.#dropped.drop_all(place, (id) => (mine ? this.#sending.stop(id) : null));
    if (mine) this.tell();
  }

  /** The draft was taken up again. */
  async take_up({ owner, draft }) {
    this.attend(owner);
    for (const row of await store.takesOf(owner, draft)) if (row.with_draft) await this.#take_back(row.id, draft);
    this.tell();
  }

  async #sweep() {
    if (!this.#place) return;
    await this.#kept.sweep(this.#place, this.#rows.keys());
    this.#dropped.tell();
  }

  async #take_in(seen) {
    const row = seen.state === "recording" && !seen.dropped_at ? await whatBecameOf(seen) : seen;
    if (!row || row.dropped_at) return;
    // A take that another tab is taking may be left behind by it.
    if (row.state === "held") this.#looking ??= setTimeout(() => this.#look_again().catch(() => {}), LOOK_AGAIN_MS);
    if (row.state === "empty") await this.#let_go(row.id, "CutOff");
    if (["held", "empty"].includes(row.state)) return;
    if (row.state === "signed_out") Object.assign(row, await store.patch(row.id, { state: "waiting", error: "" })); // In again.
    if (!this.#is(row)) return; // Another place was opened meanwhile.
    this.#rows.set(row.id, row);
    if (row.state === "waiting" && !isLate(row, this.#place)) this.#sending.add(row.id);
  }

  async #look_again() {
    this.#looking = null;
    if (!this.#place) return;
    for (const row of await store.takesOf(this.#place.owner, this.#place.draft)) {
      if (row.state === "recording" && !this.#rows.has(row.id)) await this.#take_in(row);
    }
    this.tell();
  }

  list() {
    return [...this.#rows.values()].map((row) => listed(row, this.#place));
  }

  /** Begin a take; its row is there before its first byte. */
  async begin(mime, kind = "camera", { name = "", heard = false, replaces = "" } = {}) {
    await this.open(this.#wanted); // Again, where it could not be opened before.
    const { owner, draft, intake } = this.#place;
    const id = newTakeId(kind);
    const began = { recorded_at: Date.now(), state: "recording", size: 0, duration_ms: 0 };
    // With what that one has replaced: the server may not have heard of it.
    const its = replaces ? [replaces, ...(this.#rows.get(replaces)?.replaces ?? [])] : [];
    const row = { id, owner, draft, intake, mime, kind, name, heard, replaces: its, ...began };
    store.persist();
    await this.#held.begin(row);
    this.#rows.set(id, row);
    this.#sending.add(id);
    this.tell();
    return id;
  }

  /** Keep a chunk. Rejects where the device has no room left, and with a `TakeGone` where the take is not there any more. */
  async append(id, blob, fields) {
    const row = await store.append(id, blob, fields);
    if (!row) {
      this.#sending.stop(id);
      this.#rows.delete(id);
      this.tell();
      throw new DOMException("The take is gone.", "TakeGone");
    }
    Object.assign(this.#rows.get(id) ?? {}, { size: row.size, ...fields });
    this.#sending.grow(id);
    this.tell_soon();
  }

  /** The take has ended; one that shows nothing never was. */
  finish(id, duration_ms) {
    return this.#finish(id, duration_ms).finally(() => this.#held.release(id));
  }

  async #finish(id, duration_ms) {
    const row = this.#rows.get(id) ?? (await store.take(id)); // Its reply may have been sent meanwhile.
    if (!row || row.dropped_at) return;
    const shows = row.kind === "file" ? row.size : await holdsFilm(row);
    if (!shows) {
      await this.#let_go(id, duration_ms && (duration_ms < SHORT_MS ? "TooShort" : "NothingRecorded"));
      return;
    }
    await this.#set(id, { state: "waiting", duration_ms });
    this.#sending.grow(id);
    await this.#replace(row);
  }

  /** The take is there: those that it replaces, as far as they are only here, go. The server takes its own out. */
  async #replace({ replaces = [] }) {
    for (const id of replaces) if (this.#rows.has(id)) await this.discard(id);
  }

  /** An unfinished, refused or late take is to be sent, to the draft as it is now. */
  async send(id) {
    if (!this.#wanted) return; // No draft is shown.
    await this.open(this.#wanted);
    const { intake } = this.#place;
    const row = this.#rows.get(id);
    await this.#set(id, { state: "waiting", error: "", intake, ...(row && isLate(row, this.#place) && { url: null }) });
    this.#sending.add(id);
    if (row) await this.#replace(row);
  }

  async discard(id) {
    if (!this.#rows.delete(id)) return this.#held.release(id);
    const noted = store.drop(id, this.#sending.stop(id)).finally(() => this.#held.release(id));
    const dropped = this.#dropped.drop(id, noted);
    this.tell();
    await dropped;
  }

  /** Bring a discarded take back, where it was not on the server yet; what has replaced it stands beside it. */
  async undo_discard(id) {
    await this.keep_both(id);
    await this.#take_back(id, this.#place?.draft);
    this.tell();
  }

  /** No other take replaces this one any more. */
  async keep_both(id) {
    for (const row of [...this.#rows.values()]) if (row.replaces?.includes(id)) await this.#set(row.id, { replaces: [] });
  }

  /** The server has taken out what this take replaces: it is not asked for that again. */
  async has_replaced(id) {
    await this.#set(id, { replaces: [] });
  }

  async #take_back(id, draft) {
    const row = await this.#dropped.take_back(id);
    if (row && this.#place?.draft === draft) await this.#take_in(row);
  }

  progress(id, sent) {
    const row = this.#rows.get(id);
    if (!row) return;
    row.sent = sent;
    this.tell_soon();
  }

  async kept(id) {
    await store.confirm(id).catch(() => {}); // The take itself matters more.
    await this.confirmed?.(); // Before anything is told that may send the reply.
    await this.#forget(id);
    this.tell_kept(id);
  }

  gone(id) {
    if (this.#rows.delete(id)) this.tell_kept(id);
    this.tell();
  }

  /** A file that is no video is still where it was chosen: it is told of at once, and is no take. */
  async refused(id, status, reason) {
    const row = this.#rows.get(id);
    if (status === 422 && row?.kind === "file" && !isLate(row, this.#place)) return this.#let_go(id, `Refused:${reason}\n${row.name ?? ""}`);
    await this.#set(id, { state: status === 401 ? "signed_out" : "refused", error: reason });
  }

  stalled = () => this.tell_soon();

  late = () => this.#dropped.tell();

  /** An address for the browser's own copy; the caller gives it back with `URL.revokeObjectURL`. */
  async address(id) {
    const row = await store.take(id);
    return row?.size ? URL.createObjectURL(await store.whole(id, row.mime)) : "";
  }

  /** Nothing can come of the take: it is forgotten here and on the server, and the person is told of the `problem`. */
  async #let_go(id, problem) {
    await store.drop(id, this.#sending.stop(id));
    await this.#forget(id);
    this.#dropped.tell();
    if (problem) this.warn(problem);
  }

  async #forget(id) {
    await store.remove(id);
    this.#rows.delete(id);
    this.tell();
  }

  async #set(id, fields) {
    const row = await store.patch(id, fields);
    if (row && this.#rows.has(id)) this.#rows.set(id, { ...row, sent: this.#rows.get(id).sent });
    this.tell();
  }
}

export const session = new TakeSession();
