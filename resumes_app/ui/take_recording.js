// One recording: one native MediaRecorder, every slice kept at once.
import { THUMB, thumbOf } from "./take_picture.js";
import { putThumb } from "./take_store.js";
import { session } from "./take_session.js";

const SLICE_MS = 1000; // Shorter slices came out empty on Safari 26.
const KEYFRAME_MS = 1000; // MP4 is written from keyframe to keyframe, so this bounds what a crash can lose.
// Chromium counts a slice from the one before: a second that is written a little early waits for the next. So it is asked for.
const ASK_MS = 250;
// A bare "video/mp4" would be VP9 in Chromium.
const TYPES = [
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4;codecs=avc1.640028,opus",
  "video/mp4;codecs=avc1.42E01F,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
];

export class Recording extends EventTarget {
  #recorder;
  #writing = Promise.resolve();
  #kept_ms = 0;
  #since = null;
  #thumb_timer;
  #asking;
  #failed = false;

  /** `kind`: `camera`, or `sound` where the picture is a card. `replaces`: the take that goes once this one is there. */
  constructor(stream, video, bits_per_second, { kind, replaces }) {
    super();
    Object.assign(this, { video, kind, replaces });
    this.#recorder = new MediaRecorder(stream, {
      mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)),
      videoBitsPerSecond: bits_per_second,
      audioBitsPerSecond: 128_000,
      videoKeyFrameIntervalDuration: KEYFRAME_MS,
    });
    this.can_pause = typeof this.#recorder.pause === "function";
  }

  /** Length so far in ms, pauses left out. */
  get elapsed_ms() {
    return this.#kept_ms + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  get state() {
    return this.#recorder.state;
  }

  /** Resolves when the recorder really runs. */
  async start() {
    const recorder = this.#recorder;
    this.id = await session.begin(recorder.mimeType, this.kind, { replaces: this.replaces });
    recorder.ondataavailable = ({ data }) => data.size && this.#keep(data);
    recorder.onstop = () => this.#finish();
    recorder.onerror = () => this.stop();
    recorder.onpause = () => this.#halt();
    recorder.onresume = () => this.#run();
    const started = new Promise((resolve) => {
      recorder.onstart = resolve;
    });
    try {
      recorder.start(SLICE_MS);
    } catch (error) {
      await session.finish(this.id, 0); // An empty take is forgotten.
      throw error;
    }
    await started;
    this.#run();
    this.#thumb_timer = setTimeout(() => this.#draw_thumb(), THUMB.at_ms);
  }

  pause() {
    if (this.#recorder.state !== "recording") return;
    this.#recorder.requestData(); // What was said before a pause must not wait for its end.
    this.#recorder.pause();
  }

  resume() {
    if (this.#recorder.state === "paused") this.#recorder.resume();
  }

  stop() {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
  }

  #run() {
    this.#since = performance.now();
    if (this.#recorder.mimeType.startsWith("video/mp4")) this.#asking = setInterval(() => this.#ask(), ASK_MS);
    this.dispatchEvent(new Event("change"));
  }

  /** What is written already is given now; of MP4 that is whole seconds, of others any piece. */
  #ask() {
    if (this.#recorder.state === "recording") this.#recorder.requestData();
  }

  #halt() {
    clearInterval(this.#asking);
    if (this.#since !== null) this.#kept_ms += performance.now() - this.#since;
    this.#since = null;
    this.dispatchEvent(new Event("change"));
  }

  #keep(data) {
    const fields = { duration_ms: this.elapsed_ms, mime: this.#recorder.mimeType || data.type };
    this.#writing = this.#writing
      .then(() => session.append(this.id, data, fields))
      .catch((error) => {
        if (!this.#failed) this.dispatchEvent(new CustomEvent("problem", { detail: error.name }));
        this.#failed = true; // What else is written meanwhile fails for the same reason.
        this.stop();
      });
  }

  async #finish() {
    this.#halt();
    clearTimeout(this.#thumb_timer);
    await this.#writing;
    await session.finish(this.id, this.elapsed_ms);
    this.dispatchEvent(new Event("done"));
  }

  async #draw_thumb() {
    const picture = this.video.videoWidth && (await thumbOf(this.video));
    if (picture) await putThumb(this.id, picture).catch(() => {}); // It decorates.
  }
}
