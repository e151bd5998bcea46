// Where clips of an edit lie and how they look, counted in pictures as the renderer counts them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { goesOn, layersAt, pictureAt, placed, takeTime } from "../../resumes_app/ui/edit_clips.js";
import { AS_IT_COMES, framed } from "../../resumes_app/ui/framing.js";
import { evenLines, linesOf } from "../../resumes_app/ui/text_lines.js";

const FPS = 30;
const FRAME = { width: 9, height: 16 };

function clips(...given) {
  let end_ms = 0;
  return placed(
    given.map((clip) => {
      const whole = { in_ms: 0, speed: 1, src: "a", transition: "cut", transition_ms: 0, ...clip };
      const length_ms = Math.round((whole.out_ms - whole.in_ms) / whole.speed);
      const start_ms = end_ms - whole.transition_ms;
      end_ms = start_ms + length_ms;
      return { ...whole, start_ms, length_ms };
    }),
    FPS,
  );
}

test("edges fall on the nearest picture of the whole, halves on the even one", () => {
  const edges = clips({ out_ms: 150 }, { out_ms: 100 }, { out_ms: 1000 }).map(({ from, to }) => [from, to]);
  assert.deepEqual(edges, [[0, 4], [4, 8], [8, 38]]);
});

test("the end of the edit still shows its last picture", () => {
  const edit = clips({ out_ms: 1000 });
  assert.deepEqual([pictureAt(edit, FPS, 0), pictureAt(edit, FPS, 1000), pictureAt([], FPS, 500)], [0, 29, 0]);
});

test("a sped-up clip shows the picture before the next one's time", () => {
  const [, fast] = clips({ out_ms: 1000 }, { in_ms: 2000, out_ms: 3600, speed: 2 });
  assert.equal(Math.floor(takeTime(fast, fast.from + 12, FPS) * FPS), 60 + 24);
  assert.ok(takeTime(fast, 999, FPS) < 3.6);
});

test("a transition shows both clips, the one that comes on top, from its very first picture", () => {
  const edit = clips({ out_ms: 2000 }, { out_ms: 2000, transition: "fade", transition_ms: 1000 });
  assert.deepEqual(layersAt(edit, 29).length, 1);
  assert.deepEqual(layersAt(edit, 30).map(({ clip, style }) => [clip.index, style]), [[0, {}], [1, { opacity: 0 }]]);
  assert.deepEqual(layersAt(edit, 45)[1].style, { opacity: 0.5 });
  assert.deepEqual(layersAt(edit, 60).map(({ clip }) => clip.index), [1]);
});

test("a clip that was split goes on without a break, one that was trimmed does not", () => {
  const [first, second, third] = clips({ out_ms: 1000 }, { in_ms: 1000, out_ms: 2000 }, { in_ms: 2100, out_ms: 3000 });
  assert.deepEqual([goesOn(first, second), goesOn(second, third)], [true, false]);
  assert.equal(goesOn(first, { ...second, speed: 2 }), false);
});

test("a picture of the frame's shape fills it, another stands in it, and a crop stays inside the picture", () => {
  const box = (picture, framing) => framed(picture, FRAME, { ...AS_IT_COMES, ...framing }, 0.12);
  assert.equal(box({ width: 720, height: 1280 }).fills, true);
  const wide = box({ width: 1600, height: 900 });
  assert.deepEqual([wide.fills, wide.left, wide.width], [false, 0, 1]);
  const cropped = box({ width: 1600, height: 900 }, { fit: "fill", focus_x: 1 });
  assert.ok(Math.abs(cropped.left + cropped.width - 1) < 1e-9);
  assert.deepEqual([cropped.top, cropped.height], [0, 1]);
});

test("words break at spaces, long ones between their signs, paragraphs where they are broken", () => {
  const widthOf = (text) => [...text].length;
  assert.deepEqual(linesOf("one two\nunbreakable", 5, widthOf), [["one", "two"], ["unbre", "akabl", "e"]]);
});

test("a caption's lines are few and even, by their width alone", () => {
  const widthOf = (text) => [...text].reduce((width, sign) => width + (sign === "i" ? 1 : 4), 0);
  const lines = (text, width) => evenLines(text, width, 2, widthOf);
  assert.deepEqual(lines("I know the queue by name and more", 128), ["I know the queue", "by name and more"]);
  assert.deepEqual(lines("iiiiiiii iiiiiiii iiiiiiii iiiiiiii iiiiiiii", 60), ["iiiiiiii iiiiiiii iiiiiiii iiiiiiii iiiiiiii"]);
  assert.deepEqual(lines("  ", 32), [""]);
});
