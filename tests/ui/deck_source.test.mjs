// Which file of a clip the deck plays, by link and screen.
import assert from "node:assert/strict";
import { test } from "node:test";

import { sourceOf } from "../../resumes_app/ui/swipe_deck_source.js";

const clip = { mp4_480: "480", mp4_720: "720", mp4_1080: "1080" };
const FAST = { effectiveType: "4g", downlink: 10 };

test("a slow link gets the smallest", () => {
  assert.equal(sourceOf(clip, { effectiveType: "3g", downlink: 10 }, 2000), "480");
  assert.equal(sourceOf(clip, { ...FAST, saveData: true }, 2000), "480");
});

test("1080 is for a fast link and a screen that shows it", () => {
  assert.equal(sourceOf(clip, FAST, 2000), "1080");
  assert.equal(sourceOf(clip, FAST, 900), "720");
  assert.equal(sourceOf(clip, { ...FAST, downlink: 5 }, 2000), "720");
  assert.equal(sourceOf(clip, undefined, 2000), "720", "a browser that tells nothing");
});

test("a clip plays with what it has", () => {
  assert.equal(sourceOf({ ...clip, mp4_1080: "" }, FAST, 2000), "720");
  assert.equal(sourceOf({ mp4_480: "480", mp4_720: "", mp4_1080: "" }, FAST, 2000), "480");
  assert.equal(sourceOf({ mp4_480: "", mp4_720: "720", mp4_1080: "" }, { effectiveType: "2g" }, 2000), "720");
});
