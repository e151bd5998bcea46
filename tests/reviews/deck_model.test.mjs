// The deck's model: what is shown is the server's truth with the open operations on top.
import assert from "node:assert/strict";
import { test } from "node:test";

import { annulled, begin, cardsOf, reduce, undoable } from "../../resumes_app/ui/swipe_deck_model.js";

const card = (id, more = {}) => ({ id, name: id.toUpperCase(), version: 0, kind: "", by: "", mine: false, decided_at: "", ...more });
const started = (cards = ["a", "b", "c"].map((id) => card(id)), more = {}) => begin({ cards, changes: [], browsing: false, ...more });
const decide = (state, op, kind = "shortlist") =>
  reduce(state, {
    type: "act",
    op: { op, act: "decide", id: state.focus, kind, version: state.truth[state.focus].version, at: "2026-12-01T10:00:00Z" },
    direction: "right",
    past: "shortlisted",
  });
const undo = (state, op, id) =>
  reduce(state, { type: "undo", op: { op, act: "undo", id, kind: "", version: state.truth[id].version, at: "" }, direction: "right" });
const versions = (state) => state.ops.map(({ op, version }) => [op, version]);
const news = (state, ...changes) =>
  reduce(state, {
    type: "changes",
    changes: changes.map((change, index) => ({ seq: state.heard + 1 + index, op: "", kind: "", by: "", mine: false, decided_at: "", refusal: "", actor: "", past: "", ...change })),
  });
const kinds = (state) => cardsOf(state, "You").map((one) => one.kind);

test("a decision counts at once and is confirmed later", () => {
  let state = decide(started(), "1");
  assert.deepEqual([state.focus, kinds(state), state.ops.length], ["b", ["shortlist", "", ""], 1]);
  state = news(state, { op: "1", id: "a", kind: "shortlist", version: 1, by: "Mia", mine: true });
  assert.deepEqual([state.focus, kinds(state), state.ops.length, state.truth.a.version], ["b", ["shortlist", "", ""], 0, 1]);
});

test("a press that comes before another card is painted decides neither", () => {
  const seen = started();
  const op = { op: "1", act: "decide", id: seen.focus, kind: "decline", version: 0, at: "" };
  const pressed = (state) => reduce(state, { type: "act", op, direction: "left", past: "declined" });
  for (const state of [reduce(seen, { type: "show", id: "c" }), decide(seen, "0")]) assert.equal(pressed(state), state);
});

test("a decision that could not be saved puts its card back, with the reason", () => {
  const state = reduce(decide(started(), "1"), { type: "refuse", op: "1", id: "a", refusal: "It could not be saved." });
  assert.deepEqual([state.focus, kinds(state), state.message.values.reason], ["a", ["", "", ""], "It could not be saved."]);
});

test("a refusal without knowledge of the card leaves what is known", () => {
  const state = news(decide(started(), "1"), { op: "1", id: "a", version: -1, refusal: "You may not do this." });
  assert.deepEqual([state.focus, state.truth.a.version, state.ops.length], ["a", 0, 0]);
});

test("after a conflict the card stays away and can be looked at again", () => {
  const state = news(decide(started(), "1"), { op: "1", id: "a", kind: "decline", version: 1, by: "Noor", refusal: "Noor already declined A." });
  assert.deepEqual([state.focus, kinds(state), state.message.id], ["b", ["decline", "", ""], "a"]);
});

test("a colleague's decision takes the card away, an older one changes nothing", () => {
  const state = news(started(), { id: "a", kind: "star", version: 1, by: "Noor", actor: "Noor", past: "starred" });
  assert.deepEqual([state.focus, state.message.key], ["b", "colleague"]);
  const later = news(state, { id: "a", kind: "", version: 0, actor: "Noor" });
  assert.deepEqual(kinds(later), ["star", "", ""]);
});

test("a colleague's decision elsewhere leaves the current card", () => {
  const state = news(started(), { id: "c", kind: "star", version: 1, by: "Noor", actor: "Noor", past: "starred" });
  assert.deepEqual([state.focus, state.message, kinds(state)], ["a", null, ["", "", "star"]]);
});

test("the echo of a decision that is being taken back leaves its card", () => {
  const state = undo(decide(started(), "1"), "2", "a");
  assert.equal(news(state, { id: "a", kind: "shortlist", version: 1, by: "Mia", mine: true }).focus, "a");
});

test("a decision that never left and its undo need no word to the server", () => {
  const state = undo(decide(started(), "1"), "2", "a");
  assert.deepEqual([state.focus, kinds(state), state.ops.map(({ op }) => op)], ["a", ["", "", ""], ["1", "2"]]);
  const idle = annulled(state.ops, () => false);
  assert.deepEqual(reduce(state, { type: "annul", ops: idle }).ops, []);
  assert.equal(annulled(state.ops, ({ op }) => op === "1").size, 0, "it may have left");
});

