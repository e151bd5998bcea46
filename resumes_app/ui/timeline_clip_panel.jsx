// What can be set of the selected clip: speed, sound, crop, and how the clip before turns into it.
import { useEffect, useRef, useState } from "react";

import { useCropPanel } from "./cropping.js";
import { WHOLE, framed } from "./framing.js";
import { Icon, fill, useLatest, useSettling } from "./shared.jsx";
import { seconds } from "./timeline_clip.jsx";

const REST_MS = 300;
const CHOICE =
  "min-h-tap flex-1 rounded-control border-2 border-line px-2 text-sm font-semibold aria-pressed:border-primary " +
  "aria-pressed:bg-primary-soft aria-pressed:text-on-primary-soft disabled:opacity-45";
const TAB =
  "min-h-tap flex-1 rounded-pill px-2 font-semibold text-ink-soft aria-pressed:bg-ink/12 aria-pressed:text-ink";

/** The value under the thumb until it rests, then what is saved. */
function Slider({ name, label, value, min, max, step, spoken, disabled, onValue }) {
  const [live, setLive] = useState(null);
  const timer = useRef(null);
  const told = useLatest(onValue);
  const newest = useRef(null);
  const save = () => {
    clearTimeout(timer.current);
    if (newest.current === null) return;
    told.current(newest.current);
    newest.current = null;
    setLive(null);
  };
  useSettling(save);
  useEffect(() => save, []);
  const change = (event) => {
    newest.current = Number(event.target.value);
    setLive(newest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, REST_MS);
  };
  const shown = live ?? value;
  return (
    <label className="grid grid-cols-[5.5rem_1fr_3.5rem] items-center gap-3">
      <span className="text-sm font-semibold">{label}</span>
      <input
        type="range"
        {...{ min, max, step, disabled }}
        value={shown}
        aria-label={label}
        aria-valuetext={spoken(shown)}
        data-testid={`clip-${name}`}
        onChange={change}
        className="min-h-tap w-full min-w-0 touch-pan-y accent-primary disabled:opacity-45"
      />
      <span aria-hidden="true" className="text-right text-sm tabular-nums text-ink-soft">
        {spoken(shown)}
      </span>
    </label>
  );
}

