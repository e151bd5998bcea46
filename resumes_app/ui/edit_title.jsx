// A title as the renderer draws it: broken into the same lines, in the same place, in the same face.
import { useEffect, useReducer } from "react";

const LINE = 1.2;
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

function signs(word) {
  return Intl.Segmenter ? [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment) : [...word];
}

/** Breaks at spaces; a word that is wider than a line, between its signs. */
function linesOf(text, width, widthOf) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line ? `${line} ${word}` : word;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const sign of signs(word)) {
      if (line && widthOf(line + sign) > width) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  return [...lines, line];
}

/** All in pixels of the finished picture. */
function laidOut(text, family, dress, layout) {
  const pixels = Math.round(layout.sizes[dress.size] * layout.height);
  const [marginX, marginY] = [Math.round(layout.safe * layout.width), Math.round(layout.safe * layout.height)];
  const padding = Math.floor(pixels / 2);
  pen.font = `${pixels}px ${family}`;
  const widthOf = (part) => Math.round(pen.measureText(part).width);
  const lines = linesOf(text, layout.width - 2 * marginX - 2 * padding, widthOf);
  const step = Math.round(pixels * LINE);
  const whole = { width: Math.max(...lines.map(widthOf)) + 2 * padding, height: step * lines.length + 2 * padding };
  const shrunk = Math.min(1, (layout.height - 2 * marginY) / whole.height);
  const [width, height] = [whole.width * shrunk, whole.height * shrunk];
  const within = (start, margin, all, length) => Math.max(margin, Math.min(start, all - margin - length));
  const left = within(layout.x * layout.width - width / 2, marginX, layout.width, width);
  const top = within(layout.places[dress.place] * layout.height - height / 2, marginY, layout.height, height);
  return { lines, left, top, width, height, pixels: pixels * shrunk, padding: padding * shrunk, step: step * shrunk };
}

/** Fills its place, which must have the picture's shape and be a size container. */
export function EditTitle({ text, dress, layout, families }) {
  useTypefaces();
  const family = families[dress.face];
  const drawn = laidOut(text, family, dress, layout);
  const share = (length) => `${(100 * length) / layout.height}cqh`;
  return (
    <p
      data-testid="preview-title"
      dir="auto"
      className="pointer-events-none absolute overflow-visible text-center font-normal whitespace-nowrap [font-synthesis:none]"
      style={{
        ...STYLES[dress.style],
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
      {drawn.lines.map((line, index) => (
        <span key={index} className="block">
          {index ? ` ${line}` : line}
        </span>
      ))}
    </p>
  );
}
