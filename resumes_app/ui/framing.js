// How the renderer gets a picture of any shape into the frame. Pure.

/** The finished video. */
export const WHOLE = { width: 720, height: 1280 };
export const AS_IT_COMES = { fit: "auto", zoom: 1, focus_x: 0.5, focus_y: 0.5 };

const within = (start, most) => Math.max(0, Math.min(start, most));

/**
 * Where the picture lies, as shares of the frame, and whether it fills it; else it stands on its own blur.
 *
 * `picture` and `frame` have a `width` and a `height`; `tolerance`: how much their shapes may differ for `auto` to fill.
 */
export function framed(picture, frame, { fit, zoom, focus_x, focus_y }, tolerance) {
  const [shape, wanted] = [picture.width / picture.height, frame.width / frame.height];
  const fills = fit === "auto" ? Math.abs(shape - wanted) / wanted < tolerance : fit === "fill";
  const scales = [frame.width / picture.width, frame.height / picture.height];
  const scale = zoom * (fills ? Math.max(...scales) : Math.min(...scales));
  const along = (side, focus) => {
    const share = (picture[side] * scale) / frame[side];
    return [share > 1 ? -within(share * focus - 0.5, share - 1) : (1 - share) / 2, share];
  };
  const [[left, width], [top, height]] = [along("width", focus_x), along("height", focus_y)];
  return { fills, left, top, width, height };
}

const rounded = (value) => Math.round(value * 1e4) / 1e4;

/**
 * `zoom`, `focus_x` and `focus_y` once what lay at `from` in the frame lies at `to`, `factor` times as large, both in
 * shares of the frame; as far as the picture reaches and can be zoomed.
 */
export function reframed(picture, framing, { tolerance, most_zoom }, { from, to, factor }) {
  const { left, top, width, height } = framed(picture, WHOLE, framing, tolerance);
  const zoom = rounded(Math.max(1, Math.min(framing.zoom * factor, most_zoom)));
  const grown = zoom / framing.zoom;
  const along = (start, share, focus, axis) => {
    if (share <= 1) return focus;
    const middle = (0.5 - to[axis] + (from[axis] - start) * grown) / share;
    return rounded(Math.max(0.5 / share, Math.min(middle, 1 - 0.5 / share)));
  };
  return {
    zoom,
    focus_x: along(left, width * grown, framing.focus_x, "x"),
    focus_y: along(top, height * grown, framing.focus_y, "y"),
  };
}
