// The camera's picture with another background, as a stream that can be shown and recorded. Fetched once it is wanted.
import loader from "@mediapipe/tasks-vision/vision_wasm_module_internal.js?url";
import wasm from "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url";
import model from "./scene_person.tflite?url";

const STILL_MS = 4000; // Without a finished picture for so long, the painting has died.
const FIRST_MS = 20_000; // The first one waits for the model to be made ready.
const FRAMES_A_SECOND = 30;
const END_MS = 2000; // A worker that does not end itself by then is ended.

/** Camera frames keep their times through here; nothing runs on the page's thread. */
function throughFrames(worker, camera) {
  const processor = new MediaStreamTrackProcessor({ track: camera, maxBufferSize: 2 });
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  const { readable } = processor;
  const { writable } = track;
  worker.postMessage({ name: "streams", readable, writable }, [readable, writable]);
  return { track, finished() {}, close: () => track.stop() };
}

/** For browsers without frames: each picture of a video is painted on a canvas, and that is filmed. */
function throughCanvas(worker, camera) {
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { alpha: false });
  const [track] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  let here = true;
  const send = async () => {
    const picture = here && video.videoWidth ? await createImageBitmap(video).catch(() => null) : null;
    if (!here) return;
    if (picture) worker.postMessage({ name: "picture", picture, at_ms: performance.now() }, [picture]);
    else next();
  };
  const next = () =>
    video.requestVideoFrameCallback ? video.requestVideoFrameCallback(send) : setTimeout(send, 1000 / FRAMES_A_SECOND);
  video.srcObject = new MediaStream([camera]);
  video.play().catch(() => {}); // Plays once the page may.
  next();
  return {
    track,
    finished(picture) {
      if (picture && here) {
        const { width, height } = picture;
        if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
        pen.drawImage(picture, 0, 0);
      }
      picture?.close();
      if (here) next();
    },
    close() {
      here = false;
      track.stop();
      video.srcObject = null;
    },
  };
}

export class Scene {
  #camera;
  #sound;
  #tell;
  #worker = new Worker(new URL("./scene_worker.js", import.meta.url), { type: "module" });
  #way = null;
  #watch = null;
  #painted_at = 0;
  #beside = false;
  #patience_ms = FIRST_MS;

  /**
   * `tell` is told `ready(stream)` with the first finished picture, `rate({a_second, lighter})` twice a second from then on,
   * `laid({share, below})` of how much of the height what is beside takes, and where, `unreadable(name)` of a picture that cannot be shown, and `failed(error)` once; after that no picture comes any more.
   */
  constructor(stream, backdrop, tell) {
    [this.#camera] = stream.getVideoTracks();
    this.#sound = stream.getAudioTracks();
    this.#tell = tell;
    const heard = {
      loaded: () => this.#begin(),
      begun: () => this.#begun(),
      painted: (data) => this.#painted(data),
      laid: ({ share, below }) => this.#tell?.laid({ share, below }),
      finished: (data) => this.#way?.finished(data.picture),
      failed: (data) => this.#fail(data.error),
    };
    this.#worker.onmessage = ({ data }) => heard[data.name](data);
    this.#worker.onerror = (event) => this.#fail(event.message);
    const here = (address) => new URL(address, location.href).href;
    this.#worker.postMessage({ name: "load", from: { loader: here(loader), wasm: here(wasm), model: here(model) }, backdrop });
  }

  /** Show beside the person what `useBeside` holds; `composed`: leave room for it also while there is nothing. */
  async arrange({ kind, track, files, at, below }, composed) {
    const shows = kind !== "none";
    this.#worker.postMessage({ name: "arrange", composed, below, shows });
    const wanted = shows && (track ?? files[at]);
    if (wanted === this.#beside) return;
    this.#beside = wanted;
    if (kind === "screen") {
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
      this.#worker.postMessage({ name: "share", readable }, [readable]);
    } else if (shows) {
      const picture = await createImageBitmap(wanted).catch(() => null);
      if (!picture) {
        this.#worker.postMessage({ name: "arrange", composed, below, shows: false });
        this.#tell?.unreadable(wanted.name);
      }
      else if (this.#beside === wanted) this.#worker.postMessage({ name: "show", picture }, [picture]);
    }
  }

  choose(backdrop) {
    this.#worker.postMessage({ name: "choose", backdrop });
  }

  close() {
    clearInterval(this.#watch);
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.postMessage({ name: "end" });
    setTimeout(() => this.#worker.terminate(), END_MS);
    this.#way?.close();
    this.#tell = null;
  }

  #begin() {
    const frames = globalThis.MediaStreamTrackProcessor && globalThis.MediaStreamTrackGenerator;
    try {
      this.#way = (frames ? throughFrames : throughCanvas)(this.#worker, this.#camera);
    } catch (error) {
      this.#fail(String(error));
      return;
    }
    this.#tell?.loaded();
    this.#painted_at = performance.now();
    this.#watch = setInterval(() => this.#look(), 1000);
  }

  #begun() {
    this.#painted_at = performance.now();
    this.#patience_ms = STILL_MS;
    this.#tell?.ready(new MediaStream([this.#way.track, ...this.#sound]));
  }

  #painted({ a_second, lighter }) {
    this.#painted_at = performance.now();
    this.#tell?.rate({ a_second, lighter });
  }

  #look() {
    // What is not seen, or not filmed, is not painted either.
    if (document.hidden || this.#camera.muted || this.#camera.readyState === "ended") this.#painted_at = performance.now();
    if (performance.now() - this.#painted_at > this.#patience_ms) this.#fail("No picture came any more.");
  }

  #fail(error) {
    const tell = this.#tell;
    this.close();
    tell?.failed(error);
  }
}