test("what is decided anew after an undo, or on another card, is sent", () => {
  const state = decide(undo(decide(started(), "1"), "2", "a"), "3", "star");
  assert.deepEqual(annulled(state.ops, () => false), new Set(["1", "2"]));
  const others = undo(decide(decide(started(), "1"), "2"), "3", "a");
  assert.deepEqual(annulled(others.ops, () => false), new Set(["1", "3"]));
});

test("an undo that is pressed while its decision is confirmed starts from the version which that made", () => {
  const seen = decide(started(), "1");
  const op = { op: "2", act: "undo", id: "a", kind: "", version: seen.truth.a.version, at: "" };
  const confirmed = news(seen, { op: "1", id: "a", kind: "shortlist", version: 1, mine: true });
  assert.deepEqual(versions(reduce(confirmed, { type: "undo", op, direction: "right" })), [["2", 1]]);
  const reopened = news(confirmed, { id: "a", version: 2, actor: "Noor" });
  assert.deepEqual(versions(reduce(reopened, { type: "undo", op, direction: "right" })), [["2", 0]], "a colleague was faster");
});

test("an operation keeps the version that was seen, whatever is heard before it is sent", () => {
  let state = decide(started(), "1");
  state = news(state, { id: "a", kind: "star", version: 1, by: "Noor", actor: "Noor" }, { id: "a", version: 2, actor: "Noor" });
  assert.deepEqual([state.truth.a.version, versions(state)], [2, [["1", 0]]]);
});

test("operations on one card follow from the answer to the one before", () => {
  let state = decide(undo(decide(started(), "1"), "2", "a"), "3", "star");
  assert.deepEqual(versions(state), [["1", 0], ["2", 0], ["3", 0]]);
  state = news(state, { op: "1", id: "a", kind: "shortlist", version: 5, by: "Mia", mine: true });
  assert.deepEqual(versions(state), [["2", 5], ["3", 5]]);
  state = news(state, { op: "2", id: "a", version: 6 });
  assert.deepEqual([versions(state), kinds(state)], [[["3", 6]], ["star", "", ""]]);
});

test("a refused operation takes those that followed from it with it, and leaves other cards alone", () => {
  let state = decide(started(), "1");
  state = decide(state, "other");
  state = decide(undo(state, "2", "a"), "3", "star");
  state = news(state, { op: "1", id: "a", kind: "decline", version: 1, by: "Noor", refusal: "Noor already declined A." });
  assert.deepEqual([versions(state), kinds(state)], [[["other", 0]], ["decline", "shortlist", ""]]);
});

test("the echo of an own act may come before its answer or after it", () => {
  const answer = { op: "1", id: "a", kind: "shortlist", version: 1, by: "Mia", mine: true };
  const echo = { ...answer, op: "" };
  for (const order of [[echo, answer], [answer, echo]]) {
    let state = undo(decide(started(), "1"), "2", "a");
    for (const one of order) state = news(state, one);
    assert.deepEqual([state.focus, kinds(state), versions(state), state.message.key], ["a", ["", "", ""], [["2", 1]], "undone"]);
  }
  const known = news(decide(started(), "1"), answer);
  const after = news(known, echo);
  assert.deepEqual({ ...after, heard: 0 }, { ...known, heard: 0 });
});

test("what the viewer decided in another browser takes the card away without a word", () => {
  const state = news(started(), { id: "a", kind: "star", version: 1, by: "Mia", mine: true });
  assert.deepEqual([state.focus, kinds(state), state.message], ["b", ["star", "", ""], null]);
});

test("undo goes back through this visit, then through earlier ones, and leaves colleagues alone", () => {
  const cards = [
    card("a", { kind: "star", by: "Mia", mine: true, decided_at: "2026-11-01T10:00:00Z" }),
    card("b", { kind: "decline", by: "Mia", mine: true, decided_at: "2026-11-02T10:00:00Z" }),
    card("c", { kind: "decline", by: "Noor", decided_at: "2026-11-03T10:00:00Z" }),
    card("d"),
  ];
  const state = started(cards);
  assert.equal(undoable(state, cardsOf(state, "You")), "b");
  const decided = decide(state, "1");
  assert.equal(undoable(decided, cardsOf(decided, "You")), "d");
});

test("a reloaded page begins where the work is, not where the older list began", () => {
  const change = { seq: 4, op: "", id: "a", kind: "star", version: 1, by: "Mia", mine: true, decided_at: "", refusal: "", actor: "", past: "" };
  const state = started(undefined, { changes: [change] });
  assert.deepEqual([state.focus, state.message, state.heard], ["b", null, 4]);
});

test("what a closed tab had not sent counts as done here, and for cards that are gone it is dropped", () => {
  const op = (id) => ({ op: `old-${id}`, act: "decide", id, kind: "star", at: "" });
  const left = { type: "take_over", ops: [op("a"), op("gone")], browsing: false };
  const state = reduce(started(), left);
  assert.deepEqual([state.focus, state.ops.map((one) => one.id)], ["b", ["a"]]);
  assert.deepEqual(reduce(state, left).ops, state.ops);
});

