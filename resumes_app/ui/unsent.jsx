// The line below a form that saves itself: what the server has said of it, as long as it has everything.
import { useEffect, useRef, useState } from "react";
import { useOffline } from "./shared.jsx";

const plain = (text) => text.replace(/\r\n/g, "\n");

/** Shows `now` in a field of the form in which still stands what was `sent`; returns false where one types on there. */
function show(field, sent, now) {
  if (!field) return true;
  if (field.type === "checkbox") {
    if (field.checked === (sent === "yes")) field.checked = now === "yes";
    return true;
  }
  const value = plain(field.value);
  if (value !== plain(sent)) return value === plain(now);
  field.value = now;
  field.dispatchEvent?.(new Event("stored", { bubbles: true })); // A group of radio buttons has none.
  return true;
}

const OWN = ["fill", "changes", "shown", "act"];

/** What stands in the form, by name; a ticked box is a "yes". */
function standing({ elements }) {
  const named = [...elements].filter(({ name }) => name && !OWN.includes(name));
  return Object.fromEntries(named.map((field) => [field.name, field.type === "checkbox" ? (field.checked ? "yes" : "") : elements[field.name].value]));
}

// What was typed into a form that went, unsaved, and what had stood there; the server may have gone with it.
let left = null;

/** Puts what is `left` into the form, but for what others have changed meanwhile; returns whether there was anything, and any such. */
function takeUp({ fields, before }, form) {
  const now = standing(form);
  const unsaved = Object.keys(fields).filter((name) => name in now && fields[name] !== before[name] && fields[name] !== now[name]);
  const mine = unsaved.filter((name) => now[name] === before[name]);
  for (const name of mine) show(form.elements[name], now[name], fields[name]);
  return { taken: mine.length > 0, clashes: mine.length < unsaved.length };
}

/** Takes up what was left, and tells by a change of `teller`, which no one sees; returns whether others had changed any of it. */
function useLeft(place, teller, memory, stored) {
  const before = useRef({});
  const [clashes, setClashes] = useState(false);
  useEffect(() => {
    const { form } = place.current;
    before.current = standing(form);
    const again = left?.memory !== memory && left?.path === location.pathname ? takeUp(left, form) : {};
    left = null;
    setClashes(Boolean(again.clashes));
    if (again.taken) for (const name of ["input", "change"]) teller.current.dispatchEvent(new Event(name, { bubbles: true }));
    return () => {
      left = { memory, path: location.pathname, before: before.current, fields: standing(form) };
    };
  }, [memory]);
  useEffect(() => {
    if (!stored?.seq) return; // It was not saved yet.
    before.current = standing(place.current.form);
    setClashes(false);
  }, [stored?.seq]);
  return clashes;
}

/**
 * Counts the changes of the form that it stands in, sends the number along as `changes`, and shows its line while
 * the server has `heard` of the last one. Puts what was `stored` otherwise than it was sent into the form, and sends
 * along as `shown` the number of the last time that all of it was put there. What was typed stays where the server has
 * forgotten the form, which its `memory` tells; of what was `clashed`, so that it does not, one reads that.
 */
export function SavedLine({ line, heard, waiting, offline, stored, memory, clashed, testId, className }) {
  const [place, teller] = [useRef(null), useRef(null)];
  const [changes, setChanges] = useState(0);
  const [shown, setShown] = useState(0);
  const isOffline = useOffline();
  useEffect(() => {
    const form = place.current.closest("form");
    const changed = () => setChanges((count) => count + 1);
    form.addEventListener("input", changed);
    return () => form.removeEventListener("input", changed);
  }, []);
  useEffect(() => {
    const { elements } = place.current.form;
    const all = Object.entries(stored?.fields ?? {}).map(([name, [sent, now]]) => show(elements[name], sent, now));
    if (all.every(Boolean)) setShown(stored?.seq ?? 0);
  }, [stored?.seq]);
  const clashes = useLeft(place, teller, memory, stored);
  const pending = changes > 0 && heard !== changes;
  return (
    <>
      <input ref={place} type="hidden" name="changes" value={changes} />
      <input type="hidden" name="shown" value={shown} />
      <select ref={teller} hidden />
      <p role="status" data-testid={testId} className={className}>
        {clashes && `${clashed} `}
        {!pending ? line : isOffline ? offline : waiting}
      </p>
    </>
  );
}
