// Texts and burned captions as the renderer draws them: broken into the same lines, in the same place and face.
import { useEffect, useReducer } from "react";
import { evenLines, linesOf } from "./text_lines.js";

const LINE = 1.2;
const LEAST_PX = 8;
const CAPTION_FACE = "clear";
const STYLES = {
  plain: { color: "#fff", textShadow: "0 0.042em 0.167em rgb(0 0 0 / 0.78)" },
  card: { color: "#fff", background: "rgb(16 16 24 / 0.66)" },
  bright: { color: "rgb(20 20 28)", background: "rgb(255 255 255 / 0.925)" },
};

const pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");

/** Renders again when a typeface has arrived: until then words have other widths. */
function useTypefaces() {
  const [, again] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    document.fonts.addEventListener("loadingdone", again);
    return () => document.fonts.removeEventListener("loadingdone", again);
  }, []);
}

/** Letters and card, in pixels of the finished picture; `breaking` makes paragraphs of lines for a width. */
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

function textBlock({ text, x, y, size }, family, rules) {
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

function captionBlock({ text }, { size, spot }, family, rules) {
  const drawn = block(size, family, rules, (room, widthOf, pixels) => [evenLines(text, room, pixels, widthOf)]);
  const tops = {
    top: rules.captions_top * rules.height,
    middle: (rules.height - drawn.height) / 2,
    low: Math.max(0, rules.captions_bottom * rules.height - drawn.height),
  };
  return { ...drawn, left: (rules.width - drawn.width) / 2, top: tops[spot] };
}

/** Words in their place, which must have the picture's shape and be a size container. */
function Words({ drawn, style, family, rules, testId }) {
  const share = (length) => `${(100 * length) / rules.height}cqh`;
  const line = (text, index) => (
    <span key={index} className="block">
      {index ? ` ${text}` : text}
    </span>
  );
  return (
    <p
      data-testid={testId}
      className="pointer-events-none absolute overflow-visible text-center font-normal whitespace-nowrap [font-synthesis:none]"
      style={{
        ...STYLES[style],
        left: share(drawn.left),
        top: share(drawn.top),
        width: share(drawn.width),
        height: share(drawn.height),
        padding: `${share(drawn.padding)} 0`,
        borderRadius: share(drawn.padding),
        fontFamily: family,
        fontSize: share(drawn.pixels),
        lineHeight: share(drawn.step),
      }}
    >
      {drawn.paragraphs.map((lines, index) => (
        <span key={index} dir="auto" className="block min-h-[1lh]">
          {lines.map(line)}
        </span>
      ))}
    </p>
  );
}

/** Texts that are seen now, `texts` as the draft has them, later ones on top. */
export function EditTexts({ texts, families, rules }) {
  useTypefaces();
  return texts.map((text, index) => {
    const family = families[text.face];
    const drawn = textBlock(text, family, rules);
    return <Words key={index} drawn={drawn} style={text.style} family={family} rules={rules} testId="preview-text" />;
  });
}

/** The caption that is spoken now, as `burn` says. */
export function EditCaption({ cue, burn, families, rules }) {
  useTypefaces();
  const family = families[CAPTION_FACE];
  const drawn = captionBlock(cue, burn, family, rules);
  return <Words drawn={drawn} style={burn.style} family={family} rules={rules} testId="preview-caption" />;
}

/** Stickers that are seen now. */
export function EditStickers({ stickers, rules }) {
  return stickers.map(({ name, x, y, size }, index) => {
    const side = Math.max(2, Math.round(size * rules.width));
    const left = within(Math.round(x * rules.width - side / 2), 0, rules.width, side);
    const top = within(Math.round(y * rules.height - side / 2), 0, rules.height, side);
    const share = (length) => `${(100 * length) / rules.height}cqh`;
    return (
      <img
        key={index}
        data-testid="preview-sticker"
        src={`/stickers/${name}.webp`}
        alt=""
        className="pointer-events-none absolute max-w-none"
        style={{ left: share(left), top: share(top), width: share(side), height: share(side) }}
      />
    );
  });
}
