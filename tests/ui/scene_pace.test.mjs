// How the painting of the background spares a slow device.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Pace } from "../../resumes_app/ui/scene_pace.js";

/** What is done with so many pictures, each of which costs `cost_ms`. */
function run(pace, pictures, cost_ms) {
  const done = { drawn: 0, looked: 0 };
  for (let number = 0; number < pictures; number += 1) {
    const { draws, looks } = pace.next();
    if (!draws) continue;
    done.drawn += 1;
    done.looked += looks;
    pace.spent(cost_ms);
  }
  return done;
}

test("a device that keeps up draws every picture and looks for the person in every other", () => {
  assert.deepEqual(run(new Pace(), 300, 20), { drawn: 300, looked: 150 });
});

test("one that is slow looks more seldom first, then draws every other picture, evenly", () => {
  const pace = new Pace();
  run(pace, 60, 40);
  assert.equal(pace.lighter, 1);
  run(pace, 30, 40);
  assert.equal(pace.lighter, 2);
  assert.deepEqual(run(pace, 300, 40), { drawn: 150, looked: 75 });
});

test("what is slow only until the model has warmed up changes nothing, and a pace once left is not taken again", () => {
  const pace = new Pace();
  run(pace, 30, 300);
  run(pace, 60, 20);
  assert.equal(pace.lighter, 0);
  run(pace, 30, 40);
  run(pace, 300, 5);
  assert.equal(pace.lighter, 1);
});
