// What a tab keeps until the server has confirmed it, beside other tabs of the same deck.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Kept } from "../../resumes_app/ui/swipe_deck_kept.js";

let storage;
beforeEach(() => {
  storage = Object.defineProperties({}, {
    getItem: { value: (name) => storage[name] ?? null },
    setItem: { value: (name, text) => (storage[name] = text) },
    removeItem: { value: (name) => delete storage[name] },
  });
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
});

const op = (name, at = "2026-12-01T10:00:00Z") => ({ op: name, act: "decide", id: name, kind: "star", version: 0, at });
const waiting = () => Object.values(storage).map((text) => JSON.parse(text).op).sort();
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A tab of the deck, and the operations it was left. */
async function tab(key = "barista.mia") {
  const opened = new Kept(key);
  const left = [];
  await soon();
  opened.inherit((ops) => left.push(...ops.map((one) => one.op)));
  await soon();
  return { left, keep: (...ops) => opened.keep(ops), close: () => opened.close() };
}

test("what is confirmed is forgotten, what is not is kept", async () => {
  const mia = await tab();
  mia.keep(op("a"), op("b"));
  mia.keep(op("b"));
  assert.deepEqual(waiting(), ["b"]);
  mia.close();
});

test("two tabs of one deck leave each other's decisions alone", async () => {
  const [first, second] = [await tab(), await tab()];
  first.keep(op("a"));
  second.keep(op("b"));
  first.keep(op("a"), op("c"));
  second.keep();
  assert.deepEqual(waiting(), ["a", "c"]);
  first.close();
  second.close();
});

test("what a live tab is about to send is its own", async () => {
  const first = await tab();
  first.keep(op("a"));
  const second = await tab();
  second.keep();
  assert.deepEqual([second.left, waiting()], [[], ["a"]]);
  first.close();
  second.close();
});

test("what a closed tab has left is taken over by one other tab, oldest first", async () => {
  const first = await tab();
  first.keep(op("late", "2026-12-01T11:00:00Z"), op("early"));
  const others = [await tab(), await tab()];
  first.close();
  await soon();
  assert.deepEqual(others.map(({ left }) => left).sort(), [[], ["early", "late"]]);
  assert.deepEqual(waiting(), ["early", "late"]);
  const [heir] = others.filter(({ left }) => left.length);
  heir.keep();
  assert.deepEqual(waiting(), []);
  for (const other of others) other.close();
});

test("the next tab takes over what an earlier one has left", async () => {
  const first = await tab();
  first.keep(op("a"));
  first.close();
  await soon();
  const next = await tab();
  assert.deepEqual(next.left, ["a"]);
  next.close();
});

test("another deck's decisions are not taken over", async () => {
  const first = await tab("barista.mia2");
  first.keep(op("a"));
  first.close();
  const other = await tab("barista.mia");
  assert.deepEqual([other.left, waiting()], [[], ["a"]]);
  other.close();
});

test("where storage is forbidden, the deck works for as long as the page", async () => {
  const forbidden = () => {
    throw new DOMException("", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { get: forbidden, configurable: true });
  const mia = await tab();
  mia.keep(op("a"));
  assert.deepEqual(mia.left, []);
  mia.close();
});
