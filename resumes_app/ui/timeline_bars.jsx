// The rows of buttons above and below the strip, and the bin of takes that are not in the video.
import { bringFocused } from "./choice_strip.jsx";
import { Icon, fill } from "./shared.jsx";
import { usePlayhead } from "./playhead.js";
import { seconds } from "./timeline_clip.jsx";
import { pictureAt, useMedia } from "./timeline_media.js";

/** Its controls are not reached by keys while the settings of a clip lie over them; what it says is still spoken. */
export const UNCOVERED = "max-lg:group-data-[covered=true]/timeline:[&_:is(button,[tabindex])]:invisible";
const ROUND =
  "grid size-tap flex-none place-items-center rounded-pill enabled:hover:bg-ink/8 disabled:opacity-40 " +
  "aria-disabled:opacity-40";

function Round({ label, paths, shortcut, disabled, onClick, testId, children }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-keyshortcuts={shortcut || undefined}
      // Not `disabled`: that would take the focus from whoever presses it until there is nothing more to do.
      aria-disabled={disabled || undefined}
      onClick={() => disabled || onClick()}
      data-testid={testId}
      className={ROUND}
    >
      {children ?? <Icon paths={paths} className="size-5" />}
    </button>
  );
}

/** They say what they would do. */
export function Steps({ undo, redo, labels, glyphs, onUndo, onRedo }) {
  return (
    <>
      <Round label={undo ? fill(labels.undo, { what: undo }) : labels.no_undo} paths={glyphs.undo} shortcut="Control+Z" disabled={!undo} onClick={onUndo} testId="undo" />
      <Round label={redo ? fill(labels.redo, { what: redo }) : labels.no_redo} paths={glyphs.redo} shortcut="Control+Shift+Z" disabled={!redo} onClick={onRedo} testId="redo" />
    </>
  );
}

/** Undo and redo where the timeline is always seen; time and zoom. */
export function Head({ undo, over, capMs, totalMs, labels, glyphs, letters, onZoom, onFit, onKeys, children }) {
  const { position_ms, playing } = usePlayhead();
  const words = { at: seconds(position_ms), total: seconds(totalMs), cap: Math.round(capMs / 1000), over: seconds(over) };
  const late = over > 0;
  return (
    <div className={`flex min-h-tap min-w-0 items-center gap-1 lg:gap-2 ${UNCOVERED}`}>
      <span className="hidden flex-none gap-2 lg:flex">{children}</span>
      <span aria-hidden="true" className="hidden w-44 truncate text-sm text-ink-soft lg:block lg:[@media(max-height:46rem)]:hidden">
        {undo && fill(labels.undo, { what: undo })}
      </span>
      <div className="min-w-0 flex-1 whitespace-nowrap text-sm lg:text-center leading-tight tabular-nums">
        {!late && (
          <p aria-hidden="true" data-playing={playing}>
            {fill(labels.place, words)}
          </p>
        )}
        <p data-testid="length" data-over={late} className="font-semibold text-ink-soft data-[over=true]:text-danger">
          {fill(labels.total, words)}
        </p>
        <p role="status" data-testid="over" className="font-semibold text-danger">
          {late && fill(labels.over, words)}
          {late && <span className="max-lg:sr-only lg:[@media(max-height:46rem)]:sr-only">{` ${labels.over_hint}`}</span>}
        </p>
      </div>
      <Round label={labels.zoom_out} paths={glyphs.zoom_out} onClick={() => onZoom(1 / 1.5)} testId="zoom-out" />
      <Round label={labels.zoom_in} paths={glyphs.zoom_in} onClick={() => onZoom(1.5)} testId="zoom-in" />
      <Round label={labels.fit} paths={glyphs.fit} onClick={onFit} testId="zoom-fit" />
      <span className="hidden lg:flex">
        <Round label={labels.keys_title} shortcut={letters ? "?" : ""} onClick={onKeys} testId="timeline-keys">
          <span aria-hidden="true" className="text-lg font-bold">?</span>
        </Round>
      </span>
    </div>
  );
}

