// Takes in this browser's IndexedDB. A take's bytes lie here from the moment they are recorded until the server has
// confirmed the whole. Chunks are buffers, not blobs: WebKit has lost blobs kept in IndexedDB.
import { openDB } from "idb";

const STORES = ["takes", "chunks", "thumbs"];
const BYTES = ["takes", "chunks"];
const DAY_MS = 24 * 60 * 60 * 1000;
const UNDO_MS = 15 * 60 * 1000;
const KEPT_MS = 30 * DAY_MS; // What was neither sent nor looked at for so long is nobody's concern any more.
let opening;

function database() {
  opening ??= openDB("resumes-takes", 2, {
    upgrade(db) {
      const names = db.objectStoreNames;
      if (!names.contains("takes")) {
        db.createObjectStore("takes", { keyPath: "id" }).createIndex("place", ["owner", "draft"]);
        db.createObjectStore("chunks", { keyPath: ["take", "start"] });
      }
      if (names.contains("thumbs")) db.deleteObjectStore("thumbs"); // Version 1 did not say whose they were.
      db.createObjectStore("thumbs", { keyPath: "id" });
    },
    blocking(_now, _wanted, event) {
      event.target.close(); // Another tab has a newer version of this page.
      opening = undefined;
    },
    terminated() {
      opening = undefined; // WebKit drops connections of pages in the background: open again.
    },
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
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

/** Add bytes at the end of a take, in one transaction with its new size. */
export async function append(id, blob, fields = {}) {
  const bytes = await blob.arrayBuffer();
  const change = (await database()).transaction(BYTES, "readwrite", { durability: "relaxed" });
  const row = await change.objectStore("takes").get(id);
  if (row) {
    await change.objectStore("chunks").put({ take: id, start: row.size, bytes });
    await change.objectStore("takes").put(Object.assign(row, fields, { size: row.size + bytes.byteLength }));
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

/** Forget all there is of the draft. */
export async function forgetDraft(owner, draft) {
  const mine = (row) => row.owner === owner && row.draft === draft;
  await clear(mine, mine);
}

/**
 * Forget takes whose time to be put back is over, what nobody came back for, bytes without a take, pictures of takes
 * that are gone, and every picture of other people who used this browser.
 */
export async function sweep(owner) {
  const now = Date.now();
  const over = (since) => Boolean(since) && now - since > UNDO_MS;
  await clear(
    (row) => over(row.dropped_at) || now - row.recorded_at > KEPT_MS,
    (row) => row.owner !== owner || over(row.unused_at) || now - row.made_at > KEPT_MS,
  );
}

/** In one transaction, so that a take which another tab begins meanwhile is not taken for an orphan. */
async function clear(takeGoes, thumbGoes) {
  const change = (await database()).transaction(STORES, "readwrite");
  const [takes, chunks, thumbs] = STORES.map((name) => change.objectStore(name));
  const stay = new Set();
  for (const row of await takes.getAll()) {
    if (takeGoes(row)) takes.delete(row.id);
    else stay.add(row.id);
  }
  const orphans = new Set((await chunks.getAllKeys()).map(([take]) => take).filter((take) => !stay.has(take)));
  for (const take of orphans) chunks.delete(chunksOf(take));
  for (const row of await thumbs.getAll()) if (thumbGoes(row)) thumbs.delete(row.id);
  await change.done;
}
