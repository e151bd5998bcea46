// Operations on their way to the server: kept in this browser until they are confirmed, sent in order for each card.
//
// The server takes a repeated operation for the same one, so sending again after a lost answer is harmless.

import { useEffect, useRef } from "react";

import { useLatest } from "./shared.jsx";
import { Kept } from "./swipe_deck_kept.js";
import { annulled } from "./swipe_deck_model.js";

const ANSWER_WITHIN_MS = 6000;
const LOOK_EVERY_MS = 1000;
const MAX_TRIES = 5;

/** Sends `ops` through `send(op)`; `annul(ops)` those that need not be sent; `giveUp(op)` where no answer comes though there
 *  is a connection; `takeOver(ops)` of a tab that was closed before they were confirmed. */
export function useOutbox({ storage, ops, connected, send, annul, giveUp, takeOver }) {
  const flight = useRef(new Map()); // What is on its way: op → {at, tries}.
  const kept = useRef(null);
  const latest = useLatest({ ops, connected, send, annul, giveUp, takeOver });

  function look() {
    const now = latest.current;
    const open = new Set(now.ops.map(({ op }) => op));
    for (const op of flight.current.keys()) if (!open.has(op)) flight.current.delete(op);
    const idle = annulled(now.ops, ({ op, left }) => left || flight.current.has(op));
    if (idle.size) now.annul(idle);
    if (!now.connected || !navigator.onLine) return;
    const busy = new Set();
    for (const op of now.ops) {
      if (idle.has(op.op)) continue;
      if (!busy.has(op.id)) put(op, now);
      busy.add(op.id);
    }
  }

  function put(op, now) {
    const before = flight.current.get(op.op) ?? { tries: 0 };
    if (before.tries && Date.now() - before.at < ANSWER_WITHIN_MS) return;
    if (before.tries >= MAX_TRIES) return now.giveUp(op);
    flight.current.set(op.op, { at: Date.now(), tries: before.tries + 1 });
    now.send(op);
  }

  useEffect(() => {
    const mine = new Kept(storage);
    kept.current = mine;
    mine.inherit((left) => latest.current.takeOver(left));
    return () => mine.close();
  }, [storage]);

  useEffect(() => {
    kept.current.keep(ops);
    look();
  }, [ops, connected]);

  useEffect(() => {
    if (!ops.length) return undefined;
    const timer = setInterval(look, LOOK_EVERY_MS);
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
    };
  }, [ops.length > 0]);
}
