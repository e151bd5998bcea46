// The deck's buttons, and the sheet that explains its keys.

import { useEffect, useRef } from "react";

import { Icon } from "./shared.jsx";

const TONES = {
  danger: "border-danger text-danger enabled:hover:bg-danger enabled:hover:text-on-danger",
  star: "border-star text-star enabled:hover:bg-star enabled:hover:text-on-caution",
  positive: "border-positive bg-positive text-on-positive enabled:hover:opacity-90",
};
const PLAIN = "border-line-strong text-ink enabled:hover:border-ink";

function BarButton({ label, paths, shortcut, hint, tone = PLAIN, wide, disabled, onClick, testId }) {
  return (
    <button
      type="button"
      disabled={disabled}
      aria-keyshortcuts={shortcut || undefined}
      data-testid={testId}
      onClick={(event) => {
        // Space and Enter belong to the clip again after a press by mouse or thumb.
        if (event.detail) event.currentTarget.blur();
        onClick();
      }}
      className={`inline-flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control border-2 bg-canvas px-2 text-xs font-bold transition-[background-color,color,transform,opacity] duration-fast active:scale-[0.96] disabled:opacity-45 lg:flex-row lg:gap-2 lg:rounded-pill lg:px-3.5 lg:text-base ${wide ? "flex-1 lg:min-w-32" : "w-16 lg:w-auto"} ${tone}`}
    >
      <Icon paths={paths} className="size-6" />
      <span>{label}</span>
      {hint && (
        <kbd aria-hidden="true" className="hidden font-[system-ui] text-sm font-semibold opacity-75 lg:inline">
          {hint}
        </kbd>
      )}
    </button>
  );
}

export function Bar({ actions, decides, undoes, letters, labels, glyphs, onAct, onUndo, onStep, onRest }) {
  return (
    <div
      role="toolbar"
      aria-label={labels.bar}
      className="z-30 flex w-full items-stretch justify-center gap-2 px-3 pb-3 max-lg:absolute max-lg:inset-x-0 max-lg:bottom-0 lg:pt-4 lg:pb-5"
    >
      {decides ? (
        <>
          <BarButton label={labels.undo} paths={glyphs.undo} shortcut={letters ? "Z" : ""} hint={letters ? "Z" : ""} disabled={!undoes} onClick={onUndo} testId="undo" />
          {onRest && <BarButton label={labels.summary} paths={glyphs.previous} shortcut="Escape" hint="Esc" wide onClick={onRest} testId="summary" />}
          {/* All is decided: none of them could be pressed. */}
          {(onRest ? [] : actions).map((action) => (
            <BarButton
              key={action.kind}
              label={action.label}
              paths={glyphs[action.icon]}
              shortcut={action.key}
              hint={action.hint}
              tone={TONES[action.tone]}
              wide={action.direction !== "up"}
              disabled={!onAct}
              onClick={() => onAct?.(action.direction)}
              testId={action.kind}
            />
          ))}
        </>
      ) : (
        <>
          <BarButton label={labels.previous} paths={glyphs.previous} shortcut="ArrowLeft" hint="←" wide onClick={() => onStep(-1)} testId="previous" />
          <BarButton label={labels.next} paths={glyphs.next} shortcut="ArrowRight" hint="→" wide onClick={() => onStep(1)} testId="next" />
        </>
      )}
    </div>
  );
}

export function Help({ open, keys, letters, labels, glyphs, onLetters, onClose }) {
  const box = useRef(null);
  useEffect(() => {
    if (open && !box.current.open) box.current.showModal();
    if (!open && box.current.open) box.current.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      onClose={onClose}
      closedby="any"
      aria-labelledby="deck-keys"
      className="m-auto w-full max-w-[28rem] rounded-sheet bg-raised p-6 text-ink shadow-raised backdrop:bg-stage/70"
    >
      <div className="flex items-center justify-between">
        <h2 id="deck-keys" className="text-xl">
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