function Choices({ name, label, choices, value, disabled, onValue }) {
  return (
    <div role="group" aria-label={label} className="flex gap-2">
      {choices.map(([choice, words]) => (
        <button
          key={choice}
          type="button"
          disabled={disabled}
          aria-pressed={choice === value}
          onClick={() => onValue(choice)}
          data-testid={`clip-${name}-${choice}`}
          className={CHOICE}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

const times = (value) => `${Number(value.toFixed(2))}×`;
const percent = (value) => `${Math.round(100 * value)} %`;

function Speed({ clip, labels, rules, onSet }) {
  const speeds = rules.speeds.map((speed) => [speed, times(speed)]);
  return (
    <>
      <Choices name="speed" label={labels.speed} choices={speeds} value={clip.speed} onValue={(speed) => onSet({ speed })} />
      <Slider
        name="speed"
        label={labels.speed}
        value={clip.speed}
        min={rules.speeds[0]}
        max={rules.speeds.at(-1)}
        step={0.05}
        spoken={times}
        onValue={(speed) => onSet({ speed })}
      />
      <p className="text-sm text-ink-soft">{labels.speed_hint}</p>
    </>
  );
}

function Sound({ clip, labels, rules, onSet }) {
  const loud = (value) => (value > 0 ? `+${value} dB` : value < 0 ? `−${-value} dB` : labels.as_recorded);
  return (
    <>
      <label className="flex min-h-tap items-center gap-3 font-medium">
        <input
          type="checkbox"
          role="switch"
          checked={clip.mute}
          onChange={(event) => onSet({ mute: event.target.checked })}
          data-testid="clip-mute"
          className="check-box"
        />
        {labels.mute}
      </label>
      <Slider
        name="gain"
        label={labels.loudness}
        value={clip.gain_db}
        min={rules.gain_db[0]}
        max={rules.gain_db[1]}
        step={1}
        spoken={loud}
        disabled={clip.mute}
        onValue={(gain_db) => onSet({ gain_db })}
      />
    </>
  );
}

const EVEN = 1.005; // Of the frame: a picture that is no larger has nothing to move.

function Crop({ clip: saved, place, labels, rules, onSet }) {
  const box = useRef(null);
  const clip = useCropPanel({ box, clip: saved, place, rules, onSet });
  const { width, height } = framed(clip, WHOLE, clip, rules.tolerance);
  const still = { focus_x: width < EVEN, focus_y: height < EVEN };
  const fits = rules.fits.map((fit) => [fit, labels[`fit_${fit}`]]);
  return (
    <div ref={box} className="flex flex-col gap-1">
      <Choices name="fit" label={labels.crop} choices={fits} value={clip.fit} onValue={(fit) => onSet({ fit })} />
      <Slider
        name="zoom"
        label={labels.zoom}
        value={clip.zoom}
        min={1}
        max={rules.most_zoom}
        step={0.05}
        spoken={times}
        onValue={(zoom) => onSet({ zoom })}
      />
      {["focus_x", "focus_y"].map((axis) => (
        <Slider
          key={axis}
          name={axis}
          label={labels[axis]}
          value={clip[axis]}
          min={0}
          max={1}
          step={0.02}
          spoken={percent}
          disabled={still[axis]}
          onValue={(value) => onSet({ [axis]: value })}
        />
      ))}
      <p className="text-sm text-ink-soft">{still.focus_x && still.focus_y ? labels.focus_hint : labels.crop_hint}</p>
    </div>
  );
}

function Transition({ clip, place, labels, rules, onSet }) {
  const none = place === 0;
  const choose = (transition) => {
    const usual_ms = clip.transition_ms || rules.transition_ms;
    onSet({ transition, transition_ms: transition === "cut" ? 0 : usual_ms });
  };
  return (
    <>
      <Choices
        name="transition"
        label={labels.transition}
        choices={rules.transitions.map((name) => [name, labels[`transition_${name}`]])}
        value={clip.transition}
        disabled={none}
        onValue={choose}
      />
      <Slider
        name="transition_ms"
        label={labels.length}
        value={clip.transition_ms}
        min={0}
        max={rules.most_transition_ms}
        step={100}
        spoken={(value) => `${seconds(value)} s`}
        disabled={none || clip.transition === "cut"}
        onValue={(transition_ms) => onSet({ transition_ms })}
      />
      <p className="text-sm text-ink-soft">{none ? labels.transition_first : labels.transition_hint}</p>
    </>
  );
}

const PARTS = { speed: Speed, sound: Sound, crop: Crop, transition: Transition };

export const PANELS = Object.keys(PARTS);

/**
 * Over the timeline on a phone while `open` names a part of it, with the focus and a way back; beside it on a desktop,
 * always.
 */
export function ClipPanel({ clip, place, open, labels, glyphs, rules, onOpen, onSet }) {
  const shown = open || PANELS[0];
  const Part = PARTS[shown];
  const box = useRef(null);
  useEffect(() => {
    if (open) box.current.querySelector("[aria-pressed=true]").focus({ preventScroll: true });
  }, [Boolean(open)]);
  return (
    <div
      ref={box}
      role="region"
      aria-label={clip ? fill(labels.clip_settings, { n: place + 1 }) : labels.no_clip}
      data-testid="clip-panel"
      data-open={Boolean(open)}
      className="min-h-0 min-w-0 overflow-y-auto bg-canvas lg:h-60 max-lg:absolute max-lg:-inset-x-1.5 max-lg:inset-y-0 max-lg:z-50 max-lg:px-1.5 max-lg:data-[open=false]:hidden lg:col-start-2 lg:row-span-3 lg:row-start-1"
    >
      <div className="sticky top-0 z-10 flex items-center gap-1 bg-canvas pb-2 max-lg:pt-1.5">
        <button
          type="button"
          aria-label={labels.back}
          onClick={() => onOpen("")}
          data-testid="clip-panel-back"
          className="grid size-tap flex-none place-items-center rounded-pill hover:bg-ink/8 lg:hidden"
        >
          <Icon paths={glyphs.back} />
        </button>
        <div role="group" aria-label={labels.settings} className="-m-1.5 flex min-w-0 flex-1 gap-1 overflow-x-auto p-1.5">
          {PANELS.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === shown}
              onClick={() => onOpen(name)}
              data-testid={`panel-${name}`}
              className={TAB}
            >
              {labels[name]}
            </button>
          ))}
        </div>
      </div>
      {clip ? (
        <div key={place} className="flex flex-col gap-1 px-1">
          <Part {...{ clip, place, labels, rules, onSet }} />
        </div>
      ) : (
        <p className="px-1 text-ink-soft">{labels.empty}</p>
      )}
    </div>
  );
}
