import assert from "node:assert/strict";
import { test } from "node:test";
import { Wave } from "../../resumes_app/ui/sound_wave.js";

const middle = (bars) => (bars.length - 1) / 2;

function heard(wave, ...levels) {
  for (const level of levels) wave.hear(level);
  return wave.bars();
}

test("what was heard last stands in the middle, and goes outwards to both sides alike", () => {
  const wave = new Wave(false);
  const loud = heard(wave, 1);
  const at = middle(loud);
  assert.equal(loud[at], 1);
  assert.equal(loud.indexOf(Math.max(...loud)), at);
  const later = heard(wave, 0, 0, 0, 0);
  assert.equal(later[at], 0);
  assert.ok(later[at - 2] > 0.5 && later[at - 2] === later[at + 2]);
});

test("of silence nothing is left after a moment", () => {
  const wave = new Wave(false);
  heard(wave, ...new Array(50).fill(1));
  assert.ok(heard(wave, ...new Array(50).fill(0)).every((bar) => bar === 0));
});

test("where little is to move nothing travels and nothing jumps, and a voice is still seen within half a second", () => {
  const wave = new Wave(true);
  let before = wave.bars();
  for (let picture = 0; picture < 12; picture += 1) {
    const bars = heard(wave, 1);
    assert.ok(bars.every((bar, at) => bar >= before[at] && bar - before[at] < 0.15));
    before = bars;
  }
  assert.ok(before[middle(before)] > 0.7);
  assert.ok(before[0] > 0.05, "the whole line grows");
});
