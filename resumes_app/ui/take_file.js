// A file from the device becomes a take.
import { lookedInto } from "./take_film.js";
import { session } from "./take_session.js";
import { putThumb } from "./take_store.js";

const SLICE_BYTES = 4 * 1024 * 1024;

/** Take the file as a take of the open draft. Rejects with why it can be none, before anything of it is kept. */
export async function addFile(file, most_ms = Infinity) {
  const { problem, length_ms, heard, picture } = await lookedInto(file, most_ms);
  if (problem) throw new DOMException("The file can be no take.", problem);
  const id = await session.begin(file.type || "video/mp4", "file", { name: file.name, heard });
  try {
    if (picture) await putThumb(id, picture).catch(() => {}); // It decorates.
    for (let at = 0; at < file.size; at += SLICE_BYTES) await session.append(id, file.slice(at, at + SLICE_BYTES));
    await session.finish(id, length_ms);
  } catch (error) {
    await session.discard(id);
    throw error;
  }
}
