// What is said in the clip that plays: each line is a button that goes there.

import { useEffect, useRef, useSyncExternalStore } from "react";

import { clock, fill } from "./shared.jsx";
import { spoken } from "./swipe_deck_shared.jsx";

export function DeckTranscript({ card, text, labels }) {
  const { id, lines, at, seek } = useSyncExternalStore(spoken.subscribe, () => spoken.now);
  const list = useRef(null);
  const known = id === card && lines.length > 0;
  useEffect(() => {
    const line = list.current?.children[at];
    // Only the list moves: `scrollIntoView` would also move the page.
    if (line) list.current.scrollTop = line.offsetTop - list.current.clientHeight / 3;
  }, [at]);
  if (!known) return <p className="whitespace-pre-line text-ink-soft">{text || labels.silent}</p>;
  return (
    <ol ref={list} className="relative flex max-h-full flex-col gap-0.5 overflow-y-auto" data-testid="transcript">
      {lines.map((line, index) => (
        <li key={line.start}>
          <button
            type="button"
            onClick={(event) => {
              if (event.detail) event.currentTarget.blur();
              seek(line.start);
            }}
            aria-current={index === at ? "true" : undefined}
            aria-label={fill(labels.go_to, { at: clock(line.start), text: line.text })}
            className="flex w-full gap-3 rounded-chip px-2 py-1.5 text-left text-sm text-ink-soft hover:bg-ink/8 hover:text-ink aria-[current]:bg-primary-soft aria-[current]:text-on-primary-soft"
          >
            <span className="w-9 flex-none tabular-nums">{clock(line.start)}</span>
            <span>{line.text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
