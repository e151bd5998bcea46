// A script as lines, and the lines that were spoken as captions.
import assert from "node:assert/strict";
import { test } from "node:test";

import { cuesOf, linesOf, wordsOf } from "../../resumes_app/ui/prompter_lines.js";

test("lines end where sentences do, are short enough for a caption and about even", () => {
  const script = "Hello! I have worked for 3.5 years at the harbour, and I know the queue at eight in the morning.\n\n\nBye";
  assert.deepEqual(linesOf(script, 64), [
    "Hello!",
    "I have worked for 3.5 years at the harbour, and",
    "I know the queue at eight in the morning.",
    "Bye",
  ]);
  assert.deepEqual(linesOf(" \n ", 64), []);
});

test("a text without spaces is broken too, and loses no sign", () => {
  const text = "我".repeat(150);
  const lines = linesOf(text, 64);
  assert.ok(lines.every((line) => line.length <= 64));
  assert.equal(lines.join(""), text);
  assert.equal(wordsOf("我".repeat(60)), 10);
});

test("a line lasts until the next one, but not while nobody reads", () => {
  const marks = [
    { at_ms: 0, for_ms: 1000, text: "One" },
    { at_ms: 900.4, for_ms: 1000, text: "Two" },
    { at_ms: 9000, for_ms: 1000, text: "Skipped" },
    { at_ms: 9100, for_ms: 0, text: "" },
  ];
  assert.deepEqual(cuesOf(marks, 9500), [
    { start_ms: 0, end_ms: 900, text: "One" },
    { start_ms: 900, end_ms: 2900, text: "Two" },
  ]);
  assert.equal(cuesOf(marks.slice(0, 1), 400)[0].end_ms, 400);
  assert.equal(cuesOf(marks.slice(0, 1), Infinity)[0].end_ms, 2000);
});
