// Paints the camera's pictures off the page's thread, which they would stop. Once a picture fails, none follows.
import { Pace } from "./scene_pace.js";
import { Painter } from "./scene_painter.js";
import { Person } from "./scene_person.js";

const TELL_MS = 500;

// The library says there that all is well, too.
const complain = console.error;
console.error = (...said) => (String(said[0]).startsWith("INFO:") ? console.info : complain)(...said);

const pace = new Pace();
let painter = null;
let chosen = null; // The backdrop that was asked for last.
let over = false;
let painted = 0;
let told_at = 0;
let screen = null; // The reader of the newest one.
let camera = null;
let laid = "";

function count() {
  const now = performance.now();
  const passed_ms = now - told_at;
  if (!told_at) postMessage({ name: "begun" });
  else {
    painted += 1;
    if (passed_ms < TELL_MS) return;
    postMessage({ name: "painted", a_second: Math.round((1000 * painted) / passed_ms), lighter: pace.lighter });
  }
  painted = 0;
  told_at = now;
}

/** Say where in the picture the person is, whenever that has changed. */
function tellPlaces() {
  const { beside_share: share, below } = painter;
  if (laid === `${share} ${below}`) return;
  laid = `${share} ${below}`;
  postMessage({ name: "laid", share, below });
}

/** Return the canvas of the finished picture; nothing where this one is left out. */
function paint(picture, width, height, at_ms) {
  const { draws, looks } = pace.next();
  if (!draws) return null;
  const began = performance.now();
  const canvas = painter.paint(picture, width, height, at_ms, looks);
  pace.spent(performance.now() - began);
  tellPlaces();
  count();
  return canvas;
}

/** A frame that nobody takes any more is given back. */
const written = (writer, frame) =>
  writer.write(frame).catch((error) => {
    frame.close();
    throw error;
  });

const ACTS = {
  async load({ from, backdrop }) {
    const person = backdrop === "off" ? null : await Person.load(from);
    painter = new Painter(person, chosen ?? backdrop); // That takes seconds, in which another one may be chosen.
    postMessage({ name: "loaded" });
  },

  choose({ backdrop }) {
    chosen = backdrop;
    painter?.choose(backdrop);
  },

  /** How what is beside lies; `shows` nothing: the person is alone. */
  arrange({ composed, below, shows }) {
    Object.assign(painter, { composed, below });
    if (shows) return;
    painter.shows = false;
    screen?.cancel();
    screen = null;
  },

  show({ picture }) {
    painter.show(picture, picture);
    picture.close();
  },

  /** Show the newest frame of a screen; a still one sends none. */
  async share({ readable }) {
    screen?.cancel();
    const reader = readable.getReader();
    screen = reader;
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      try {
        if (screen === reader) painter.show(frame, { width: frame.displayWidth, height: frame.displayHeight });
      } finally {
        frame.close();
      }
    }
  },

  /** Camera frames in, finished ones out, each with its own time: the sound stays with it. */
  async streams({ readable, writable }) {
    const reader = readable.getReader();
    const writer = writable.getWriter();
    camera = reader;
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      const { timestamp, displayWidth, displayHeight } = frame;
      try {
        const canvas = paint(frame, displayWidth, displayHeight, timestamp / 1000);
        if (canvas && !over) await written(writer, new VideoFrame(canvas, { timestamp, alpha: "discard" }));
      } finally {
        frame.close();
      }
    }
  },

  /** Nothing is painted any more: frames that wait are given back, which a worker that is merely ended would not do. */
  async end() {
    over = true;
    await Promise.allSettled([camera?.cancel(), screen?.cancel()]);
    close();
  },

  /** One picture, answered by the finished one. */
  picture({ picture, at_ms }) {
    const canvas = paint(picture, picture.width, picture.height, at_ms);
    picture.close();
    const finished = canvas?.transferToImageBitmap() ?? null;
    postMessage({ name: "finished", picture: finished }, finished ? [finished] : []);
  },
};

onmessage = async ({ data }) => {
  if (over && data.name !== "end") return;
  try {
    await ACTS[data.name](data);
  } catch (error) {
    over = true;
    postMessage({ name: "failed", error: String(error) });
  }
};
