// Where texts and stickers come to lie when they are dragged or moved by keys, in shares of the picture. Pure.

const STEP = 0.01;
const LONG_STEP = 0.05;
const ARROWS = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] };
const SIZES = { "+": 1, "=": 1, "-": -1, _: -1 };

const rounded = (value) => Math.round(value * 1e4) / 1e4;
const between = (least, value, most) => Math.max(least, Math.min(value, most));

/** Half of the width or height, the middle, and the rim that it keeps clear of. `laid`: kind, item, drawn. */
function along(axis, { kind, item, drawn }, rules) {
  const [start, length, whole] = axis === "x" ? [drawn.left, drawn.width, rules.width] : [drawn.top, drawn.height, rules.height];
  const middle = (start + length / 2) / whole;
  // Pixels are whole, shares are not: who goes ten steps is to arrive where ten steps lead.
  const near = Math.abs(middle - item[axis]) <= 1 / whole;
  return { half: length / 2 / whole, middle: near ? item[axis] : middle, margin: kind === "text" ? rules.safe : 0 };
}

const kept = (middle, { half, margin }) => Math.max(margin + half, Math.min(middle, 1 - margin - half));

/** The middle of the picture and the edges of what the feed leaves free, if one is near. */
function snapped(middle, half, safe, clear, near) {
  const lines = [
    [0.5, 0],
    [safe, -half],
    [clear, half],
    [1 - safe, half],
  ];
  const ways = lines.map(([line, side]) => ({ line, by: line - side - middle })).filter(({ by }) => Math.abs(by) <= near);
  const [best] = ways.sort((one, other) => Math.abs(one.by) - Math.abs(other.by));
  return best ? { middle: middle + best.by, line: best.line } : { middle, line: null };
}

/**
 * `values` {x, y} of what is dragged by `by`, and `lines` {x, y} that it keeps to, null where to none.
 *
 * `near`: {x, y} that a line draws it from.
 */
export function dragged(laid, by, rules, near) {
  const [values, lines] = [{}, {}];
  for (const axis of ["x", "y"]) {
    const place = along(axis, laid, rules);
    const clear = axis === "x" ? rules.clear_right : rules.clear_bottom;
    const wanted = kept(place.middle + by[axis], place);
    const to = snapped(wanted, place.half, rules.safe, clear, near[axis]);
    const middle = kept(to.middle, place);
    values[axis] = rounded(middle);
    lines[axis] = Math.abs(middle - to.middle) < 1e-6 ? to.line : null;
  }
  return { values, lines };
}

/** `values` {size}, so much larger. */
export function sized({ kind, item }, factor, rules) {
  const [least, most] = kind === "text" ? rules.text_sizes : rules.sticker_sizes;
  return { size: rounded(between(least, item.size * factor, most)) };
}

/** What a key changes; null where it changes nothing. */
export function keyed(laid, key, shift, rules) {
  if (SIZES[key]) {
    const [least, most, step] = laid.kind === "text" ? rules.text_sizes : rules.sticker_sizes;
    return { size: rounded(between(least, laid.item.size + SIZES[key] * step, most)) };
  }
  if (!ARROWS[key]) return null;
  const [axis, way] = ARROWS[key];
  const place = along(axis, laid, rules);
  return { [axis]: rounded(kept(place.middle + way * (shift ? LONG_STEP : STEP), place)) };
}

/** True where the item is as the values say. */
export const agrees = (item, values) => Object.entries(values).every(([name, value]) => Math.abs(item[name] - value) < 1e-6);
