// What stands behind the person: the choice, and what is told of it.
import { useEffect, useRef, useState } from "react";
import { drawPicture, pictures } from "./scene_pictures.js";
import { Icon } from "./shared.jsx";

const THUMB = { width: 72, height: 128 };
const IN_STEPS = 2; // From so much less work on, one sees that pictures are left out.
const READ_MS = 8000; // Then it is known, and lies over the picture no longer.
const BACKDROPS = ["off", "blur", ...pictures];

function Thumb({ name, glyphs }) {
  const canvas = useRef(null);
  const drawn = pictures.includes(name);
  useEffect(() => {
    if (drawn) drawPicture(name, canvas.current.getContext("2d"));
  }, [name, drawn]);
  return (
    <span className="grid h-16 w-full place-items-center overflow-hidden rounded-control border-2 border-white/40 bg-white/10 peer-checked:border-white peer-checked:ring-2 peer-checked:ring-primary peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus">
      {drawn ? <canvas ref={canvas} {...THUMB} aria-hidden="true" className="h-16 w-full object-cover" /> : <Icon paths={glyphs[`backdrop_${name}`]} />}
    </span>
  );
}

/** Choose one of `BACKDROPS`. */
export function Backdrops({ labels, glyphs, chosen, locked, onChoose }) {
  return (
    <fieldset disabled={locked} className="disabled:opacity-65">
      <legend className="mb-1 text-sm font-semibold text-white">{labels.backdrop}</legend>
      <div className="grid grid-cols-3 gap-2">
        {BACKDROPS.map((name) => (
          <label key={name} className="flex cursor-pointer flex-col gap-1 text-center text-2xs font-semibold text-white">
            <input
              type="radio"
              name="backdrop"
              value={name}
              checked={chosen === name}
              onChange={() => onChoose(name)}
              data-testid={`backdrop-${name}`}
              className="peer sr-only"
            />
            <Thumb name={name} glyphs={glyphs} />
            {labels[`backdrop_${name}`]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Say what the background does, where it does not simply stand. */
export function SceneStatus({ labels, scene, hides }) {
  const loading = scene.state === "loading" && hides;
  const steps = scene.state === "on" && scene.rate?.lighter >= IN_STEPS;
  const [known, know] = useState(false);
  useEffect(() => {
    if (!steps) return know(false);
    const timer = setTimeout(() => know(true), READ_MS);
    return () => clearTimeout(timer);
  }, [steps]);
  const slow = steps && !known;
  return (
    <div role="status" className="contents">
      {(loading || slow) && (
        <p data-testid="scene-status" className="flex items-center justify-center gap-2 rounded-control bg-scrim px-4 py-2.5 text-center text-sm font-semibold text-white">
          {loading && <span aria-hidden="true" className="size-4 flex-none animate-spin rounded-pill border-2 border-white/40 border-t-white" />}
          {loading ? labels.backdrop_loading : hides ? labels.backdrop_slow : labels.beside_slow}
        </p>
      )}
    </div>
  );
}

/** `what` (`backdrop` or `beside`) cannot be had, or no longer. Filming as it is must be asked for. */
export function Unhidden({ labels, what, broken, onAgain, onWithout }) {
  const state = `${what}_${broken ? "broken" : "unable"}`;
  const button = "flex min-h-tap items-center rounded-control border-2 border-white/50 px-4 py-2 text-left font-semibold";
  return (
    <div className="absolute inset-0 grid place-items-center overflow-y-auto px-5 py-16" role="alert" data-testid="unhidden">
      <div className="flex w-full max-w-form flex-col gap-3 rounded-card bg-scrim p-5 text-white">
        <h2 className="text-xl">{labels[state]}</h2>
        <p>{labels[`${state}_why`]}</p>
        <button type="button" onClick={onAgain} data-testid="scene-again" className={button}>
          {labels.backdrop_again}
        </button>
        <button type="button" onClick={onWithout} data-testid="scene-without" className={button}>
          {labels[`${what}_without`]}
        </button>
      </div>
    </div>
  );
}
