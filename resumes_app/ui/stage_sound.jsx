// Being heard without being seen: the choice, and what is shown instead of a picture.
import { Icon } from "./shared.jsx";

const WAY =
  "flex min-h-tap flex-1 items-center justify-center gap-2 rounded-control border border-white/40 px-2 text-sm font-semibold text-white aria-pressed:bg-white aria-pressed:text-black";

/** Be filmed, or only be heard. */
export function SoundWays({ labels, glyphs, sound, locked, onSound, onChosen }) {
  const way = (name, only) => (
    <button
      type="button"
      aria-pressed={sound === only}
      data-testid={`way-${name}`}
      className={WAY}
      onClick={() => {
        if (sound !== only) onSound(only);
        onChosen();
      }}
    >
      <Icon paths={glyphs[`way_${name}`]} className="size-5" />
      {labels[`way_${name}`]}
    </button>
  );
  return (
    <fieldset disabled={locked} className="disabled:opacity-65">
      <legend className="mb-1 text-sm font-semibold text-white">{labels.way}</legend>
      <div className="flex gap-2">
        {way("filmed", false)}
        {way("sound", true)}
      </div>
    </fieldset>
  );
}

/** Choose the card that is seen while one speaks. */
export function SoundGrounds({ labels, grounds, chosen, locked, onChoose }) {
  return (
    <fieldset disabled={locked} className="disabled:opacity-65">
      <legend className="mb-1 text-sm font-semibold text-white">{labels.ground}</legend>
      <div className="grid grid-cols-3 gap-2">
        {grounds.map(({ name, label, top, bottom }) => (
          <label key={name} className="flex cursor-pointer flex-col gap-1 text-center text-2xs font-semibold text-white">
            <input
              type="radio"
              name="ground"
              value={name}
              checked={chosen === name}
              onChange={() => onChoose(name)}
              data-testid={`ground-${name}`}
              className="peer sr-only"
            />
            <span
              aria-hidden="true"
              style={{ background: `linear-gradient(${top}, ${bottom})` }}
              className="h-16 w-full rounded-control border-2 border-white/40 peer-checked:border-white peer-checked:ring-2 peer-checked:ring-primary peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
