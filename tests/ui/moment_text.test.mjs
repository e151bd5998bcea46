import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_AND_TIME, momentText } from "../../resumes_app/ui/moment_text.js";

const NOW = Date.parse("2026-11-30T12:00:00Z");
// Whether a comma follows the weekday is the browser's to say.
const told = (iso, parts = DAY_AND_TIME, zone = "UTC") => momentText(iso, zone, parts, NOW).replace(/^(\w{3}),/, "$1");

test("the year of a moment is told where it is far off, before and behind", () => {
  assert.equal(told("2029-01-30T23:59:00Z"), "Tue 30 Jan 2029, 23:59 UTC");
  assert.equal(told("2027-11-30T12:00:00Z"), "Tue 30 Nov 2027, 12:00 UTC");
  assert.equal(told("2025-11-30T12:00:00Z"), "Sun 30 Nov 2025, 12:00 UTC");
});

test("of the coming months and the last ones it goes without saying", () => {
  assert.equal(told("2027-01-30T23:59:00Z"), "Sat 30 Jan, 23:59 UTC");
  assert.equal(told("2026-11-02T12:00:00Z"), "Mon 2 Nov, 12:00 UTC");
});

test("a time alone has no year, and no moment no words", () => {
  assert.equal(told("2029-01-30T23:59:00Z", { hour: "2-digit", minute: "2-digit" }), "23:59");
  assert.equal(told(""), "");
});

test("it is told in the zone of its reader", () => {
  assert.match(told("2026-12-31T23:59:00Z", DAY_AND_TIME, "Asia/Kathmandu"), /^Fri 1 Jan, 05:44/);
});
