// Small pictures and the loudness of takes, made in the browser: one take after the other, few, kept while the page is
// open. Whatever cannot be had is left out: a timeline works without.
import { useEffect, useSyncExternalStore } from "react";

import { THUMB, pictured } from "./take_picture.js";
import { session } from "./take_session.js";
import { base64, thumb } from "./take_store.js";

const EVERY_MS = 1500;
const MOST = 16; // Pictures of one take.
const SIZE = { width: 45, height: 80 };
const SEEK_MS = 3000;
const RATE = 8000; // Enough to see where somebody speaks, and a sixth of the memory.
const PEAK_MS = 20;
const MOST_BYTES = 48 * 1024 * 1024;
const NOTHING = { pictures: [], peaks: null };

const known = new Map(); // client id → what there is of it; a new object whenever there is more
const begun = new Map(); // client id, for a frame with its moment → the address it is made from
const listeners = new Set();
let working = Promise.resolve();

function tell(id, part) {
  known.set(id, { ...(known.get(id) ?? NOTHING), ...part });
  for (const listener of listeners) listener();
}

function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const idle = () => new Promise((go) => (globalThis.requestIdleCallback ?? setTimeout)(go));

/** Resolves once the video has done what `event` says, or has failed to for a while. */
function once(video, event) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("slow")), SEEK_MS);
    const end = (act) => () => {
      clearTimeout(timer);
      act();
    };
    video.addEventListener(event, end(done), { once: true });
    video.addEventListener("error", end(fail), { once: true });
  });
}

/** Gives `act` what draws the picture of a moment, `draw(at_ms, size)`, for as long as it takes. */
async function opened(address, act) {
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true, preload: "auto" });
  video.src = address;
  try {
    await once(video, "loadeddata");
    await act(async (at_ms, size) => {
      const there = once(video, "seeked");
      video.currentTime = at_ms / 1000;
      await there;
      return pictured(video, size).toDataURL("image/jpeg", 0.6);
    });
  } finally {
    video.removeAttribute("src");
    video.load(); // Gives the decoder back.
  }
}

const makePictures = (id, address, take_ms) =>
  opened(address, async (draw) => {
    const count = Math.max(2, Math.min(MOST, Math.ceil(take_ms / EVERY_MS)));
    const pictures = [];
    for (let at = 0; at < count; at += 1) {
      await idle();
      const at_ms = ((at + 0.5) * take_ms) / count;
      pictures.push({ at_ms, src: await draw(at_ms, SIZE) });
      tell(id, { pictures: [...pictures] });
    }
  });

const makeFrame = (id, at_ms, address, size, name) =>
  opened(address, async (draw) => tell(id, { frames: { ...known.get(id)?.frames, [name]: await draw(at_ms, size) } }));

async function makePeaks(id, address) {
  if (navigator.connection?.saveData) return;
  const answer = await fetch(address);
  if (!answer.ok || Number(answer.headers.get("content-length")) > MOST_BYTES) {
    await answer.body?.cancel();
    return;
  }
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await answer.arrayBuffer());
  const [samples, step] = [sound.getChannelData(0), (RATE * PEAK_MS) / 1000];
  const peaks = new Float32Array(Math.ceil(samples.length / step));
  for (let at = 0; at < peaks.length; at += 1) {
    for (const sample of samples.subarray(at * step, (at + 1) * step)) peaks[at] = Math.max(peaks[at], Math.abs(sample));
  }
  tell(id, { peaks });
}

async function make({ client_id: id, src, take_ms }) {
  const kept = await thumb(id).catch(() => null); // From recording it: there at once.
  if (kept && !known.get(id)?.pictures.length) {
    tell(id, { pictures: [{ at_ms: 0, src: `data:image/jpeg;base64,${base64(kept)}` }] });
  }
  const address = src || (await session.address(id).catch(() => ""));
  if (!address) return;
  await makePictures(id, address, take_ms).catch(() => {});
  await makePeaks(id, address).catch(() => {}); // A take without sound, or in a form that is not decoded here.
  if (!src) URL.revokeObjectURL(address);
}

/** Pictures (`{at_ms, src}`) and peaks (0 to 1, every `PEAK_MS`) of a take, as far as they are there. */
export function useMedia(take) {
  const { client_id: id, src, take_ms } = take;
  useEffect(() => {
    // What is there of the browser's own copy is good for the server's as well.
    if (!take_ms || begun.has(id)) return;
    begun.set(id, src);
    working = working.then(idle).then(() => make({ client_id: id, src, take_ms }));
  }, [id, src, take_ms]);
  return useSyncExternalStore(listen, () => known.get(id) ?? NOTHING);
}

/** The picture of one moment of a take (`{client_id, src}`); "" as long as it is not drawn, and where it cannot be. */
export function useFrame({ client_id: id, src }, at_ms, size = THUMB) {
  const name = `${at_ms}:${size.width}`;
  const key = `${id}@${name}`;
  useEffect(() => {
    if (!src || begun.has(key)) return;
    begun.set(key, src);
    working = working.then(idle).then(() => makeFrame(id, at_ms, src, size, name).catch(() => begun.delete(key)));
  }, [key, src]);
  return useSyncExternalStore(listen, () => known.get(id)?.frames?.[name] ?? "");
}

/** The first picture that was made of a take; "" as long as there is none. */
export const useFirstPicture = (client_id) => useSyncExternalStore(listen, () => known.get(client_id)?.pictures[0]?.src ?? "");

/** The picture nearest to that moment of the take. */
export const pictureAt = (pictures, at_ms) =>
  pictures.reduce((best, one) => (Math.abs(one.at_ms - at_ms) < Math.abs(best.at_ms - at_ms) ? one : best), pictures[0]);

/** Draws the loudness of a clip over the whole canvas. */
export function drawPeaks(canvas, peaks, clip) {
  const { width, height } = canvas;
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, width, height);
  if (!peaks) return;
  const gain = clip.mute ? 0 : 10 ** (clip.gain_db / 20);
  const bar = 3 * (globalThis.devicePixelRatio || 1);
  const span = (clip.out_ms - clip.in_ms) / PEAK_MS;
  pen.fillStyle = "#fff";
  for (let left = 0; left < width; left += bar) {
    const from = Math.floor(clip.in_ms / PEAK_MS + (left / width) * span);
    const to = Math.max(from + 1, Math.floor(clip.in_ms / PEAK_MS + ((left + bar) / width) * span));
    let loud = 0;
    for (let at = from; at < to && at < peaks.length; at += 1) loud = Math.max(loud, peaks[at]);
    // The root: a quiet voice is seen too.
    const tall = Math.max(1, Math.min(1, Math.sqrt(loud * gain)) * height);
    pen.fillRect(left, (height - tall) / 2, bar * 0.6, tall);
  }
}
