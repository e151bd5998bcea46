// The deck's buttons.

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
      className={`inline-flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control border-2 bg-canvas px-2 text-xs font-bold transition-[background-color,color,transform,opacity] duration-fast active:scale-[0.96] disabled:opacity-45 lg:flex-row lg:gap-2 lg:rounded-pill lg:px-3.5 lg:text-base ${wide ? "flex-1 lg:min-w-32" : "min-w-16 max-lg:px-1"} ${tone}`}
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
      className="z-30 flex w-full items-stretch justify-center gap-2 px-3 pb-3 max-sm:gap-1.5 max-sm:px-2 max-lg:absolute max-lg:inset-x-0 max-lg:bottom-0 lg:pt-4 lg:pb-5"
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
