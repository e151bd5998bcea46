// The teleprompter: the script near the lens, and what can be done to it by hand.
import { useRef } from "react";
import { Icon, fill } from "./shared.jsx";

const SPEED = { least: 60, most: 240, step: 10 };
const SIZES_PX = [20, 24, 28, 34, 42];

function Tool({ label, paths, children, ...rest }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-tap place-items-center rounded-pill bg-scrim font-bold text-white disabled:opacity-50 aria-pressed:bg-white aria-pressed:text-black"
      {...rest}
    >
      {children ?? <Icon paths={paths} className="size-5" />}
    </button>
  );
}

/** Pace, letters, and `planning` where there is room; away while there is nothing to read. */
export function PrompterTools({ labels, glyphs, prompter, phase, planning, onScript }) {
  const { words_a_minute, size_px, mirrored, halted } = prompter;
  const resize = (by) => prompter.set({ size_px: SIZES_PX[SIZES_PX.indexOf(size_px) + by] ?? size_px });
  const pace = (by) =>
    prompter.set({ words_a_minute: Math.min(SPEED.most, Math.max(SPEED.least, words_a_minute + by * SPEED.step)) });
  const idle = phase === "idle";
  if (!prompter.on || !prompter.lines.length) return null;
  return (
    <div role="group" aria-label={labels.prompter} className="flex flex-wrap items-center justify-center gap-1 low:justify-start low:gap-0">
      {!idle && (
        <Tool
          label={halted ? labels.script_go : labels.script_halt}
          paths={halted ? glyphs.play : glyphs.pause}
          data-testid="script-halt"
          onClick={() => prompter.halt(!halted)}
        />
      )}
      <Tool label={labels.slower} paths={glyphs.minus} disabled={words_a_minute <= SPEED.least} onClick={() => pace(-1)} />
      <span className="min-w-12 rounded-pill bg-scrim px-2 py-1 low:min-w-10 low:px-1 text-center text-sm font-semibold tabular-nums text-white" data-testid="pace">
        <span className="sr-only">{fill(labels.pace, { words: words_a_minute })}</span>
        <span aria-hidden="true" className="grid justify-items-center leading-tight">
          {words_a_minute}
          <span className="text-2xs">{labels.pace_unit}</span>
        </span>
      </span>
      <Tool label={labels.faster} paths={glyphs.plus} disabled={words_a_minute >= SPEED.most} data-testid="faster" onClick={() => pace(1)} />
      {idle && (
        <>
          <span className="flex gap-1 low:gap-0">
            <Tool label={labels.smaller} disabled={size_px === SIZES_PX[0]} onClick={() => resize(-1)}>
              <span aria-hidden="true" className="text-sm">A</span>
            </Tool>
            <Tool label={labels.larger} disabled={size_px === SIZES_PX.at(-1)} data-testid="larger" onClick={() => resize(1)}>
              <span aria-hidden="true" className="text-xl">A</span>
            </Tool>
          </span>
          <Tool
            label={labels.mirror}
            paths={glyphs.mirror}
            aria-pressed={mirrored}
            data-testid="mirror"
            onClick={() => prompter.set({ mirrored: !mirrored })}
          />
          <Tool label={labels.from_the_top} paths={glyphs.arrow_up} disabled={!prompter.at} data-testid="from-the-top" onClick={prompter.restart} />
          <Tool label={labels.write_script} paths={glyphs.pencil} data-testid="write-script" onClick={onScript} />
          <div className="basis-full *:px-0 low:hidden @max-[20rem]:hidden">{planning}</div>
        </>
      )}
    </div>
  );
}

/**
 * A window of the script, three lines high, that is moved by keys, a finger or a wheel; the line at the mark is bright. The
 * face stays in sight under it.
 */
function Lines({ labels, prompter }) {
  const dragged = useRef(null);
  const keys = {
    ArrowDown: () => prompter.step(1),
    ArrowUp: () => prompter.step(-1),
    Home: prompter.restart,
  };
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={labels.script}
      data-testid="prompter"
      data-at={prompter.at}
      onKeyDown={(event) => {
        if (!keys[event.key]) return;
        event.preventDefault();
        keys[event.key]();
      }}
      onWheel={(event) => prompter.move(event.deltaY)}
      onPointerDown={(event) => {
        dragged.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (dragged.current === null) return;
        prompter.move(dragged.current - event.clientY);
        dragged.current = event.clientY;
      }}
      onLostPointerCapture={() => {
        dragged.current = null;
      }}
      style={{ fontSize: `${prompter.size_px}px` }}
      className="relative h-[calc(3lh+0.75rem)] max-h-[max(6rem,18cqh)] cursor-grab touch-none overflow-hidden rounded-control bg-black/75 leading-snug low:h-24"
    >
      <span aria-hidden="true" className="absolute left-0 top-3 z-sticky border-y-10 border-l-12 border-y-transparent border-l-primary" />
      <div style={prompter.mirrored ? { transform: "scaleX(-1)" } : undefined} className="px-5 pt-1.5">
        <ol ref={prompter.list} dir="auto" className="relative font-semibold text-white">
          {prompter.lines.map((line, number) => (
            // Lines may be alike; what tells them apart is their place.
            <li key={number} data-now={number === prompter.at} className="text-white/75 data-[now=true]:text-white">
              {line}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

export function Prompter({ labels, prompter, onScript }) {
  return (
    <div className="flex flex-col @max-[20rem]:pr-12 low:pr-0">
      {prompter.lines.length > 0 ? (
        <Lines labels={labels} prompter={prompter} />
      ) : (
        <button
          type="button"
          onClick={onScript}
          data-testid="write-script"
          className="min-h-tap rounded-control bg-scrim px-4 py-2.5 text-left font-semibold text-white"
        >
          {labels.no_script}
        </button>
      )}
    </div>
  );
}
