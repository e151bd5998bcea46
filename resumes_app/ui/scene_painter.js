// One finished picture: the person as they are, or cut out before a blur or a picture of ours; alone, or with something beside.
import { WHOLE } from "./framing.js";
import { drawPicture } from "./scene_pictures.js";

const SOFT = { width: 90, height: 160 }; // Drawn so small and up again, a picture looks out of focus.
const BLURS = [8, 32, 8]; // Shrunk to an eighth, to a thirty-second, and up again in two steps: no squares are seen.

const ROOM = "#0b0610"; // Around what does not fill its part.
const [LEAST, MOST] = [300, 640]; // How high what is beside may be.
const HEADS = 0.35; // Of what is cropped away, so much goes above: faces are in the upper part.

/** Draw a picture of the `size` into the `box`, cropped so that all is covered. */
function cover(pen, picture, size, box, above = 0.5) {
  const scale = Math.max(box.width / size.width, box.height / size.height);
  const [wide, high] = [box.width / scale, box.height / scale];
  const from = [(size.width - wide) / 2, (size.height - high) * above];
  pen.drawImage(picture, ...from, wide, high, box.left ?? 0, box.top ?? 0, box.width, box.height);
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
  #whole = new OffscreenCanvas(WHOLE.width, WHOLE.height);
  #whole_pen = this.#whole.getContext("2d", { alpha: false });
  #beside = new OffscreenCanvas(1, 1);

  /** `person`: null where the background is seen. */
  constructor(person, backdrop) {
    this.#person = person;
    /** True: the picture has the shape of the finished video, and room for more than the person. */
    this.composed = false;
    /** Under the person, not above. */
    this.below = false;
    this.shows = false;
    if (person) this.choose(backdrop);
  }

  /** How much of the height what is beside takes, 0 to 1. */
  get beside_share() {
    return this.shows ? this.#high / WHOLE.height : 0;
  }

  get #high() {
    return Math.max(LEAST, this.#beside.height);
  }

  /** Show a picture of the `size` beside the person. */
  show(picture, size) {
    const scale = Math.min(WHOLE.width / size.width, MOST / size.height);
    const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
    const pen = sized(this.#beside, width, height).getContext("2d", { alpha: false });
    pen.fillStyle = "#fff"; // Where a picture is transparent.
    pen.fillRect(0, 0, width, height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, width, height);
    this.shows = true;
  }

  /** `blur`, or the name of a picture. */
  choose(backdrop) {
    this.#backdrop = backdrop;
    if (backdrop !== "blur") drawPicture(backdrop, this.#back.getContext("2d", { alpha: false }));
  }

  /** Return the canvas of the finished picture; `looks`: the person is looked for anew. Throws rather than show the room. */
  paint(picture, width, height, at_ms, looks) {
    const own = this.#person ? this.#hidden(picture, width, height, at_ms, looks) : picture;
    return this.composed || !this.#person ? this.#put(own, { width, height }) : own;
  }

  /** The person, in what of the whole picture is left to them. */
  #put(own, size) {
    const pen = this.#whole_pen;
    const beside = this.#beside;
    const high = this.shows ? this.#high : 0;
    const box = { top: this.below ? 0 : high, width: WHOLE.width, height: WHOLE.height - high };
    cover(pen, own, size, box, HEADS);
    if (!this.shows) return this.#whole;
    const top = this.below ? WHOLE.height - high : 0;
    pen.fillStyle = ROOM;
    pen.fillRect(0, top, WHOLE.width, high);
    pen.drawImage(beside, (WHOLE.width - beside.width) / 2, top + (high - beside.height) / 2);
    return this.#whole;
  }

  #hidden(picture, width, height, at_ms, looks) {
    if (looks || !this.#looked) this.#person.look(picture, at_ms);
    this.#looked = true;
    sized(this.#canvas, width, height);
    this.#pen.imageSmoothingQuality = "medium";
    this.#pen.globalCompositeOperation = "copy";
    this.#pen.drawImage(this.#person.mask, 0, 0, width, height);
    this.#pen.globalCompositeOperation = "source-in";
    this.#pen.drawImage(picture, 0, 0, width, height);
    this.#pen.globalCompositeOperation = "destination-over";
    const back = this.#backdrop === "blur" ? this.#blurred(picture, width, height) : this.#back;
    cover(this.#pen, back, back, { width, height });
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