test("what a closed tab had not sent moves nobody who is at work", () => {
  const ops = [{ op: "old", act: "decide", id: "b", kind: "star", at: "" }];
  const state = reduce(decide(started(), "1"), { type: "take_over", ops, browsing: false });
  assert.deepEqual([state.focus, kinds(state), versions(state).map(([op]) => op)], ["b", ["shortlist", "star", ""], ["old", "1"]]);
});

test("a new list gives the order, adds what came, drops what went, and never goes back in time", () => {
  let state = news(started(), { id: "b", kind: "star", version: 3, by: "Noor", actor: "Noor", past: "starred" });
  state = reduce(state, { type: "load", cards: [card("a"), card("b"), card("d")], browsing: false });
  assert.deepEqual([state.order, state.truth.b.version], [["a", "b", "d"], 3]);
  state = decide(state, "1");
  const gone = reduce(state, { type: "load", cards: [card("a")], browsing: false });
  assert.deepEqual([gone.order, gone.focus], [["a"], ""]);
});

test("when the last card is decided nothing is on top, and a new reply comes up by itself", () => {
  const state = decide(started([card("a")]), "1");
  assert.equal(state.focus, "");
  assert.equal(reduce(state, { type: "load", cards: [card("a"), card("z")], browsing: false }).focus, "z");
});

test("who only watches goes through all cards, decided or not", () => {
  const cards = [card("a", { kind: "star" }), card("b", { kind: "decline" })];
  const state = started(cards, { browsing: true });
  assert.equal(state.focus, "a");
  assert.equal(reduce(state, { type: "step", by: 1 }).focus, "b");
});

test("a reply that is taken back while it is looked at is missed by name, another leaves in silence", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => card(id));
  const moved = reduce(decide(started(), "1"), { type: "load", cards: [a, c], browsing: false });
  assert.deepEqual([moved.focus, moved.message.key, moved.message.values.name, moved.message.loud], ["c", "gone", "B", true]);
  const still = reduce(started(), { type: "load", cards: [a, b], browsing: false });
  assert.deepEqual([still.focus, still.message], ["a", null]);
});

const hidden = (more = {}) => card("a", { stage: "words", next: "sound", scores: {}, ...more });
const revealing = (state, op, act, kind, points) =>
  reduce(state, { type: act, op: { op, act, id: "a", kind, version: state.truth.a.version, at: "" }, points });
const shown = (state) => cardsOf(state, "You").find(({ id }) => id === "a");

test("a score counts at once, and the last one of several", () => {
  let state = revealing(started([hidden(), card("b")]), "1", "score", "words:2", 2);
  state = revealing(state, "2", "score", "words:4", 4);
  assert.deepEqual([shown(state).scores, shown(state).kind, state.focus], [{ words: 4 }, "", "a"]);
  state = news(state, { op: "1", id: "a", version: 0, card: hidden({ scores: { words: 2 } }) });
  assert.deepEqual(shown(state).scores, { words: 4 });
  state = news(state, { op: "2", id: "a", version: 0, card: hidden({ scores: { words: 4 } }) });
  assert.deepEqual([shown(state).scores, state.ops.length], [{ words: 4 }, 0]);
});

test("a stage opens with the server's card, not before", () => {
  let state = revealing(started([hidden({ scores: { words: 4 } })]), "1", "open", "sound");
  assert.deepEqual([shown(state).opening, shown(state).stage], [true, "words"]);
  state = news(state, { op: "1", id: "a", version: 0, card: hidden({ stage: "sound", next: "picture", sound: "/media/s" }) });
  assert.deepEqual([shown(state).opening, shown(state).stage, shown(state).sound], [undefined, "sound", "/media/s"]);
});

test("a stage that was refused stays closed, with the reason", () => {
  const state = news(revealing(started([hidden()]), "1", "open", "sound"), { op: "1", id: "a", version: 0, refusal: "Give a score first." });
  assert.deepEqual([shown(state).stage, shown(state).opening, state.message.values.reason], ["words", undefined, "Give a score first."]);
});

test("an older list closes no stage, and a reply that was sent anew does", () => {
  const open = card("a", { stage: "picture", next: "", scores: { words: 4, sound: 2 } });
  let state = reduce(started([open]), { type: "load", cards: [hidden()], browsing: false });
  assert.equal(shown(state).stage, "picture");
  state = reduce(state, { type: "load", cards: [hidden({ version: 2 })], browsing: false });
  assert.equal(shown(state).stage, "words");
});

test("what was heard before the list was read closes no stage either", () => {
  const changes = [{ seq: 1, op: "1", id: "a", version: 0, kind: "", by: "", mine: false, decided_at: "", refusal: "", actor: "", past: "", card: hidden() }];
  const state = begin({ cards: [card("a", { stage: "picture", next: "", scores: {} })], changes, browsing: false });
  assert.equal(shown(state).stage, "picture");
});
