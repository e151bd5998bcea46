// The way to show a screen or pictures beside oneself, and what is pressed while they are shown.
import { Icon, fill } from "./shared.jsx";
import { canShareScreen } from "./use_beside.js";

const KINDS = "image/png,image/jpeg,image/webp";
const WAY =
  "flex min-h-tap flex-1 cursor-pointer items-center justify-center gap-2 rounded-control border border-white/40 px-2 text-sm font-semibold text-white has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus";

/** Choose what is shown. */
export function BesideWays({ labels, glyphs, beside, locked, onChosen }) {
  const chosen = (act) => {
    act();
    onChosen();
  };
  return (
    <fieldset disabled={locked} className="disabled:opacity-65">
      <legend className="mb-1 text-sm font-semibold text-white">{labels.beside}</legend>
      <div className="flex gap-2">
        {canShareScreen() && (
          <button type="button" data-testid="share-screen" className={WAY} onClick={() => chosen(beside.share)}>
            <Icon paths={glyphs.screen} className="size-5" />
            {labels.beside_screen}
          </button>
        )}
        <label className={WAY}>
          <Icon paths={glyphs.pictures} className="size-5" />
          {labels.beside_pictures}
          <input
            type="file"
            accept={KINDS}
            multiple
            data-testid="show-pictures"
            className="sr-only"
            onChange={(event) => chosen(() => beside.lay([...event.target.files]))}
          />
        </label>
      </div>
    </fieldset>
  );
}

/** While something is shown: the next one, another place, an end. */
export function BesideBar({ labels, glyphs, beside }) {
  if (beside.kind === "none") return null;
  const button = (name, paths, act, disabled = false) => (
    <button
      type="button"
      aria-label={labels[name]}
      title={labels[name]}
      disabled={disabled}
      onClick={act}
      data-testid={name.replace("_", "-")}
      className="grid size-tap place-items-center rounded-pill disabled:opacity-40"
    >
      <Icon paths={paths} className="size-5" />
    </button>
  );
  const count = beside.files.length;
  return (
    <div role="group" aria-label={labels.beside} data-testid="beside" className="mx-auto flex items-center gap-1 rounded-pill bg-scrim px-2 text-white low:mx-0 low:w-fit">
      {count > 0 && (
        <>
          {button("beside_before", glyphs.before, () => beside.turn(-1), beside.at === 0)}
          <p role="status" className="px-1 text-sm font-bold tabular-nums">
            {fill(labels.beside_number, { number: beside.at + 1, count })}
          </p>
          {button("beside_next", glyphs.next, () => beside.turn(1), beside.at === count - 1)}
        </>
      )}
      {!count && <p className="px-2 text-sm font-bold">{labels.beside_screen}</p>}
      {button("beside_swap", glyphs.flip, beside.swap)}
      {button("beside_end", glyphs.close, beside.end)}
    </div>
  );
}
