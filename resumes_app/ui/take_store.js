// Takes in this browser's IndexedDB. A take's bytes lie here from the moment they are recorded until the server has
// confirmed the whole. Chunks are buffers, not blobs: WebKit has lost blobs kept in IndexedDB.
import { openDB } from "idb";
import { deferred } from "./deferred.js";

const STORES = ["takes", "chunks", "thumbs"];
const BYTES = ["takes", "chunks"];
const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_MS = 30 * DAY_MS; // What was neither sent nor looked at for so long is nobody's concern any more.
const CLOSING_MS = 3000; // A page with an older version that lets go of the data has done so by then.
let opening;

function database() {
  opening ??= opened().catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Rejects with a `BlockedError` where another tab keeps an older version of the data open. */
function opened() {
  const { promise: blocked, reject } = deferred();
  const refuse = () => reject(new DOMException("An older page holds the takes.", "BlockedError"));
  const connected = openDB("resumes-takes", 4, {
    upgrade(db, old) {
      if (old < 1) {
        db.createObjectStore("takes", { keyPath: "id" }).createIndex("place", ["owner", "draft"]);
        db.createObjectStore("chunks", { keyPath: ["take", "start"] });
      }
      if (old === 1) db.deleteObjectStore("thumbs"); // Version 1 did not say whose they were.
      if (old < 2) db.createObjectStore("thumbs", { keyPath: "id" });
      if (old < 3) db.createObjectStore("endings", { keyPath: "take" });
      if (old < 4) db.createObjectStore("spoken", { keyPath: "id" });
    },
    blocked() {
      setTimeout(refuse, CLOSING_MS);
    },
    blocking(_now, _wanted, event) {
      event.target.close(); // Another tab has a newer version of this page.
      opening = undefined;
    },
    terminated() {
      opening = undefined; // WebKit drops connections of pages in the background: open again.
    },
  });
  return Promise.race([connected, blocked]);
}

export const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

const chunksOf = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Ask the browser not to throw our data away when the disk fills up. */
export const persist = () => navigator.storage?.persist?.().catch(() => false);

/** Rows of the takes of one draft of one person, oldest first. */
export async function takesOf(owner, draft) {
  const rows = await (await database()).getAllFromIndex("takes", "place", [owner, draft]);
  return rows.sort((a, b) => a.recorded_at - b.recorded_at);
}

export const take = async (id) => (await database()).get("takes", id);

export const put = async (row) => (await database()).put("takes", row);

/** Change fields of a take; resolves to its row, or to nothing where the take is gone. */
export async function patch(id, fields) {
  const change = (await database()).transaction("takes", "readwrite");
  const row = await change.store.get(id);
  if (row) await change.store.put(Object.assign(row, fields));
  await change.done;
  return row;
}

/** The change of one take, in one transaction with what the server is to be told of it; resolves to the take's row. */
async function settle(id, act) {
  const change = (await database()).transaction(["takes", "endings"], "readwrite");
  const row = await change.objectStore("takes").get(id);
  await act(row, change.objectStore("takes"), change.objectStore("endings"));
  await change.done;
  return row;
}

const owed = ({ id, owner }, url) => ({ take: id, owner, url, since: Date.now() });

/** Let a take go, for now. The server is to forget what it has of it, at `url` or where the row says. */
export const drop = (id, url, fields = {}) =>
  settle(id, async (row, takes, endings) => {
    if (!row) return;
    const address = url ?? row.url;
    if (address) await endings.put(owed(row, address));
    await takes.put(Object.assign(row, { dropped_at: Date.now(), state: "waiting", url: null, ...fields }));
  });

/** Keep a take here alone: the server is to forget what it has of it, as in `drop`. */
export const holdBack = (id, url) =>
  settle(id, async (row, takes, endings) => {
    if (!row) return;
    const address = url ?? row.url;
    if (address) await endings.put(owed(row, address));
    await takes.put(Object.assign(row, { url: null }));
  });

/** Take a dropped take back; resolves to nothing where it is gone. */
export const takeBack = (id) =>
  settle(id, async (row, takes, endings) => {
    await endings.delete(id);
    if (row) await takes.put(Object.assign(row, { dropped_at: null, with_draft: false }));
  });

/** The upload of a take has an address; resolves to true where the take was dropped meanwhile. */
export async function addressed({ id, owner }, url) {
  const over = (row) => !row || Boolean(row.dropped_at);
  const row = await settle(id, async (now, takes, endings) => {
    if (over(now)) await endings.put(owed({ id, owner }, url));
    else await takes.put(Object.assign(now, { url }));
  });
  return over(row);
}

/** The uploads of this person that the server is to forget. */
export async function endings(owner) {
  const rows = await (await database()).getAll("endings");
  return rows.filter((row) => row.owner === owner);
}

/** The server has forgotten the upload of the take, or is not to. */
export const answered = async (take) => (await database()).delete("endings", take);

/** Add bytes at the end of a take, in one transaction with its new size. */
export async function append(id, blob, fields = {}) {
  const bytes = await blob.arrayBuffer();
  const change = (await database()).transaction(BYTES, "readwrite", { durability: "relaxed" });
  const row = await change.objectStore("takes").get(id);
  if (row) {
    await change.objectStore("chunks").put({ take: id, start: row.size, bytes });
    await change.objectStore("takes").put(Object.assign(row, fields, { size: row.size + bytes.byteLength, appended_at: Date.now() }));
  }
  await change.done;
  return row;
}

/** Bytes from `start` on, at the most up to `end`; less where the chunk that holds them ends earlier. */
export async function read(id, start, end) {
  const chunks = (await database()).transaction("chunks").store;
  const found = await chunks.openCursor(IDBKeyRange.bound([id, 0], [id, start]), "prev");
  if (!found) return new ArrayBuffer(0);
  const from = start - found.value.start;
  return found.value.bytes.slice(from, from + (end - start));
}

/** The whole take as one blob. */
export async function whole(id, type) {
  const chunks = await (await database()).getAll("chunks", chunksOf(id));
  return new Blob(chunks.map((chunk) => chunk.bytes), { type });
}

/** The server has the take: what was spoken in it waits to be told. */
export async function confirm(id) {
  const change = (await database()).transaction(["takes", "spoken"], "readwrite");
  const { owner, draft, spoken: lines, recorded_at } = (await change.objectStore("takes").get(id)) ?? {};
  if (lines?.length) await change.objectStore("spoken").put({ id, owner, draft, lines, recorded_at });
  await change.done;
}

/** Captions that wait to be told, of takes of one draft of one person. */
export async function spokenOf(owner, draft) {
  const rows = await (await database()).getAll("spoken");
  return rows.filter((row) => row.owner === owner && row.draft === draft);
}

export const forgetSpoken = async (take) => (await database()).delete("spoken", take);

/** Forget the bytes of a take, and its row; its picture stays for the list of takes. */
export async function remove(id) {
  const change = (await database()).transaction(BYTES, "readwrite");
  change.objectStore("takes").delete(id);
  change.objectStore("chunks").delete(chunksOf(id));
  await change.done;
}

export async function putThumb(id, blob) {
  const bytes = await blob.arrayBuffer();
  const change = (await database()).transaction(STORES, "readwrite");
  const row = await change.objectStore("takes").get(id);
  if (row) await change.objectStore("thumbs").put({ id, owner: row.owner, draft: row.draft, bytes, made_at: Date.now() });
  await change.done;
}

export const thumb = async (id) => (await (await database()).get("thumbs", id))?.bytes;

/** Note which pictures of the draft belong to takes that are in use; the others go when the time to undo is over. */
export async function markUsed(owner, draft, used) {
  const change = (await database()).transaction("thumbs", "readwrite");
  for (const row of await change.store.getAll()) {
    if (row.owner !== owner || row.draft !== draft) continue;
    const unused_at = used.has(row.id) ? null : (row.unused_at ?? Date.now());
    if (unused_at !== (row.unused_at ?? null)) change.store.put({ ...row, unused_at });
  }
  await change.done;
}

/** Forget all there is of the draft but the takes of the ids `left_out`. */
export async function forgetDraft(owner, draft, left_out) {
  const mine = (row) => row.owner === owner && row.draft === draft && !left_out.has(row.id);
  await clear(mine, mine);
}

/**
 * Forget takes whose time to be put back (`undo_ms`) is over, what nobody came back for, bytes without a take, pictures of takes
 * that are gone, and every picture of other people who used this browser.
 */
export async function sweep(owner, undo_ms) {
  const now = Date.now();
  const over = (since) => Boolean(since) && now - since > undo_ms;
  await clear(
    (row) => over(row.dropped_at) || now - row.recorded_at > KEPT_MS,
    (row) => row.owner !== owner || over(row.unused_at) || now - row.made_at > KEPT_MS,
  );
}

/** In one transaction, so that a take which another tab begins meanwhile is not taken for an orphan. */
async function clear(takeGoes, thumbGoes) {
  const names = [...STORES, "endings", "spoken"];
  const change = (await database()).transaction(names, "readwrite");
  const [takes, chunks, thumbs, owing, spoken] = names.map((name) => change.objectStore(name));
  const stay = new Set();
  for (const row of await takes.getAll()) {
    if (!takeGoes(row)) {
      stay.add(row.id);
      continue;
    }
    takes.delete(row.id);
    if (row.url) owing.put(owed(row, row.url));
  }
  for (const row of await owing.getAll()) if (Date.now() - row.since > KEPT_MS) owing.delete(row.take);
  const orphans = new Set((await chunks.getAllKeys()).map(([take]) => take).filter((take) => !stay.has(take)));
  for (const take of orphans) chunks.delete(chunksOf(take));
  for (const row of await spoken.getAll()) if (takeGoes(row)) spoken.delete(row.id);
  for (const row of await thumbs.getAll()) if (thumbGoes(row)) thumbs.delete(row.id);
  await change.done;
}