function Tool({ label, paths, shortcut, disabled, wide, onClick, testId }) {
  return (
    <button
      type="button"
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={shortcut || undefined}
      onClick={(event) => disabled || onClick(event.currentTarget)}
      data-testid={testId}
      data-wide={wide}
      className="flex min-h-14 min-w-15 flex-none flex-col items-center justify-center gap-0.5 rounded-control px-1.5 text-xs font-semibold hover:bg-ink/8 disabled:opacity-40 aria-disabled:opacity-40 lg:@min-[36rem]/tools:min-h-tap lg:@min-[36rem]/tools:flex-row lg:@min-[36rem]/tools:gap-2 lg:@min-[36rem]/tools:px-3 lg:@min-[36rem]/tools:text-sm lg:data-[wide=false]:hidden"
    >
      <Icon paths={paths} className="size-5" />
      <span>{label}</span>
    </button>
  );
}

/** What can be done with the selected clip. `panels` open its settings, where these are not beside the timeline. */
export function Tools({ clips, selected, panels, labels, glyphs, letters, acts }) {
  const none = !clips.length;
  const key = (name) => (letters ? name : "");
  const tools = [
    ["split", acts.split, "S", none],
    ["duplicate", acts.duplicate, "D", none],
    ["delete", acts.remove, "Delete", none],
    ["left", () => acts.shift(-1), "", none || selected === 0],
    ["right", () => acts.shift(1), "", none || selected === clips.length - 1],
  ];
  return (
    <div className={`@container/tools min-w-0 ${UNCOVERED}`}>
      <div
        role="toolbar"
        aria-label={none ? labels.no_clip : fill(labels.tools, { n: selected + 1, of: clips.length })}
        onFocus={bringFocused}
        tabIndex={-1} // Or the keys would reach what scrolls, where none of its controls can be reached.
        // Room for the ring of what has the focus.
        className="-m-1.5 flex min-w-0 gap-1 overflow-x-auto p-1.5"
      >
        {tools.map(([name, act, shortcut, disabled]) => (
          <Tool
            key={name}
            wide
            label={labels[name]}
            paths={glyphs[name]}
            shortcut={key(shortcut)}
            disabled={disabled}
            onClick={act}
            testId={`clip-${name}`}
          />
        ))}
        {panels.map((name) => (
          <Tool
            key={name}
            wide={false}
            label={labels[name]}
            paths={glyphs[name]}
            disabled={none}
            onClick={(button) => acts.open(name, button)}
            testId={`open-${name}`}
          />
        ))}
      </div>
    </div>
  );
}

function Shelved({ take, number, note, labels, onAdd }) {
  const { pictures } = useMedia({ client_id: take.client_id, src: take.src, take_ms: take.duration_ms });
  const picture = pictures.length ? pictureAt(pictures, take.duration_ms / 2).src : "";
  return (
    <button
      type="button"
      aria-label={note || fill(labels.add, { take: number, length: seconds(take.duration_ms) })}
      aria-disabled={!onAdd || undefined}
      onClick={() => onAdd?.()}
      data-testid="unused-take"
      data-take={take.id}
      className="relative mb-1 h-15 w-14 flex-none overflow-hidden rounded-chip border-2 border-dashed border-line-strong bg-sunken lg:h-22"
    >
      {picture && <img src={picture} alt="" draggable={false} className="absolute inset-0 size-full object-cover opacity-45" />}
      <span className="absolute inset-x-0 bottom-0 bg-scrim py-0.5 text-center text-xs font-bold text-white">
        {note || labels.add_short}
      </span>
    </button>
  );
}

/** Takes that are not in the video, each with a button that adds it, and those still on their way. */
export function Shelf({ takes, coming, labels, onAdd }) {
  const unused = takes.map((take, at) => [take, at + 1]).filter(([take]) => !take.used_ms);
  const sending = coming.filter((take) => take.state === "waiting");
  if (!unused.length && !sending.length) return null;
  return (
    <div role="group" aria-label={labels.shelf} data-testid="shelf" className="flex flex-none items-end gap-2 pl-3">
      {unused.map(([take, number]) => (
        <Shelved key={take.client_id} {...{ take, number, labels }} onAdd={() => onAdd(take.id)} />
      ))}
      {sending.map(({ id, duration_ms, sent_bytes, size_bytes }) => (
        <Shelved
          key={id}
          take={{ client_id: id, id: "", src: "", duration_ms }}
          labels={labels}
          note={fill(labels.coming, { percent: Math.floor((100 * sent_bytes) / Math.max(size_bytes, 1)) })}
        />
      ))}
    </div>
  );
}
