// Takes in the browser: what is dropped is dropped on the server too, sooner or later, unless it is taken back.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, afterEach, beforeEach, mock, test } from "node:test";

import { device, online, uploads } from "./browser_edges.mjs";

const { session } = await import("../../resumes_app/ui/take_session.js");
const { session: other_tab } = await import("../../resumes_app/ui/take_session.js?another");
const store = await import("../../resumes_app/ui/take_store.js");
const { addFile } = await import("../../resumes_app/ui/take_file.js");
const { lookedInto } = await import("../../resumes_app/ui/take_film.js");
const { toRetake } = await import("../../resumes_app/ui/take_listed.js");

const asked = []; // addresses that the server was asked to forget
let answer = 204;
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(answer).end();
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const site = `http://127.0.0.1:${server.address().port}`;
after(() => {
  server.close();
  setImmediate(() => process.exit()); // The session looks after its takes for as long as the page is open.
});

let number = 0;
const UNDO_MS = 60_000;

/** A new draft of Ana's, with takes as they lie on the device. */
async function draft(...rows) {
  number += 1;
  const name = `draft-${number}`;
  const place = { owner: "ana", draft: name, intake: name, endpoint: `${site}/uploads`, purpose: "take", undo_ms: UNDO_MS };
  for (const [at, row] of rows.entries()) {
    const id = `take-${number}-${at}`;
    await store.put({ id, ...place, mime: "video/mp4", kind: "camera", size: 3, duration_ms: 900, recorded_at: Date.now() + at, ...row });
  }
  return { place, ids: rows.map((_, at) => `take-${number}-${at}`) };
}

