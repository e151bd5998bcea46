// Takes in this browser's IndexedDB. A take's bytes lie here from the moment they are recorded until the server has
// confirmed the whole. Chunks are buffers, not blobs: WebKit has lost blobs kept in IndexedDB.
import { openDB } from "idb";

const STORES = ["takes", "chunks"];
let opening;

function database() {
  opening ??= openDB("resumes-takes", 1, {
    upgrade(db) {
      db.createObjectStore("takes", { keyPath: "id" }).createIndex("place", ["owner", "draft"]);
      db.createObjectStore("chunks", { keyPath: ["take", "start"] });
      db.createObjectStore("thumbs");
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
  const change = (await database()).transaction(STORES, "readwrite", { durability: "relaxed" });
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

/** Forget the bytes of a take, and its row. */
export async function remove(id) {
  const change = (await database()).transaction(STORES, "readwrite");
  change.objectStore("takes").delete(id);
  change.objectStore("chunks").delete(chunksOf(id));
  await change.done;
}

export const putThumb = async (id, blob) => (await database()).put("thumbs", await blob.arrayBuffer(), id);

export const thumb = async (id) => (await database()).get("thumbs", id);
