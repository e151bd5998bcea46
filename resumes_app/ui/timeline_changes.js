// Changes of the timeline on their way to the server: shown at once, sent one after the other.
import { useEffect, useReducer, useRef } from "react";

import { newId } from "./plain_http.js";
import { useLatest } from "./shared.jsx";
import { changed, laid } from "./timeline_model.js";

const ANSWER_MS = 10_000;
const TRIES = 3; // Each time something else of the same video was saved in between.
const CONTINUED = ["trim", "set"]; // What a slider does many times: only the newest counts.

const fieldsOf = ({ values }) => Object.keys(values ?? {}).join();

function joined(last, change) {
  if (!CONTINUED.includes(change.act) || last.act !== change.act || last.place !== change.place) return null;
  if (fieldsOf(last) !== fieldsOf(change)) return null;
  return { ...last, ...change, values: { ...last.values, ...change.values } };
}

/**
 * `clips` as they are with all that is under way, whether that is `saved`, and `make(change)`, which returns whether it
 * is made: not while one is `offline`.
 *
 * A change is sent with the version of the draft that it was decided on. Where the server has a newer one with the same
 * clips, it is sent again; any other refusal drops what waits, and `onRefusal` is told why, and what was dropped. The
 * `selection` of a change stays here.
 */
export function useChanges({ clips, takes, version, answer, minMs, unsaved, offline, onChange, onRefusal }) {
  const waiting = useRef([]);
  const flight = useRef(null);
  const [, show] = useReducer((count) => count + 1, 0);
  const now = useLatest({ clips, version, onChange, onRefusal });

  const drop = (reason) => {
    const dropped = waiting.current;
    waiting.current = [];
    flight.current = null;
    show();
    now.current.onRefusal(reason, dropped);
  };
  const send = () => {
    const [change] = waiting.current;
    if (flight.current || !change) return;
    const op = newId();
    flight.current = {
      op,
      tries: change.tries ?? 0,
      base: JSON.stringify(now.current.clips),
      timer: setTimeout(() => flight.current?.op === op && drop(unsaved), ANSWER_MS),
    };
    const { tries, selection, ...told } = change;
    now.current.onChange({ ...told, op, version: now.current.version });
  };

  useEffect(() => {
    const sent = flight.current;
    if (!answer?.op || answer.op !== sent?.op) return;
    clearTimeout(sent.timer);
    flight.current = null;
    const same = JSON.stringify(clips) === sent.base;
    if (answer.stale && same && sent.tries < TRIES) {
      waiting.current[0] = { ...waiting.current[0], tries: sent.tries + 1 };
    } else if (answer.refusal) {
      drop(answer.refusal);
      return;
    } else {
      waiting.current.shift();
    }
    show();
    send();
  }, [answer?.op]);
  useEffect(() => () => clearTimeout(flight.current?.timer), []);

  const make = (change) => {
    if (offline) return false;
    const queue = waiting.current;
    const free = flight.current ? 1 : 0; // The first is on its way and stays as it is.
    const one = queue.length > free ? joined(queue.at(-1), change) : null;
    waiting.current = one ? [...queue.slice(0, -1), one] : [...queue, change];
    show();
    send();
    return true;
  };
  const shown = waiting.current.reduce((before, change) => changed(before, change, takes, minMs), laid(clips));
  return { clips: shown, saved: !waiting.current.length, make };
}
