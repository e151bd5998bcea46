// One picture of the camera with another background: the person, cut out, before a blur or a picture of ours.
import { drawPicture } from "./scene_pictures.js";

const SOFT = { width: 90, height: 160 }; // Drawn so small and up again, a picture looks out of focus.
const BLURS = [8, 32, 8]; // Shrunk to an eighth, to a thirty-second, and up again in two steps: no squares are seen.

/** Like `drawImage`, cropped so that all is covered. */
function cover(pen, picture) {
  const { width, height } = pen.canvas;
  const scale = Math.max(width / picture.width, height / picture.height);
  const [wide, high] = [width / scale, height / scale];
  pen.drawImage(picture, (picture.width - wide) / 2, (picture.height - high) / 2, wide, high, 0, 0, width, height);
}

function sized(canvas, width, height) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  return canvas;
}

export class Painter {
  #person;
  #canvas = new OffscreenCanvas(1, 1);
  #pen = this.#canvas.getContext("2d");
  #back = new OffscreenCanvas(SOFT.width, SOFT.height);
  #blurs = BLURS.map(() => new OffscreenCanvas(1, 1));
  #looked = false;
  #backdrop;

  constructor(person, backdrop) {
    this.#person = person;
    this.choose(backdrop);
  }

  /** `blur`, or the name of a picture. */
  choose(backdrop) {
    this.#backdrop = backdrop;
    if (backdrop !== "blur") drawPicture(backdrop, this.#back.getContext("2d", { alpha: false }));
  }

  /** Return the canvas of the finished picture; `looks`: the person is looked for anew. Throws rather than show the room. */
  paint(picture, width, height, at_ms, looks) {
    if (looks || !this.#looked) this.#person.look(picture, at_ms);
    this.#looked = true;
    sized(this.#canvas, width, height);
    this.#pen.imageSmoothingQuality = "medium";
    this.#pen.globalCompositeOperation = "copy";
    this.#pen.drawImage(this.#person.mask, 0, 0, width, height);
    this.#pen.globalCompositeOperation = "source-in";
    this.#pen.drawImage(picture, 0, 0, width, height);
    this.#pen.globalCompositeOperation = "destination-over";
    cover(this.#pen, this.#backdrop === "blur" ? this.#blurred(picture, width, height) : this.#back);
    return this.#canvas;
  }

  #blurred(picture, width, height) {
    return BLURS.reduce((larger, times, at) => {
      const size = [Math.max(1, Math.round(width / times)), Math.max(1, Math.round(height / times))];
      const canvas = sized(this.#blurs[at], ...size);
      const pen = canvas.getContext("2d", { alpha: false });
      pen.imageSmoothingQuality = "high";
      pen.drawImage(larger, 0, 0, ...size);
      return canvas;
    }, picture);
  }
}
