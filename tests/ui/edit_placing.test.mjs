// Where texts and stickers come to lie when they are dragged or moved by keys.
import assert from "node:assert/strict";
import { test } from "node:test";

import { agrees, dragged, keyed, sized } from "../../resumes_app/ui/edit_placing.js";

const RULES = {
  width: 720,
  height: 1280,
  safe: 0.06,
  clear_right: 0.85,
  clear_bottom: 0.8,
  text_sizes: [0.02, 0.12, 0.005],
  sticker_sizes: [0.04, 0.6, 0.01],
};
const NEAR = { x: 0.02, y: 0.02 };

/** A text of 144 × 128 pixels, its middle at x, y. */
const text = (x, y, size = 0.05) => ({
  kind: "text",
  item: { x, y, size },
  drawn: { left: 720 * x - 72, top: 1280 * y - 64, width: 144, height: 128 },
});

test("what is dragged lies where it is let go, far from every line", () => {
  const { values, lines } = dragged(text(0.3, 0.3), { x: 0.08, y: 0.33 }, RULES, NEAR);
  assert.deepEqual([values, lines], [{ x: 0.38, y: 0.63 }, { x: null, y: null }]);
});

test("it keeps to the middle and to the edges that are near", () => {
  const to = (x, y) => dragged(text(0.3, 0.3), { x: x - 0.3, y: y - 0.3 }, RULES, NEAR);
  assert.deepEqual(to(0.51, 0.49), { values: { x: 0.5, y: 0.5 }, lines: { x: 0.5, y: 0.5 } });
  assert.deepEqual(to(0.74, 0.74), { values: { x: 0.75, y: 0.75 }, lines: { x: 0.85, y: 0.8 } });
});

test("a text stays within the safe area, a sticker within the picture", () => {
  assert.deepEqual(dragged(text(0.3, 0.3), { x: -2, y: 2 }, RULES, NEAR).values, { x: 0.16, y: 0.89 });
  const sticker = { ...text(0.3, 0.3), kind: "sticker" };
  assert.deepEqual(dragged(sticker, { x: -2, y: 2 }, RULES, NEAR).values, { x: 0.1, y: 0.95 });
});

test("keys move by a hundredth, with Shift by five, and a place that rounding has shifted counts as it was set", () => {
  assert.deepEqual(keyed(text(0.5, 0.5), "ArrowRight", false, RULES), { x: 0.51 });
  assert.deepEqual(keyed(text(0.5, 0.5), "ArrowUp", true, RULES), { y: 0.45 });
  const rounded = { ...text(0.5, 0.5), item: { x: 0.501, y: 0.5, size: 0.05 } };
  assert.deepEqual(keyed(rounded, "ArrowRight", false, RULES), { x: 0.511 });
  assert.equal(keyed(text(0.5, 0.5), "a", false, RULES), null);
});

test("sizes stay within what can be chosen", () => {
  assert.deepEqual(keyed(text(0.5, 0.5), "+", true, RULES), { size: 0.055 });
  assert.deepEqual(keyed(text(0.5, 0.5, 0.02), "-", false, RULES), { size: 0.02 });
  assert.deepEqual([sized(text(0.5, 0.5), 1.5, RULES), sized(text(0.5, 0.5), 9, RULES)], [{ size: 0.075 }, { size: 0.12 }]);
});

test("what was saved agrees with what was done once all its values do", () => {
  assert.equal(agrees({ x: 0.5, y: 0.25 }, { x: 0.5 }), true);
  assert.equal(agrees({ x: 0.5, y: 0.25 }, { x: 0.5, y: 0.3 }), false);
});