async function until(holds) {
  for (const end = Date.now() + 5000; !(await holds()); ) {
    assert.ok(Date.now() < end, `it took too long: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const nothing_owed = async () => (await store.endings("ana")).length === 0;
const told = (url) => asked.filter((line) => line === `DELETE ${url}`).length;

beforeEach(async () => {
  asked.length = uploads.length = 0;
  answer = 204;
});

afterEach(() => mock.timers.reset());

test("an unfinished take that is removed is removed from the server too", async () => {
  const { place, ids } = await draft({ state: "unfinished", url: `${site}/uploads/1` });
  await session.open(place);
  await session.discard(ids[0]);
  await until(nothing_owed);
  assert.deepEqual([session.list(), told("/uploads/1")], [[], 1]);
});

test("a removal that the server did not hear of is told again until it answers", async () => {
  const { place, ids } = await draft({ state: "refused", url: `${site}/uploads/2` });
  await session.open(place);
  answer = 503;
  await session.discard(ids[0]);
  await until(() => told("/uploads/2") === 1);
  answer = 404; // It had forgotten it before.
  online();
  await until(nothing_owed);
  online();
  await session.open((await draft()).place);
  assert.equal(told("/uploads/2"), 2);
});

test("a removal that was not heard of is told at the next visit, after the take has left the device", async () => {
  const { place, ids } = await draft({ state: "unfinished", url: `${site}/uploads/3` });
  await store.drop(ids[0], null);
  await store.sweep(place.owner, -1);
  assert.equal(await store.take(ids[0]), undefined);
  await session.open(place);
  await until(nothing_owed);
  assert.equal(told("/uploads/3"), 1);
});

test("nobody tells of another person's takes", async () => {
  const { ids } = await draft({ owner: "bo", state: "unfinished", url: `${site}/uploads/4` });
  await store.drop(ids[0], null);
  await session.open((await draft()).place);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual([told("/uploads/4"), (await store.endings("bo")).length], [0, 1]);
});

/** The browser's video elements are this one. */
const browser = (video) => (globalThis.document = { createElement: () => Object.assign(video, { removeAttribute() {}, load() {} }) });

const BEGINNINGS = [
  // as sent by browsers: type, first bytes, sound alone
  ["video/mp4", "\0\0\0\x18ftypisom", false],
  ["video/quicktime", "\0\0\0\x14ftypqt  ", false],
  ["video/webm", "\x1a\x45\xdf\xa3", false],
  ["audio/webm", "\x1a\x45\xdf\xa3", true],
  ["", "\0\0\0\x1cftypM4A ", true],
  ["", "ID3\x04", true],
  ["", "\xff\xfb\x90\x64", true],
  ["", "RIFF\x24\0\0\0WAVE", true],
  ["", "OggS", true],
  ["", "RIFF\x24\0\0\0AVI ", null],
  ["audio/aac", "\xff\xf1\x50\x80", null],
  ["video/mp4", "\0\0\0\x18ftypavif", null],
  ["text/vtt", "WEBVTT\n\n00:00", null],
];

test("the first bytes of a file say whether it can be a take, and whether it is sound alone", async () => {
  browser({ duration: NaN, set src(_) { queueMicrotask(() => this.onerror()); } });
  for (const [type, head, heard] of BEGINNINGS) {
    const found = await lookedInto(new File([Uint8Array.from(head, (sign) => sign.charCodeAt(0))], "f", { type }), 1000);
    const [problem, sound] = heard === null ? ["UnknownFile", false] : ["", heard];
    assert.deepEqual([found.problem, found.heard, found.length_ms], [problem, sound, 0], `${type} ${head}`);
  }
});

test("a film that the browser never reads is a take all the same", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let asked_for = false;
  browser({ duration: NaN, set src(_) { asked_for = true; } });
  const looking = lookedInto(new File(["\0\0\0\x18ftypisom"], "film.mp4", { type: "video/mp4" }), 1000);
  while (!asked_for) await new Promise((resolve) => setImmediate(resolve));
  mock.timers.tick(3999);
  const pending = Symbol("pending");
  assert.equal(await Promise.race([looking, new Promise((resolve) => setImmediate(resolve, pending))]), pending);
  mock.timers.tick(1);
  assert.deepEqual(await looking, { problem: "", length_ms: 0, heard: false, picture: null });
});

test("a file that can be no take is refused by name before anything of it is kept", async () => {
  await session.open((await draft()).place);
  const seconds = (duration) => browser({ duration, set src(_) { queueMicrotask(() => this.onloadedmetadata()); } });
  const file = (...parts) => new File(parts, "film.mp4", { type: "video/mp4" });
  const film = ["\0\0\0\x18ftypmp42", "…"];
  seconds(3 * 3600);
  for (const [chosen, why] of [
    [file(), "EmptyFile"],
    [file("#EXTM3U\nfile:///etc/passwd\n"), "UnknownFile"],
    [file("\0\0\0\x18ftypheic"), "UnknownFile"],
    [file(...film), "TooLong"],
  ]) {
    await assert.rejects(addFile(chosen, 600_000), { name: why });
    assert.deepEqual([session.list(), uploads.length], [[], 0]);
  }
  seconds(4);
  await addFile(file(...film), 600_000);
  assert.deepEqual(session.list().map(({ kind, duration_ms }) => [kind, duration_ms]), [["file", 4000]]);
  await session.discard(session.list()[0].id);
});

test("a take that is brought back is not removed from the server any more", async () => {
  const { place, ids } = await draft({ state: "unfinished", url: `${site}/uploads/5` });
  await session.open(place);
  answer = 503;
  await session.discard(ids[0]);
  await session.undo_discard(ids[0]);
  assert.deepEqual(session.list().map(({ id, state }) => [id, state]), [[ids[0], "waiting"]]);
  const before = told("/uploads/5");
  online();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual([await nothing_owed(), told("/uploads/5")], [true, before]);
  await session.discard(ids[0]);
});

test("a take on its way is removed at the address that its upload has", async () => {
  const { place, ids } = await draft({ state: "waiting" });
  await session.open(place);
  await until(() => uploads.length === 1);
  await uploads[0].addressed(`${site}/uploads/6`);
  await session.discard(ids[0]);
  await until(nothing_owed);
  assert.deepEqual([uploads[0].aborted, told("/uploads/6")], [true, 1]);
});

test("an upload that comes to be after its take was removed is removed as well", async () => {
  const { place, ids } = await draft({ state: "waiting" });
  await session.open(place);
  await until(() => uploads.length === 1);
  await session.discard(ids[0]);
  assert.equal(uploads[0].aborted, false);
  await uploads[0].addressed(`${site}/uploads/7`);
  await until(async () => told("/uploads/7") === 1 && (await nothing_owed()));
  assert.equal(uploads[0].aborted, true);
});

test("an upload that the server lost in the middle is begun again", async () => {
  const { place, ids } = await draft({ state: "waiting", url: `${site}/uploads/8` });
  await session.open(place);
  await until(() => uploads.length === 1);
  uploads[0].fail(404, "PATCH");
  await until(() => uploads.length === 2);
  assert.deepEqual([uploads[1].options.uploadUrl, session.list()[0].state], [null, "waiting"]);
  await session.discard(ids[0]);
});

test("takes of a draft that was given up are not sent, and come back with it", async () => {
  const { place, ids } = await draft({ state: "waiting", url: `${site}/uploads/9` }, { state: "unfinished" });
  await session.give_up(place);
  await until(nothing_owed);
  assert.equal(told("/uploads/9"), 1);
  await session.open(place);
  assert.deepEqual([session.list(), uploads.length], [[], 0]);
  await session.take_up(place);
  assert.deepEqual(session.list().map(({ id, state }) => [id, state]), [[ids[0], "waiting"], [ids[1], "unfinished"]]);
  await until(() => uploads.length === 1);
  await session.forget(place);
});

test("takes of an earlier intake are late until the deletion is undone", async () => {
  const { place, ids } = await draft({ state: "waiting" });
  await session.open({ ...place, intake: `${place.draft}.1`, accepts_from: 1 });
  assert.deepEqual([session.list()[0].state, uploads.length], ["late", 0]);
  await session.open({ ...place, intake: `${place.draft}.1`, accepts_from: 0 });
  assert.equal(session.list()[0].state, "waiting");
  await until(() => uploads.length === 1);
  await session.discard(ids[0]);
});

test("a draft that is given up while it is open stops what is on its way", async () => {
  const { place } = await draft({ state: "waiting" });
  await session.open(place);
  await until(() => uploads.length === 1);
  await uploads[0].addressed(`${site}/uploads/10`);
  await session.give_up(place);
  await until(nothing_owed);
  assert.deepEqual([session.list(), uploads[0].aborted, told("/uploads/10")], [[], true, 1]);
});

test("no take is late until it is known what the draft takes in", async () => {
  for (const intake of [undefined, ""]) {
    const { place, ids } = await draft({ state: "waiting" }, { state: "refused" });
    const problems = [];
    const hear = (event) => problems.push(event.detail);
    session.addEventListener("problem", hear);
    await session.open({ ...place, intake });
    assert.deepEqual(session.list().map(({ state }) => state), ["waiting", "refused"]);
    await until(() => uploads.length === 1);
    await session.open({ ...place, intake: `${place.draft}.1` });
    assert.deepEqual([session.list().map(({ state }) => state), problems], [["late", "late"], ["DraftDeleted"]]);
    session.removeEventListener("problem", hear);
    await Promise.all(ids.map((id) => session.discard(id)));
    uploads.length = 0;
  }
});

/** Run `act` as on a page whose browser gives it no locks. */
async function without_locks(act) {
  Object.defineProperty(navigator, "locks", { value: undefined, configurable: true });
  await act().finally(() => delete navigator.locks);
}
const add = (id, tab = session) => tab.append(id, new Blob(["more"]));

test("what one tab is taking is left alone by another, also while older takes go up", async () => {
  const { place, ids } = await draft({ state: "waiting" }, { state: "waiting" });
  await session.open(place);
  const id = await session.begin("video/mp4", "file");
  await add(id);
  await other_tab.open(place);
  assert.equal((await store.take(id))?.state, "recording");
  await add(id);
  await session.finish(id, 900);
  assert.deepEqual(await store.take(id).then(({ size, state }) => [size, state]), [8, "waiting"]);
  assert.equal((await navigator.locks.query()).held.some(({ name }) => name.endsWith(id) && name !== `take:${id}`), false);
  await other_tab.forget(place);
  await Promise.all([...ids, id].map((each) => session.discard(each)));
});

test("where tabs have no locks, what was added to a moment ago is left alone", () =>
  without_locks(async () => {
    const { place } = await draft();
    await session.open(place);
    const id = await session.begin("video/mp4", "file");
    await store.patch(id, { recorded_at: Date.now() - 60_000 });
    await add(id);
    await other_tab.open(place);
    await add(id);
    await session.finish(id, 900);
    assert.deepEqual(await store.take(id).then(({ size, state }) => [size, state]), [8, "waiting"]);
    await session.discard(id);
    await other_tab.forget(place);
  }));

test("a take that may be under way is looked at again later", () =>
  without_locks(async () => {
    const { place, ids } = await draft({ state: "recording", mime: "video/other" });
    mock.timers.enable({ apis: ["setTimeout"] });
    await session.open(place);
    assert.deepEqual(session.list(), []);
    await store.patch(ids[0], { recorded_at: Date.now() - 60_000 });
    mock.timers.tick(30_000);
    mock.timers.reset();
    await until(() => session.list().length === 1);
    assert.equal(session.list()[0].state, "unfinished");
    await session.discard(ids[0]);
  }));

test("a take that goes while it is being taken is told of, and is not taken for one that was too short", async () => {
  const { place } = await draft();
  const problems = [];
  const hear = (event) => problems.push(event.detail);
  session.addEventListener("problem", hear);
  await session.open(place);
  const id = await session.begin("video/mp4");
  await add(id);
  await store.remove(id);
  await assert.rejects(add(id), { name: "TakeGone" });
  await session.finish(id, 900);
  assert.deepEqual([session.list(), problems], [[], []]);
  session.removeEventListener("problem", hear);
});

test("what waits of a reply that was sent from elsewhere is removed from the server", async () => {
  const { place, ids } = await draft({ state: "unfinished", url: `${site}/uploads/11` });
  await session.forget(place);
  await until(async () => told("/uploads/11") === 1 && (await nothing_owed()));
  assert.equal(await store.take(ids[0]), undefined);
});

test("a draft that is opened while another one is forgotten is there, and takes", async () => {
  const { place, ids } = await draft({ state: "waiting" });
  const { place: next, ids: others } = await draft({ state: "unfinished" });
  await session.open(place);
  await until(() => uploads.length === 1);
  await uploads[0].addressed(`${site}/uploads/13`);
  const forgetting = session.forget(place);
  assert.equal(uploads[0].aborted, true, "nothing more goes up");
  await session.open(next);
  await forgetting;
  assert.deepEqual(session.list().map(({ id }) => id), others);
  const id = await session.begin("video/mp4", "file");
  assert.equal((await store.take(id)).draft, next.draft);
  assert.equal(session.list().some((row) => row.id === ids[0]), false);
  await Promise.all([...others, id].map((each) => session.discard(each)));
});

test("another try replaces the newest take on its way, else the server's, never one that waits to be asked for", () => {
  const rows = (...states) => states.map((state) => ({ id: state, state }));
  assert.equal(toRetake(rows("late", "waiting"), "kept"), "waiting");
  assert.equal(toRetake(rows("waiting", "refused"), "kept"), "waiting");
  assert.equal(toRetake(rows("late", "refused", "signed_out"), "kept"), "kept");
  assert.equal(toRetake(rows("late"), undefined), "");
});

/** Record a take in a place that is open, over `replaces`; resolves to its id. */
async function taken(replaces = "") {
  const id = await session.begin("video/other", "file", { replaces });
  await add(id);
  await session.finish(id, 900);
  return id;
}

test("of two retakes after one another the latest take is brought back, and the one before stays out", async () => {
  const { place, ids } = await draft({ state: "waiting" });
  await session.open(place);
  const second = await taken(ids[0]);
  const third = await taken(second);
  assert.deepEqual(session.list().map(({ id, replaces }) => [id, replaces]), [[third, [second, ids[0]]]]);
  await session.undo_discard(second);
  assert.deepEqual(session.list().map(({ id }) => id).sort(), [second, third].sort());
  await Promise.all([second, third].map((id) => session.discard(id)));
});

test("what a take has replaced is not told again, also after the page is left", async () => {
  const { place } = await draft();
  await session.open(place);
  const id = await taken("on-the-server");
  assert.deepEqual(session.list()[0].replaces, ["on-the-server"]);
  await session.has_replaced(id);
  await other_tab.open(place);
  assert.deepEqual([session, other_tab].map((tab) => tab.list()[0].replaces), [[], []]);
  await Promise.all([session.discard(id), other_tab.discard(id)]);
  await other_tab.forget(place);
});

test("what another tab takes while the reply is sent stays on this device, and on the server nothing of it", async () => {
  const { place, ids } = await draft({ state: "waiting", url: `${site}/uploads/12` }, { state: "unfinished" });
  await other_tab.open(place);
  const id = await other_tab.begin("video/mp4", "file");
  await add(id, other_tab);
  await session.forget(place);
  await add(id, other_tab);
  await other_tab.forget(place);
  await add(id, other_tab);
  await other_tab.finish(id, 900);
  assert.deepEqual(await store.take(id).then(({ size, state }) => [size, state]), [12, "waiting"]);
  assert.equal((await store.take(ids[0])).state, "waiting");
  assert.equal(await store.take(ids[1]), undefined);
  await until(async () => told("/uploads/12") === 1 && (await nothing_owed()));
  await other_tab.open({ ...place, intake: `${place.draft}.1`, accepts_from: 1 });
  assert.deepEqual(other_tab.list().map(({ state }) => state), ["late", "late"]);
});

test("a place that could not be opened is opened by the next try", async () => {
  const { place, ids } = await draft({ state: "unfinished" });
  const { getAllKeys } = device.stores.chunks;
  device.stores.chunks.getAllKeys = async () => {
    throw new DOMException("", "UnknownError");
  };
  await assert.rejects(session.open(place), { name: "UnknownError" });
  device.stores.chunks.getAllKeys = getAllKeys;
  await session.open(place);
  assert.deepEqual(session.list().map(({ id }) => id), ids);
});

test("an older page that does not let go is told of, and waited for no longer", async () => {
  const other = await import("../../resumes_app/ui/take_store.js?another");
  device.blocked = true;
  mock.timers.enable({ apis: ["setTimeout"] });
  const opening = assert.rejects(other.take("1"), { name: "BlockedError" });
  await Promise.resolve();
  mock.timers.tick(5000);
  mock.timers.reset();
  await opening;
  device.blocked = false;
  assert.equal(await other.take("no-such-take"), undefined);
});
