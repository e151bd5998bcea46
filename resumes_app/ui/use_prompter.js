// How the teleprompter's script moves under its reading mark, and what was read when.
import { useEffect, useMemo, useRef, useState } from "react";
import { cuesOf, linesOf, wordsOf } from "./prompter_lines.js";
import { useLatest, useMedia, useRemembered } from "./shared.jsx";
import { note } from "./take_spoken.js";

const MINUTE_MS = 60_000;
const USUAL = { on: false, words_a_minute: 130, size_px: 28, mirrored: false };

/**
 * The teleprompter beside the shutter. `at` is the line at the reading mark; `list` takes the element of the lines. Places
 * in the script are counted in words, so that neither size nor window change what was read when.
 */
export function usePrompter({ script, lineChars, shutter }) {
  const [kept, set_kept] = useRemembered("resumes-prompter", {});
  const settings = { ...USUAL, ...kept };
  const [opened, open] = useState(false);
  const lines = useMemo(() => linesOf(script, lineChars), [script, lineChars]);
  const starts = useMemo(() => lines.reduce((sums, line) => [...sums, sums.at(-1) + wordsOf(line)], [0]), [lines]);
  // It is remembered where there is something to read; for a script that is not written yet it is switched on anew.
  const on = settings.on && (opened || lines.length > 0);
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const [halted, halt] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef(null);
  const place = useRef(0);
  const begun = useRef(0);
  const marks = useRef([]);
  const runs = on && shutter.phase === "recording" && lines.length > 0;

  const lineAt = (words) => Math.max(0, starts.findLastIndex((start) => start <= words));
  const mark = (line) => {
    const for_ms = line < lines.length ? (wordsOf(lines[line]) * MINUTE_MS) / settings.words_a_minute : 0;
    marks.current.push({ at_ms: shutter.elapsed(), for_ms, text: lines[line] ?? "" });
    note(shutter.id, cuesOf(marks.current, Infinity));
  };
  const draw = () => {
    const rows = list.current?.children;
    if (!rows?.length) return;
    const line = Math.min(lineAt(place.current), lines.length);
    const row = rows[Math.min(line, lines.length - 1)];
    // The last line stays, also when it was read.
    const share = still || line >= lines.length - 1 ? 0 : (place.current - starts[line]) / (starts[line + 1] - starts[line]);
    list.current.style.transform = `translateY(${-(row.offsetTop + share * row.offsetHeight)}px)`;
  };
  const go = (words) => {
    place.current = Math.min(Math.max(words, 0), starts.at(-1));
    const line = lineAt(place.current);
    if (line !== now.current.at) {
      setAt(line);
      now.current.at = line;
      if (runs && shutter.id) mark(line);
    }
    draw();
  };
  const now = useLatest({ at, go });

  useEffect(() => {
    if (lines.length) open(false); // The next script may be another job's.
  }, [lines.length > 0]);
  useEffect(() => go(place.current), [lines, settings.size_px, on, still]);
  useEffect(() => {
    marks.current = []; // Each take has its own, also where none of its lines are read.
  }, [shutter.id]);
  useEffect(() => {
    if (!on || !shutter.id || !lines.length) return undefined;
    begun.current = starts[Math.min(lineAt(place.current), lines.length)]; // A line that was broken off is said again.
    if (begun.current >= starts.at(-1)) begun.current = 0;
    now.current.go(begun.current);
    mark(lineAt(begun.current));
    return () => halt(false);
  }, [shutter.id, on]);
  useEffect(() => {
    if (shutter.phase === "saving" && shutter.id && marks.current.length) note(shutter.id, cuesOf(marks.current, shutter.elapsed()));
  }, [shutter.phase]);
  useEffect(() => {
    if (!runs || halted) return undefined;
    let before = performance.now();
    let frame = requestAnimationFrame(function step(moment) {
      const gone = Math.max(0, moment - before);
      before = moment;
      now.current.go(place.current + (gone * settings.words_a_minute) / MINUTE_MS);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [runs, halted, settings.words_a_minute]);

  return {
    ...settings,
    on,
    lines,
    at,
    list,
    halted,
    halt,
    set: (fields) => {
      if ("on" in fields) open(fields.on);
      set_kept({ ...settings, ...fields });
    },
    /** To the beginning of the newest take, which is recorded again. */
    rewind: () => now.current.go(begun.current),
    restart: () => now.current.go(0),
    /** By hand: so many lines on. */
    step: (count) => now.current.go(starts[Math.min(Math.max(now.current.at + count, 0), lines.length)]),
    /** By hand: so many pixels on, as the lines are drawn now. */
    move: (pixels) => {
      const row = list.current?.children[Math.min(now.current.at, lines.length - 1)];
      const line = Math.min(now.current.at, lines.length - 1);
      if (row) now.current.go(place.current + (pixels / row.offsetHeight) * (starts[line + 1] - starts[line]));
    },
  };
}
