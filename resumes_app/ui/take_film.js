// What the bytes of a take show: how long they last, and whether there is any picture. A recorder that was cut off may have
// given the head of a file only.
import { deferred } from "./deferred.js";
import { THUMB, thumbOf } from "./take_picture.js";
import * as store from "./take_store.js";

const HEAD_BYTES = 1024 * 1024; // The first picture begins within it, whatever the browser.
const SNIFFED_BYTES = 16;
const READ_WITHIN_MS = 4000; // Some phones read nothing of a film before it is tapped.
const PICTURE_WITHIN_MS = 1000;
const SURELY = 2; // Heads overstate; the server counts.
const EBML = "\x1a\x45\xdf\xa3"; // Matroska and WebM.
const PHOTOS = ["avif", "heic", "heix", "heim", "heis", "mif1"]; // Still pictures in a video's boxes.
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75]; // Matroska: sound and picture of a stretch of time.

/** True where there is a picture in what is kept of the take; also where its kind of file is not known here. */
export async function holdsFilm({ id, size, mime }) {
  if (!size) return false;
  const head = await headOf(id, size);
  if (mime.startsWith("video/mp4")) return hasFragment(head, size);
  return /webm|matroska/.test(mime) ? hasCluster(head) : true;
}

async function headOf(id, size) {
  const parts = [];
  let length = 0;
  while (length < Math.min(size, HEAD_BYTES)) {
    const part = await store.read(id, length, size);
    if (!part.byteLength) break;
    parts.push(part);
    length += part.byteLength;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** True where an `mdat` box of the MP4 has all its bytes. Source: ISO/IEC 14496-12, "Object structure". */
function hasFragment(head, size) {
  const view = new DataView(head.buffer);
  for (let at = 0; at + 16 <= head.length; ) {
    const name = String.fromCharCode(...head.subarray(at + 4, at + 8));
    const short = view.getUint32(at);
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return name === "mdat"; // 0: up to the end of the file.
    if (name === "mdat" && at + length <= size) return true;
    at += length;
  }
  return false;
}

const hasCluster = (head) => head.some((_, at) => CLUSTER.every((byte, place) => head[at + place] === byte));

const ascii = (head, from, to) => String.fromCharCode(...head.subarray(from, to));

/** Its length is a guess from the first frame. */
const isMp3 = (head) => ascii(head, 0, 3) === "ID3" || (head.length > 1 && head[0] === 0xff && (head[1] & 0xe6) === 0xe2);

/** True where a file begins as sound alone does; others may be sound alone too. */
const isSound = (head) =>
  isMp3(head) || ["RIFF", "OggS"].includes(ascii(head, 0, 4)) || (ascii(head, 4, 8) === "ftyp" && ascii(head, 8, 11) === "M4A");

/** True where a file begins as one that the server takes (`media.source`): a browser that opens another follows what it names. */
function isKnown(head) {
  if (isMp3(head)) return true;
  if (ascii(head, 0, 4) === "RIFF") return ascii(head, 8, 12) === "WAVE";
  if (ascii(head, 4, 8) === "ftyp") return !PHOTOS.includes(ascii(head, 8, 12));
  return ["OggS", EBML].some((mark) => ascii(head, 0, mark.length) === mark);
}

/**
 * Why the file can be no take, by name, and empty where nothing speaks against it; its length in ms, 0 where unknown; whether
 * it is known to be sound alone; and a small picture of it, where there is one.
 */
export async function lookedInto(file, most_ms) {
  const nothing = { length_ms: 0, heard: false, picture: null };
  if (!file.size) return { ...nothing, problem: "EmptyFile" };
  const head = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  if (!isKnown(head)) return { ...nothing, problem: "UnknownFile" };
  const { length_ms, picture } = await read(file);
  const problem = length_ms > SURELY * most_ms && !isMp3(head) ? "TooLong" : "";
  return { problem, length_ms, heard: isSound(head) || file.type.startsWith("audio/"), picture };
}

/** Length and picture of a video file as the browser reads it, as far as it does. */
async function read(file) {
  const { promise, resolve } = deferred();
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  const none = () => resolve(null);
  const timer = setTimeout(none, READ_WITHIN_MS);
  video.preload = "auto";
  video.muted = true;
  video.onerror = none;
  video.onloadedmetadata = () => {
    if (!video.videoWidth) return none();
    setTimeout(none, PICTURE_WITHIN_MS); // It decorates: a browser that seeks only after a tap holds nothing up.
    video.onseeked = () => thumbOf(video).then(resolve, none);
    video.currentTime = Math.min(THUMB.at_ms / 1000, video.duration / 2 || 0);
  };
  video.src = address;
  const picture = await promise;
  clearTimeout(timer);
  const length_ms = video.duration * 1000;
  video.removeAttribute("src");
  video.load(); // Gives the decoder back.
  URL.revokeObjectURL(address);
  return { length_ms: Number.isFinite(length_ms) ? length_ms : 0, picture };
}
