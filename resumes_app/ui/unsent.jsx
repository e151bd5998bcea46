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

/**
 * Counts the changes of the form that it stands in, sends the number along as `changes`, and shows its line while
 * the server has `heard` of the last one. Puts what was `stored` otherwise than it was sent into the form, and sends
 * along as `shown` the number of the last time that all of it was put there.
 */
export function SavedLine({ line, heard, waiting, offline, stored, testId, className }) {
  const place = useRef(null);
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
  const pending = changes > 0 && heard !== changes;
  return (
    <>
      <input ref={place} type="hidden" name="changes" value={changes} />
      <input type="hidden" name="shown" value={shown} />
      <p role="status" data-testid={testId} className={className}>
        {!pending ? line : isOffline ? offline : waiting}
      </p>
    </>
  );
}
