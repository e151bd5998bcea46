// What one had typed into a form that went, with the server's memory of it: to be read, and copied. Nothing puts it back.
import { useEffect, useRef, useState } from "react";

const WORDS = "textarea, input[type=text], input[type=number], input[type=search], input[type=url], input[type=date]";

let unsaved = null; // Of the form that went last.

/** The words in the form: key → label and text. Fields of one list (`question-7`) go by their place in it, not by their number. */
function wordsOf(form) {
  const places = {};
  return new Map(
    [...form.querySelectorAll(WORDS)].map((field) => {
      const list = field.name.replace(/-\d+$/, "");
      places[list] = (places[list] ?? 0) + 1;
      const label = field.labels?.[0]?.firstChild?.textContent || field.getAttribute("aria-label") || field.name;
      return [`${list} ${places[list]}`, { label, text: field.value }];
    }),
  );
}

/** Those of the words that stand neither in `before` nor in `now`, which knows their labels: a form that went does not. */
function beside(words, before, now) {
  const unsaved = [...words].filter(([key, { text }]) => text.trim() && text !== before.get(key)?.text && text !== now.get(key)?.text);
  const labelOf = (key) => now.get(key)?.label ?? now.get(key.replace(/ \d+$/, " 1"))?.label.replace(/\d+$/, "");
  return unsaved.map(([key, { text }]) => [key, { label: labelOf(key), text }]);
}

/** Stands in the form that it is about. The same `owner` reads it, on the same page, once the `memory` is another one. */
export function TypedBefore({ memory, owner, title, done, testId, className }) {
  const place = useRef(null);
  const shown = useRef([]);
  const [rows, setRows] = useState([]);
  useEffect(() => {
    if (!memory || !owner) return undefined; // The server has just begun anew.
    const form = place.current.closest("form");
    let before = wordsOf(form);
    let path = location.pathname;
    const mine = unsaved?.owner === owner && unsaved.path === path ? unsaved : null;
    unsaved = null;
    // The form was filled anew by an act on it: what counts is still what stood there at first.
    if (mine?.memory === memory) ({ before, shown: shown.current } = mine);
    else shown.current = mine ? beside(mine.words, mine.before, before) : [];
    setRows(shown.current);
    const typed = () => {
      path = location.pathname; // A draft gets an address of its own.
    };
    form.addEventListener("input", typed);
    return () => {
      form.removeEventListener("input", typed);
      // Who leaves the page leaves what is typed there.
      unsaved = location.pathname === path ? { memory, owner, path, before, words: new Map([...shown.current, ...wordsOf(form)]), shown: shown.current } : null;
    };
  }, [memory, owner]);
  const end = () => {
    shown.current = [];
    setRows([]);
  };
  return (
    <div ref={place} role="status" className={rows.length > 0 ? className : "contents"}>
      {rows.length > 0 && (
        <div data-testid={testId} className="flex flex-col items-start gap-3">
          <p className="font-semibold">{title}</p>
          <dl className="flex w-full flex-col gap-2">
            {rows.map(([key, { label, text }]) => (
              <div key={key}>
                <dt className="text-sm font-semibold">{label}</dt>
                <dd className="whitespace-pre-line break-words">{text}</dd>
              </div>
            ))}
          </dl>
          <button type="button" onClick={end} className="min-h-tap font-semibold underline">
            {done}
          </button>
        </div>
      )}
    </div>
  );
}
