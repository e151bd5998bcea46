// What the deck knows while presses and the server's answers cross each other.
import assert from "node:assert/strict";
import { test } from "node:test";

import { annulled, begin, cardsOf, reduce } from "../../resumes_app/ui/swipe_deck_model.js";

const CARD = { id: "ada", name: "Ada", kind: "", by: "", mine: false, decided_at: "", version: 0 };
const STAR = { op: "one", act: "decide", id: "ada", kind: "star", version: 0, at: "2026-11-23T10:00:00Z" };
const BACK = { op: "two", act: "undo", id: "ada", kind: "", version: 0, at: "2026-11-23T10:00:01Z" };
const none = () => false;

const open = () => begin({ cards: [CARD], changes: [], browsing: false });
const decided = (state) => reduce(state, { type: "act", op: STAR, direction: "up", past: "Starred" });
const undone = (state) => reduce(state, { type: "undo", op: BACK, direction: "up" });

function heard(state, seq, more) {
  const change = { seq, id: "ada", kind: "", by: "", mine: false, decided_at: "", version: 0, op: "", actor: "", past: "", refusal: "", ...more };
  return reduce(state, { type: "changes", changes: [change] });
}

const confirmed = (state) => heard(state, 1, { op: "one", kind: "star", mine: true, version: 1 });

test("an undo that is pressed while its decision is confirmed starts from the version which that made", () => {
  assert.deepEqual(undone(confirmed(decided(open()))).ops, [{ ...BACK, version: 1 }]);
});

test("an undo that waits for its decision starts from the version which that made", () => {
  assert.deepEqual(confirmed(undone(decided(open()))).ops, [{ ...BACK, version: 1 }]);
});

test("what a colleague has changed in between is not taken for one's own", () => {
  const after = heard(confirmed(decided(open())), 2, { kind: "", version: 2, actor: "Mia", past: "reopened" });
  assert.deepEqual(undone(after).ops, [BACK]);
});

test("a decision that was taken back is shown undecided, sent or not", () => {
  const state = undone(decided(open()));
  assert.deepEqual(state.ops, [STAR, BACK]);
  assert.equal(cardsOf(state, "You")[0].kind, "");
});

test("a decision and its undo need no word to the server while neither has left", () => {
  const { ops } = undone(decided(open()));
  assert.deepEqual(annulled(ops, none), new Set(["one", "two"]));
  assert.deepEqual(reduce(undone(decided(open())), { type: "annul", ops: annulled(ops, none) }).ops, []);
});

test("a decision that has left is taken back by a word to the server", () => {
  const { ops } = undone(decided(open()));
  assert.equal(annulled(ops, ({ op }) => op === "one").size, 0);
});

test("what was decided anew after an undo is sent", () => {
  const anew = { ...STAR, op: "three", kind: "decline" };
  assert.deepEqual(annulled([STAR, BACK, anew], none), new Set(["one", "two"]));
  assert.equal(annulled([{ ...STAR, id: "lin" }, BACK], none).size, 0);
});
