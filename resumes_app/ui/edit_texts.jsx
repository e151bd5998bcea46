// Texts, stickers and burned captions as the renderer draws them, in a place that has the picture's shape and is a size
// container. They are put there by a transform, so that nothing on the page is laid out anew while one is dragged.
import { useEffect, useReducer } from "react";
import { captionBlock } from "./edit_layout.js";

const CAPTION_FACE = "clear";
const STYLES = {
  plain: { color: "#fff", textShadow: "0 0.042em 0.167em rgb(0 0 0 / 0.78)" },
  card: { color: "#fff", background: "rgb(16 16 24 / 0.66)" },
  bright: { color: "rgb(20 20 28)", background: "rgb(255 255 255 / 0.925)" },
};

/** A length of the finished picture as CSS. */
export const share = (length, rules) => `${(100 * length) / rules.height}cqh`;

const placed = ({ left, top, width, height }, rules) => ({
  transform: `translate(${share(left, rules)}, ${share(top, rules)})`,
  width: share(width, rules),
  height: share(height, rules),
});

/** Renders again when a typeface has arrived: until then words have other widths. */
export function useTypefaces() {
  const [, again] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    document.fonts.addEventListener("loadingdone", again);
    return () => document.fonts.removeEventListener("loadingdone", again);
  }, []);
}

function Words({ drawn, style, family, rules, testId }) {
  const line = (text, index) => (
    <span key={index} className="block">
      {index ? ` ${text}` : text}
    </span>
  );
  return (
    <p
      data-testid={testId}
      className="pointer-events-none absolute left-0 top-0 overflow-visible text-center font-normal whitespace-nowrap [font-synthesis:none]"
      style={{
        ...STYLES[style],
        ...placed(drawn, rules),
        padding: `${share(drawn.padding, rules)} 0`,
        borderRadius: share(drawn.padding, rules),
        fontFamily: family,
        fontSize: share(drawn.pixels, rules),
        lineHeight: share(drawn.step, rules),
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

/** A text as the draft has it, laid out as `drawn`. */
export const EditText = ({ item, drawn, families, rules }) => (
  <Words drawn={drawn} style={item.style} family={families[item.face]} rules={rules} testId="preview-text" />
);

/** The caption that is spoken now, as `burn` says. */
export function EditCaption({ cue, burn, families, rules }) {
  const family = families[CAPTION_FACE];
  const drawn = captionBlock(cue, burn, family, rules);
  return <Words drawn={drawn} style={burn.style} family={family} rules={rules} testId="preview-caption" />;
}

/** The caption that is spoken now, where it is a track: as a player shows it over the picture, which it is no part of. */
export const TrackCaption = ({ cue, raised }) => (
  <div
    data-testid="preview-track"
    data-raised={raised} // Clear of the play button, which is in the corner then.
    className="pointer-events-none absolute inset-x-2 bottom-10 z-10 grid justify-items-center data-[raised=true]:bottom-23"
  >
    <p dir="auto" className="rounded-control bg-scrim px-2.5 py-1 text-center text-[max(0.6875rem,min(1rem,3cqh))] font-semibold text-white">
      {cue.text}
    </p>
  </div>
);

export const EditSticker = ({ item, drawn, rules }) => (
  <img
    data-testid="preview-sticker"
    src={`/stickers/${item.name}.webp`}
    alt=""
    className="pointer-events-none absolute left-0 top-0 max-w-none"
    style={placed(drawn, rules)}
  />
);
