import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { timeLeft } from "../../resumes_app/ui/time_left.js";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const left = (seconds) => timeLeft(new Date(NOW + seconds * 1000).toISOString(), NOW);

test("what is left is told as the server tells it", () => {
  for (const [seconds, words] of JSON.parse(readFileSync(new URL("times_left.json", import.meta.url)))) assert.equal(left(seconds), `in ${words}`);
});

test("from the moment on it is now, and without a moment it is nothing", () => {
  assert.deepEqual([left(0), left(-90), timeLeft("", NOW)], ["now", "now", ""]);
});
