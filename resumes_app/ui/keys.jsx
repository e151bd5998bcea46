// Keys that act on the whole page, and the sheet that explains them and turns letters off.
import { useEffect, useId, useLayoutEffect, useRef } from "react";

import { Icon, isTypedIn, useLatest } from "./shared.jsx";

/**
 * Whether the key belongs to the control that has the focus: all to one that is typed in, of others what moves them, and
 * of none that is ticked or slid Escape.
 */
function isOwn({ key, ctrlKey, metaKey, target }) {
  const control = target.closest?.("input,textarea,select,[contenteditable]");
  if (!control) return false;
  if (isTypedIn(control)) return true;
  const never = key === "Escape" && control.tagName === "INPUT";
  return !never && !ctrlKey && !metaKey && !(key === " " && control.type === "range");
}

/**
 * Calls `handle(key, repeat, {mod, shift, code})` for keys that nobody else wants: not while one types, nor over an open
 * dialog. What it returns true for is done. `mod` is true with Ctrl or Cmd; `code` is the key's place, such as Digit1.
 */
export function useKeys(handle) {
  const latest = useLatest(handle);
  // Before the first painting: a key that is pressed at once counts too.
  useLayoutEffect(() => {
    const pressed = (event) => {
      if (isOwn(event) || event.altKey || document.querySelector("dialog[open]")) return;
      if ([" ", "Enter"].includes(event.key) && event.target.closest?.("button,a,summary")) return;
      const held = { mod: event.ctrlKey || event.metaKey, shift: event.shiftKey, code: event.code };
      if (latest.current(event.key, event.repeat, held)) event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

export function KeysSheet({ open, keys, letters, labels, glyphs, onLetters, onClose }) {
  const box = useRef(null);
  const heading = useId();
  useEffect(() => {
    if (open && !box.current.open) box.current.showModal();
    if (!open && box.current.open) box.current.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      onClose={onClose}
      closedby="any"
      aria-labelledby={heading}
      className="m-auto w-full max-w-[28rem] rounded-sheet bg-raised p-6 text-ink shadow-raised backdrop:bg-stage/70"
    >
      <div className="flex items-center justify-between">
        <h2 id={heading} className="text-xl">
          {labels.keys_title}
        </h2>
        <button type="button" aria-label={labels.close} onClick={onClose} className="grid size-tap place-items-center rounded-pill hover:bg-ink/8">
          <Icon paths={glyphs.close} />
        </button>
      </div>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
        {keys.map(([key, act]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-9 rounded-chip border-2 border-line-strong px-2 text-center font-[system-ui] font-bold">{key}</kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-6 flex min-h-tap items-center gap-3 font-medium">
        <input type="checkbox" role="switch" checked={letters} onChange={(event) => onLetters(event.target.checked)} className="check-box" />
        {labels.letters}
      </label>
    </dialog>
  );
}
