// The buttons at the stage's edge: what a person sets before recording.
import { useEffect, useRef, useState } from "react";
import { Icon } from "./shared.jsx";
import { BesideWays } from "./stage_beside.jsx";
import { Meter } from "./stage_parts.jsx";
import { Backdrops } from "./stage_scene.jsx";
import { SoundGrounds, SoundWays } from "./stage_sound.jsx";

function RailButton({ label, paths, pressed, children, ...rest }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className="grid size-tap place-items-center rounded-pill bg-scrim text-white shadow-raised disabled:opacity-65 aria-pressed:bg-white aria-pressed:text-black"
      {...rest}
    >
      {children ?? <Icon paths={paths} />}
    </button>
  );
}

/** How long one has between the press and the first picture: each press chooses the next length there is. */
function Countdown({ labels, glyphs, countdowns, seconds, locked, onChoose }) {
  const chosen = seconds ? `${seconds} s` : labels.off;
  const next = countdowns[(countdowns.indexOf(seconds) + 1) % countdowns.length];
  return (
    <RailButton label={`${labels.countdown}: ${chosen}`} disabled={locked} data-testid="countdown" onClick={() => onChoose(next)}>
      <span className="grid justify-items-center">
        <Icon paths={glyphs.timer} className="size-4.5" />
        <span className="text-2xs font-bold leading-tight">{chosen}</span>
      </span>
    </RailButton>
  );
}

