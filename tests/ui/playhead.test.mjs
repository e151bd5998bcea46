// The playhead that the preview and the timeline share: where it may stand, and who is told what.
import assert from "node:assert/strict";
import { registerHooks } from "node:module";
import { beforeEach, test } from "node:test";

registerHooks({
  resolve: (name, context, next) =>
    name === "react" ? { url: "data:text/javascript,export const useSyncExternalStore = () => {};", shortCircuit: true } : next(name, context),
});
const { playhead } = await import("../../resumes_app/ui/playhead.js");

const told = [];
for (const event of ["move", "seek", "state"]) playhead.addEventListener(event, () => told.push(event));

beforeEach(() => {
  playhead.span(0);
  playhead.span(10_000);
  playhead.seek(0);
  told.length = 0;
});

test("a seek past an end comes to that end", () => {
  playhead.seek(99_000);
  assert.equal(playhead.position_ms, 10_000);
  playhead.seek(-5);
  assert.equal(playhead.position_ms, 0);
  assert.deepEqual(told, ["move", "seek", "move", "seek"]);
});

test("what is done to the picture that is seen is done from its beginning", () => {
  const beginning = (at_ms) => (playhead.seek(at_ms), playhead.picture_ms);
  assert.deepEqual([0, 33, 1000 / 30, 40, 1_013, 2_000, 9_999].map(beginning), [0, 0, 33, 33, 1_000, 2_000, 9_967]);
});

test("a visit goes to where something is seen, and stays where it is seen already", () => {
  playhead.play();
  playhead.visit(0, 500);
  assert.deepEqual([playhead.position_ms, playhead.playing], [0, true]);
  playhead.visit(2_000, 3_000);
  assert.equal(playhead.playing, false);
  assert.ok(playhead.position_ms > 2_000 && playhead.position_ms < 2_040);
  playhead.seek(2_900);
  playhead.visit(2_000, 3_000);
  assert.equal(playhead.position_ms, 2_900);
  playhead.seek(3_000);
  playhead.visit(0, 3_000);
  assert.equal(playhead.position_ms, 0);
});

test("what plays moves it without asking for a seek", () => {
  playhead.reach(40);
  playhead.reach(40);
  assert.deepEqual([playhead.position_ms, told], [40, ["move"]]);
});

test("playing from the end begins anew", () => {
  playhead.seek(10_000);
  playhead.play();
  assert.deepEqual([playhead.position_ms, playhead.playing], [0, true]);
  playhead.toggle();
  assert.equal(playhead.playing, false);
});

test("without anything to play nothing plays", () => {
  playhead.play();
  playhead.span(0);
  assert.deepEqual([playhead.playing, playhead.position_ms], [false, 0]);
  playhead.play();
  assert.equal(playhead.playing, false);
});

test("an edit that got shorter brings the place to its end", () => {
  playhead.seek(9_000);
  playhead.span(4_000);
  assert.deepEqual([playhead.position_ms, playhead.total_ms], [4_000, 4_000]);
});
