// Where the renderer puts texts, captions and stickers, in pixels of the finished picture.
import { evenLines, linesOf } from "./text_lines.js";

const LINE = 1.2;
const LEAST_PX = 8;

const pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");

/** Letters and card; `breaking` makes paragraphs of lines for a width. */
function block(size, family, rules, breaking) {
  const pixels = Math.max(LEAST_PX, Math.round(size * rules.height));
  const padding = Math.floor(pixels / 2);
  pen.font = `${pixels}px ${family}`;
  const widthOf = (part) => Math.round(pen.measureText(part).width);
  const room = rules.width - 2 * Math.round(rules.safe * rules.width) - 2 * padding;
  const paragraphs = breaking(room, widthOf, pixels);
  const lines = paragraphs.flat();
  const step = Math.round(pixels * LINE);
  const width = Math.max(...lines.map(widthOf)) + 2 * padding;
  return { paragraphs, pixels, padding, step, width, height: step * lines.length + 2 * padding };
}

const within = (start, margin, all, length) => Math.max(margin, Math.min(start, all - margin - length));

export function textBlock({ text, x, y, size }, family, rules) {
  const whole = block(size, family, rules, (room, widthOf) => linesOf(text, room, widthOf));
  const [marginX, marginY] = [Math.round(rules.safe * rules.width), Math.round(rules.safe * rules.height)];
  const shrunk = Math.min(1, (rules.height - 2 * marginY) / whole.height);
  const [width, height] = [whole.width * shrunk, whole.height * shrunk];
  return {
    paragraphs: whole.paragraphs,
    left: within(x * rules.width - width / 2, marginX, rules.width, width),
    top: within(y * rules.height - height / 2, marginY, rules.height, height),
    width,
    height,
    pixels: whole.pixels * shrunk,
    padding: whole.padding * shrunk,
    step: whole.step * shrunk,
  };
}

export function captionBlock({ text }, { size, spot }, family, rules) {
  const drawn = block(size, family, rules, (room, widthOf, pixels) => [evenLines(text, room, pixels, widthOf)]);
  const tops = {
    top: rules.captions_top * rules.height,
    middle: (rules.height - drawn.height) / 2,
    low: Math.max(0, rules.captions_bottom * rules.height - drawn.height),
  };
  return { ...drawn, left: (rules.width - drawn.width) / 2, top: tops[spot] };
}

export function stickerBlock({ x, y, size }, rules) {
  const side = Math.max(2, Math.round(size * rules.width));
  return {
    left: within(Math.round(x * rules.width - side / 2), 0, rules.width, side),
    top: within(Math.round(y * rules.height - side / 2), 0, rules.height, side),
    width: side,
    height: side,
  };
}
