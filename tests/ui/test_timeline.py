"""What the timeline shows of a change before the server has answered is what the server makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from resumes_app.applications.state.reply.cutting import ACTS
from resumes_app.studio import service
from tests import node
from tests.conftest import ROOT
from tests.studio.factories import keep_take, make_candidate, make_draft, recording

SHOWN = ("take", "in_ms", "out_ms", "start_ms", "length_ms", "speed", "mute", "fit", "transition", "transition_ms")
CHANGES: list[dict[str, Any]] = [
    {"act": "trim", "place": 0, "in_ms": 500, "out_ms": 2_500},
    {"act": "split", "at_ms": 1_000},
    {"act": "set", "place": 2, "values": {"speed": 2.0, "mute": True}},
    {"act": "set", "place": 2, "values": {"transition": "fade", "transition_ms": 600}},
    {"act": "split", "at_ms": 2_000},
    {"act": "duplicate", "place": 2},
    {"act": "move", "place": 3, "to": 0},
    {"act": "set", "place": 1, "values": {"transition": "slide", "transition_ms": 2_000}},
    {"act": "trim", "place": 1, "in_ms": 700, "out_ms": 1_000},
    {"act": "add", "take": "", "to": 1},
    {"act": "remove", "place": 0},
    {"act": "remove", "place": 1},
]
TESTS = """
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, laid, placeFor, playingAt, totalOf, trimmed } from "MODEL";
import { selectedAfter, selectedBetween, selectedWithout } from "MODEL";

const cases = CASES;
const shown = (clips) => clips.map((clip) => Object.fromEntries(SHOWN.map((name) => [name, clip[name]])));
const MIN_MS = LEAST;

for (const [at, { before, change, after, takes, total_ms }] of cases.entries()) {
  test(`${at} ${change.act}`, () => {
    const clips = changed(laid(before), change, takes, MIN_MS);
    assert.deepEqual(shown(clips), shown(after));
    assert.equal(totalOf(clips), total_ms);
  });
}

const clip = { in_ms: 1000, out_ms: 3000, take_ms: 4000, speed: 2 };

test("a clip is trimmed within its take and is never too short", () => {
  assert.deepEqual(trimmed(clip, "in", -50, MIN_MS), { in_ms: 0, out_ms: 3000 });
  assert.deepEqual(trimmed(clip, "in", 2999, MIN_MS), { in_ms: 3000 - 2 * MIN_MS, out_ms: 3000 });
  assert.deepEqual(trimmed(clip, "out", 9000, MIN_MS), { in_ms: 1000, out_ms: 4000 });
  assert.deepEqual(trimmed(clip, "out", 0, MIN_MS), { in_ms: 1000, out_ms: 1000 + 2 * MIN_MS });
});

const plain = { ...clip, in_ms: 0, speed: 1, transition: "cut", transition_ms: 0 };
const three = laid([1000, 2000, 3000].map((out_ms) => ({ ...plain, out_ms })));

test("a clip is dropped before those whose middle it has not reached", () => {
  assert.deepEqual([0, 400, 2100, 4600].map((at_ms) => placeFor(three, 1, at_ms)), [0, 0, 1, 2]);
});

test("what cannot be split is left as it is", () => {
  for (const at_ms of [0, 100, 900, 1100, 6000]) {
    assert.deepEqual(changed(three, { act: "split", at_ms }, [], MIN_MS), three);
  }
  assert.equal(playingAt([], 0), -1);
});

test("the clip that was made is the selected one", () => {
  const after = (change, selected) => selectedAfter(three, change, selected, MIN_MS);
  assert.equal(after({ act: "split", at_ms: 1500 }, 0), 2);
  assert.equal(after({ act: "duplicate", place: 1 }, 1), 2);
  assert.equal(after({ act: "remove", place: 2 }, 2), 1);
  assert.equal(after({ act: "move", place: 2, to: 0 }, 2), 0);
  assert.equal(after({ act: "trim", place: 1 }, 1), 1);
});

test("where nothing can be split, the same clip stays selected", () => {
  for (const at_ms of [0, 900, 1100, 2999, 6000]) {
    const after = (selected) => selectedAfter(three, { act: "split", at_ms }, selected, MIN_MS);
    assert.deepEqual([0, 1, 2].map(after), [0, 1, 2]);
  }
  assert.equal(selectedAfter([], { act: "split", at_ms: 0 }, 0, MIN_MS), 0);
});

test("what was refused gives the selection back, unless another clip was chosen meanwhile", () => {
  const copies = [{ selection: [0, 1] }, { values: { mute: true } }, { selection: [1, 2] }];
  assert.equal(selectedWithout(copies, 2), 0);
  assert.equal(selectedWithout(copies, 3), 3);
  assert.equal(selectedWithout([{ selection: [1, 1] }], 0), 0);
});

test("a step back or on chooses what it brought, or what stood before that which it took", () => {
  const [first, second, third] = three;
  const twice = [first, first, second, third];
  assert.equal(selectedBetween(twice, three, 1), 0);
  assert.equal(selectedBetween([first, third], three, 1), 1);
  assert.equal(selectedBetween([first, { ...second, speed: 2 }, third], three, 0), 1);
  assert.equal(selectedBetween([{ ...first, out_ms: 500 }, { ...first, in_ms: 500 }, second], [first, second], 1), 0);
  assert.equal(selectedBetween(three, three, 2), 2);
});
"""


@pytest.mark.usefixtures("database")
async def test_changes_are_shown_as_the_server_makes_them(tmp_path: Path) -> None:
    _, who = await make_candidate()
    view = await make_draft(who)
    for seconds in (4, 2):
        await keep_take(who, view, recording(seconds))
    view = await service.draft_view(who, view["id"])
    cases = []
    for made in CHANGES:
        change = made | {"take": view["takes"][0]["id"]} if made["act"] == "add" else made
        after = await ACTS[change["act"]](who, view["id"], {**change, "version": view["version"]})
        parts = {"before": view["clips"], "change": change, "takes": view["takes"], "after": after["clips"]}
        cases.append({**parts, "total_ms": after["total_ms"]})
        view = after
    words = {
        "MODEL": (ROOT / "resumes_app/ui/timeline_model.js").as_uri(),
        "CASES": json.dumps(cases),
        "SHOWN": json.dumps(SHOWN),
        "LEAST": str(service.MIN_CUT_MS),
    }
    tests = TESTS
    for word, value in words.items():
        tests = tests.replace(word, value)
    (tmp_path / "timeline.test.mjs").write_text(tests)
    node.passes(tmp_path / "timeline.test.mjs")
