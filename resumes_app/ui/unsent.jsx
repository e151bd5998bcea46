// The line below a form that saves itself: what the server has said of it, as long as it has everything.
import { useEffect, useRef, useState } from "react";
import { useOffline } from "./shared.jsx";

/**
 * Counts the changes of the form that it stands in, sends the number along as `changes`, and shows its line while
 * the server has `heard` of the last one.
 */
export function SavedLine({ line, heard, waiting, offline, testId, className }) {
  const place = useRef(null);
  const [changes, setChanges] = useState(0);
  const isOffline = useOffline();
  useEffect(() => {
    const form = place.current.closest("form");
    const changed = () => setChanges((count) => count + 1);
    form.addEventListener("input", changed);
    return () => form.removeEventListener("input", changed);
  }, []);
  const pending = changes > 0 && heard !== changes;
  return (
    <>
      <input ref={place} type="hidden" name="changes" value={changes} />
      <p role="status" data-testid={testId} className={className}>
        {!pending ? line : isOffline ? offline : waiting}
      </p>
    </>
  );
}