/** Whether there is a picture, which camera and microphone are used, what stands behind the person, how the microphone hears. */
function Devices({ labels, glyphs, grounds, found, chosen, settings, beside, locked, sound, oneWay, panel, level, onSound, onChoose, change, onDone, onClose }) {
  const { backdrop, ground, voice } = settings;
  const picker = (kind, list, label) => (
    <label className="flex flex-col gap-1 text-sm font-semibold text-white">
      {label}
      <select
        value={chosen[kind]}
        data-testid={kind}
        disabled={locked}
        onChange={(event) => onChoose({ ...chosen, [kind]: event.target.value })}
        className="select-arrow min-h-tap w-full rounded-control border border-white/40 bg-black/60 pl-3 pr-10 text-base text-white"
      >
        <option value="">{labels.standard}</option>
        {list.map((device, at) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || `${label} ${at + 1}`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div
      data-testid="devices-panel"
      data-then="devices"
      ref={panel}
      // Above the shutter, which it neither covers nor lets through, and under the clock and a face, where there is room.
      className="absolute right-full top-[calc(max(4.5rem,100cqh-33rem-env(safe-area-inset-bottom))-33.333cqh)] z-sticky mr-3 flex w-72 max-w-[calc(100cqw-5rem)] flex-col gap-3 max-h-[min(22rem,calc(100cqh-15.5rem-env(safe-area-inset-bottom)))] overflow-y-auto overscroll-contain rounded-card border border-white/25 bg-stage p-4 shadow-raised @max-[20rem]:top-0 low:left-full low:right-auto low:top-0 low:ml-3 low:mr-0 low:max-h-[calc(100cqh-9rem)]"
    >
      <div data-testid="devices-head" className="sticky -top-4 z-10 -mx-4 -mb-2 -mt-4 flex flex-none items-center justify-between bg-stage pl-4 pr-1 text-white">
        <p className="text-sm font-bold">{labels.devices_title}</p>
        <button
          type="button"
          aria-label={labels.devices_close}
          data-testid="devices-close"
          onClick={onClose}
          className="grid size-tap place-items-center rounded-pill"
        >
          <Icon paths={glyphs.close} className="size-5" />
        </button>
      </div>
      {!oneWay && <SoundWays {...{ labels, glyphs, sound, locked, onSound }} onChosen={onDone} />}
      {!sound && picker("camera", found.cameras, labels.camera)}
      <div className="flex flex-col gap-1.5">
        {picker("microphone", found.microphones, labels.microphone)}
        <Meter label={labels.level} bar={level} testId="level-chosen">
          <Icon paths={glyphs.microphone} className="size-4.5" />
        </Meter>
      </div>
      {sound ? (
        <SoundGrounds {...{ labels, grounds, locked }} chosen={ground} onChoose={(name) => change({ ground: name })} />
      ) : (
        <Backdrops {...{ labels, glyphs, locked }} chosen={backdrop} onChoose={(name) => change({ backdrop: name })} />
      )}
      <BesideWays {...{ labels, glyphs, beside, locked }} onChosen={onDone} />
      {Object.keys(voice).map((name) => (
        <label key={name} className="flex min-h-tap items-center gap-3 text-sm font-semibold text-white">
          <input
            type="checkbox"
            role="switch"
            data-testid={name}
            checked={voice[name]}
            disabled={locked}
            onChange={(event) => change({ voice: { ...voice, [name]: event.target.checked } })}
            className="check-box flex-none disabled:opacity-65"
          />
          {labels[name]}
        </label>
      ))}
    </div>
  );
}

/** Turn, countdown, self-view, teleprompter, devices; who is not filmed turns and hides nothing. */
export function Rail({ labels, glyphs, countdowns, settings, change, chosen, setChosen, prompter, turn, locked, taking, ...shown }) {
  const { found, sound, oneWay, onSound } = shown;
  const [picking, setPicking] = useState(false);
  const opener = useRef(null);
  const panel = useRef(null);
  const close = () => {
    setPicking(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (taking) setPicking(false);
  }, [taking]);
  useEffect(() => {
    if (!picking) return undefined;
    const pressed = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    const touched = ({ target }) => {
      if (!panel.current?.contains(target) && !opener.current?.contains(target)) setPicking(false);
    };
    addEventListener("keydown", pressed);
    addEventListener("pointerdown", touched);
    return () => {
      removeEventListener("keydown", pressed);
      removeEventListener("pointerdown", touched);
    };
  }, [picking]);
  return (
    <div className="absolute right-3 top-1/3 z-sticky flex flex-col items-end gap-3 group-has-data-unfinished/stage:invisible low:left-[calc(0.75rem+env(safe-area-inset-left))] low:right-auto low:top-18 low:items-start low:gap-2.5 @max-[20rem]:top-[calc(var(--space)*10+2rem)] @max-[20rem]:gap-1">
      {found.cameras.length > 1 && !sound && (
        <RailButton label={labels.flip} paths={glyphs.flip} disabled={locked} onClick={turn} />
      )}
      {sound && !oneWay && (
        <RailButton
          label={labels.film_me}
          paths={glyphs.way_filmed}
          disabled={locked}
          data-testid="film-me"
          data-then="stage"
          onClick={() => onSound(false)}
        />
      )}
      <Countdown
        {...{ labels, glyphs, countdowns, locked }}
        seconds={settings.countdown_s}
        onChoose={(countdown_s) => change({ countdown_s })}
      />
      {!sound && (
        <RailButton
          label={labels.hide}
          paths={settings.hidden ? glyphs.eye_off : glyphs.eye}
          pressed={settings.hidden}
          onClick={() => change({ hidden: !settings.hidden })}
        />
      )}
      <RailButton
        label={labels.prompter}
        paths={glyphs.script}
        pressed={prompter.on}
        disabled={locked}
        data-testid="prompter-on"
        onClick={() => {
          setPicking(false); // Or it would lie over what the script is moved by.
          prompter.turn();
        }}
      />
      <RailButton
        label={labels.devices}
        paths={glyphs.settings}
        data-testid="devices"
        data-focus="devices"
        ref={opener}
        aria-expanded={picking}
        disabled={locked}
        onClick={() => setPicking(!picking)}
      />
      {picking && (
        <Devices
          {...{ labels, glyphs, chosen, settings, change, locked, panel, ...shown }}
          onChoose={setChosen}
          onDone={() => setPicking(false)}
          onClose={close}
        />
      )}
    </div>
  );
}
