// The parts of the camera stage that a person presses or reads.

import { Icon, clock } from "./shared.jsx";

/** What of the limit is used: takes that are there, and the one that grows, to `target_ms` if it can. */
export function Clock({ labels, used_ms, now_ms, cap_ms, warn_ms, target_ms, phase }) {
  const left_ms = Math.max(0, cap_ms - used_ms - now_ms);
  const warns = phase === "recording" && left_ms <= warn_ms;
  const share = (length_ms) => `${Math.min(100, (100 * length_ms) / cap_ms)}%`;
  return (
    <div className="flex min-h-tap items-center gap-3">
      <div className="relative h-1.5 flex-1 rounded-pill bg-white/30" aria-hidden="true">
        <div className="absolute inset-y-0 left-0 rounded-pill bg-white" style={{ width: share(used_ms) }} />
        <div
          className="absolute inset-y-0 border-l-2 border-black/60 bg-primary"
          style={{ left: share(used_ms), width: share(now_ms) }}
        />
        {target_ms > 0 && (
          <div
            data-testid="target"
            className="absolute -inset-y-1.5 w-1 -translate-x-1/2 rounded-pill border border-black/60 bg-white"
            style={{ left: share(used_ms + target_ms) }}
          />
        )}
      </div>
      <p
        role="timer"
        aria-live="off"
        aria-label={labels.clock}
        data-warns={warns}
        className="flex items-center gap-1.5 rounded-pill bg-scrim px-3 py-1 text-sm font-bold tabular-nums text-white data-[warns=true]:bg-danger data-[warns=true]:text-on-danger"
      >
        {phase === "recording" && <span className="size-2.5 animate-pulse rounded-pill bg-primary" aria-hidden="true" />}
        {warns ? `−${Math.ceil(left_ms / 1000)} s` : `${clock((used_ms + now_ms) / 1000)} / ${clock(cap_ms / 1000)}`}
      </p>
    </div>
  );
}

/** The big button, and what stands beside it. */
export function Shutter({ labels, glyphs, phase, full, canPause, retakes, press, onPause, onRetake }) {
  const running = phase === "recording" || phase === "paused";
  const busy = phase === "saving" || phase === "starting";
  const side = "grid size-14 place-items-center rounded-pill border-2 border-white/40 bg-scrim text-white";
  return (
    <div className="flex items-center justify-center gap-7 low:gap-5">
      {running && canPause ? (
        <button
          type="button"
          className={side}
          onClick={onPause}
          aria-label={phase === "paused" ? labels.resume : labels.pause}
          data-testid="pause"
          data-then="stage"
        >
          <Icon paths={phase === "paused" ? glyphs.play : glyphs.pause} />
        </button>
      ) : (
        <span className="size-14" />
      )}
      <button
        type="button"
        data-testid={running ? "stop" : "record"}
        data-phase={phase}
        data-running={running}
        data-focus="stage"
        // A shutter that went comes back as the way to a camera, or as Next where the time is used up.
        data-then={full && phase === "idle" ? "stage next step" : "stage step"}
        aria-label={running ? labels.stop : phase === "counting" ? labels.cancel : labels.record}
        aria-keyshortcuts="Space"
        // While it is held it must hear when it is let go.
        disabled={(busy && !press.held) || (full && !running)}
        {...press.props}
        className="group grid touch-none select-none size-20 low:size-18 place-items-center rounded-pill border-4 border-white bg-black/20 transition-transform active:scale-95 disabled:opacity-40"
      >
        <span className="block size-15 rounded-pill bg-primary transition-all duration-base group-data-[running=true]:size-8 group-data-[running=true]:rounded-control group-data-[phase=counting]:size-10" />
      </button>
      {!running && retakes ? (
        <button
          type="button"
          className={side}
          onClick={onRetake}
          disabled={busy || phase === "counting"}
          aria-label={labels.retake}
          title={labels.retake}
          data-testid="retake"
          data-then="stage"
        >
          <Icon paths={glyphs.retake} />
        </button>
      ) : (
        <span className="size-14" />
      )}
    </div>
  );
}

/** How loud the microphone hears; `bar` is moved from outside, without React. */
export function Meter({ label, bar, testId = "level", children }) {
  return (
    <div className="flex items-center gap-2 rounded-pill bg-scrim px-3 py-2 text-white" role="img" aria-label={label}>
      {children}
      <span className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-pill bg-white/30">
        <span ref={bar} data-testid={testId} className="block size-full origin-left bg-positive" style={{ transform: "scaleX(0)" }} />
      </span>
    </div>
  );
}
