// Where in a picture a person is: the model's answer, smoothed over time.
import { ImageSegmenter } from "@mediapipe/tasks-vision";

const SIDE = 256; // What the model looks at, whatever the picture's shape.
const NEW_SHARE = 0.6; // Of a mask in what is shown; the rest is the mask before: edges hold still.
const [OUTSIDE, INSIDE] = [0.35, 0.85]; // Between these shares of certainty the edge fades.

/** The certainty that a pixel is the person (0 to 1) as how much of it is shown (0 to 255). */
const shown = (certainty) => 255 * Math.min(1, Math.max(0, (certainty - OUTSIDE) / (INSIDE - OUTSIDE)));

export class Person {
  #segmenter;
  #small = new OffscreenCanvas(SIDE, SIDE);
  #pen = this.#small.getContext("2d", { willReadFrequently: true });
  #mask_pen;
  #pixels;
  #before = null;

  /** Load the model; rejects where this device cannot run it. `from`: the addresses of `loader`, `wasm` and `model`. */
  static async load(from) {
    const files = { wasmLoaderPath: from.loader, wasmBinaryPath: from.wasm };
    const segmenter = await ImageSegmenter.createFromOptions(files, {
      baseOptions: { modelAssetPath: from.model, delegate: "CPU" },
      runningMode: "VIDEO",
      outputConfidenceMasks: true,
      outputCategoryMask: false,
    });
    return new Person(segmenter);
  }

  constructor(segmenter) {
    this.#segmenter = segmenter;
    /** What is opaque where the person is. */
    this.mask = new OffscreenCanvas(SIDE, SIDE);
    this.#mask_pen = this.mask.getContext("2d");
    this.#pixels = this.#mask_pen.createImageData(SIDE, SIDE);
  }

  /** Look where the person is now; throws where the model does not answer. */
  look(picture, at_ms) {
    let answered = false;
    this.#pen.drawImage(picture, 0, 0, SIDE, SIDE);
    this.#segmenter.segmentForVideo(this.#small, at_ms, ({ confidenceMasks: [mask] }) => {
      this.#take(mask.getAsFloat32Array());
      answered = true;
    });
    if (!answered) throw new Error("The model gave no answer.");
  }

  #take(certainties) {
    this.#before ??= Float32Array.from(certainties);
    for (let at = 0; at < certainties.length; at += 1) {
      const smooth = NEW_SHARE * certainties[at] + (1 - NEW_SHARE) * this.#before[at];
      this.#before[at] = smooth;
      this.#pixels.data[4 * at + 3] = shown(smooth);
    }
    this.#mask_pen.putImageData(this.#pixels, 0, 0);
  }
}
