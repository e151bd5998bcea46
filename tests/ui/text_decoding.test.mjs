// Text files as other tools write them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { textOf } from "../../resumes_app/ui/text_decoding.js";

const WORDS = "Über “fünf” Jahre";
const read = (buffer) => textOf(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length));

test("UTF-8 is read with its mark and without", () => {
  assert.equal(read(Buffer.from(WORDS)), WORDS);
  assert.equal(read(Buffer.from(`\ufeff${WORDS}`)), WORDS);
  assert.equal(read(Buffer.from("")), "");
});

test("UTF-16 is read by its mark, either way round", () => {
  const little = Buffer.from(`\ufeff${WORDS}`, "utf16le");
  assert.equal(read(little), WORDS);
  assert.equal(read(Buffer.from(little).swap16()), WORDS);
});

test("what is no UTF-8 is Windows-1252", () => {
  assert.equal(read(Buffer.from("Über fünf Jahre", "latin1")), "Über fünf Jahre");
  assert.equal(read(Buffer.from([0x93, 0x6a, 0x61, 0x94])), "“ja”");
});
