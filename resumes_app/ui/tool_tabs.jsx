// Which of several tools is open: chosen in the browser at once, also without a network, and kept as long as the tab.
import { useEffect, useRef, useSyncExternalStore } from "react";

import { useChosenInSight } from "./choice_strip.jsx";

const KEY = "open-tool";
const listeners = new Set();
let open = null; // {of, tool, before}: for another thing that is worked at, all begins anew.

function read() {
  if (open) return open;
  try {
    open = JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  return (open ??= { of: "", tool: "" });
}

function set(now) {
  open = now;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // As above.
  }
  listeners.forEach((listener) => listener());
}

const listen = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The tool that is open; `first` where none was chosen. */
export const useOpenTool = (first) =>
  useSyncExternalStore(
    listen,
    () => read().tool || first,
    () => first,
  );

const show = (tool) => read().tool === tool || set({ of: read().of, tool, before: read().tool });

/** The newest tool that is not `first`; `second` where none was chosen. */
export const useBesideTool = (first, second) =>
  useSyncExternalStore(
    listen,
    () => [read().tool, read().before, second].find((tool) => tool && tool !== first),
    () => second,
  );

/** A tab for each tool. `asked` opens one from elsewhere, each time that its `times` grows. */
export function ToolTabs({ of, first, tools, beside, asked, label, className, tabClassName }) {
  const [opened, newest] = [useOpenTool(first), useBesideTool(first, tools[0][0])];
  const chosen = beside ? newest : opened;
  const bar = useRef(null);
  const times = useRef(asked.times);
  useEffect(() => {
    if (of && read().of !== of) set({ of, tool: "" });
  }, [of]);
  useEffect(() => {
    if (asked.times > times.current) show(asked.tool);
    times.current = asked.times;
  }, [asked.times]);
  useEffect(() => {
    // Chosen in another version, which had more of them.
    if (!bar.current.querySelector("[aria-pressed=true]")) set({ of: read().of, tool: "" });
  }, [chosen]);
  const acts = useChosenInSight(bar, chosen);
  return (
    <div ref={bar} role="group" aria-label={label} {...acts} className={className}>
      {tools.map(([name, words]) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => show(name)}
          data-testid={`tool-${name}`}
          className={tabClassName}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
