// What the stage remembers of drafts, and how it repeats what it tells.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { isHeard, noteHeard } from "../../resumes_app/ui/heard_drafts.js";
import { tellAgain } from "../../resumes_app/ui/telling_again.js";

function withStorage(act) {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  act();
  delete globalThis.localStorage;
}

test("each draft in sound only is remembered, also after another one", () =>
  withStorage(() => {
    noteHeard("first", true);
    noteHeard("second", false);
    noteHeard("third", true);
    assert.deepEqual(["first", "second", "third", ""].map(isHeard), [true, false, true, false]);
    noteHeard("first", false);
    assert.deepEqual([isHeard("first"), isHeard("third")], [false, true]);
  }));

test("of many drafts the last twenty are remembered", () =>
  withStorage(() => {
    for (let number = 0; number < 25; number += 1) noteHeard(`draft-${number}`, true);
    assert.deepEqual(["draft-4", "draft-5", "draft-24"].map(isHeard), [false, true, true]);
  }));

test("where storage is forbidden nothing is remembered", () => {
  noteHeard("first", true);
  assert.equal(isHeard("first"), false);
});

test("what is not heard is told again soon, then ever less often, until it is stopped", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let told = 0;
  const stop = tellAgain(() => (told += 1));
  mock.timers.tick(3000);
  assert.equal(told, 1);
  for (let second = 3; second < 600; second += 1) mock.timers.tick(1000);
  assert.ok(told > 5 && told < 16, `${told} times in ten minutes`);
  const before = told;
  stop();
  mock.timers.tick(600_000);
  assert.equal(told, before);
  mock.timers.reset();
});
