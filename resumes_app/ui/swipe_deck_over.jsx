// What lies over the pile: what was just done, what stands for a decided card, sound, captions and speed.

import { useEffect, useState } from "react";

import { fill, useRemembered } from "./shared.jsx";
import { StageButton } from "./swipe_deck_shared.jsx";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const SAID_MS = 6000;
const OFFERED_MS = 12_000; // With something to press: time to read it, look, and reach it.
const BANNER =
  "absolute left-3 right-[var(--deck-side)] top-[var(--deck-top)] flex w-fit items-center gap-3 rounded-control " +
  "bg-inverse font-semibold text-on-inverse";
const IN_BANNER = "min-h-9 flex-none rounded-pill px-3 underline underline-offset-4";
// Where no clip has words of its own: beside the pile where there is room, on an upright phone in its lowest part.
const TOOLS =
  "absolute right-3 bottom-[calc(var(--deck-bar)+var(--space)*12)] z-20 flex gap-1.5 " +
  "max-lg:[@media(max-height:30rem)]:top-[var(--deck-top)] max-lg:[@media(max-height:30rem)]:bottom-auto " +
  "lg:inset-auto lg:left-full lg:top-0 lg:ml-3 lg:flex-col lg:gap-2";
const SPEED =
  "size-tap appearance-none rounded-pill border border-white/25 bg-scrim text-center text-sm font-bold text-white " +
  "[text-align-last:center] hover:bg-black";

/** How clips are played and whether letters act, as this browser remembers it. */
export function usePreferences() {
  const [sound, setSound] = useRemembered("deck.sound", false);
  const [captions, setCaptions] = useRemembered("deck.captions", true);
  const [speed, setSpeed] = useRemembered("deck.speed", 1);
  const [letters, setLetters] = useRemembered("deck.letters", true);
  const [silenced, setSilenced] = useState(false);
  return {
    sound: sound && !silenced,
    hear(on) {
      setSound(on);
      setSilenced(false);
    },
    silenced,
    silence: () => setSilenced(true),
    captions,
    setCaptions,
    speed,
    setSpeed,
    letters,
    setLetters,
  };
}

export function Message({ message, hint, labels, onShow, onDone }) {
  const words = message ? fill(labels[message.key], { ...message.values, hint }) : "";
  useEffect(() => {
    if (!message) return undefined;
    const timer = setTimeout(() => onDone(message), message.id ? OFFERED_MS : SAID_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {message?.loud && (
        <div
          className={`${BANNER} z-40 mx-auto max-w-[26rem] px-4 py-2.5 shadow-raised lg:top-8`}
          data-testid="deck-message"
        >
          <span aria-hidden="true">{words}</span>
          {message.id && (
            <button type="button" onClick={() => onShow(message.id)} className={IN_BANNER}>
              {labels.look_again}
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** What stands for a card that is decided already, and the way to open it again. */
export function Standing({ card, actions, decides, labels, onReopen }) {
  const action = actions.find(({ kind }) => kind === card.kind);
  if (!action) return null;
  return (
    <div className={`${BANNER} z-30 py-2 pl-4 pr-2`} data-testid="standing">
      <span>{fill(labels.standing, { by: card.mine ? labels.you : card.by, past: action.past })}</span>
      {decides && (
        <button type="button" onClick={onReopen} data-testid="reopen" className={IN_BANNER}>
          {card.mine ? labels.undo : labels.reopen}
        </button>
      )}
    </div>
  );
}

export function Tools({ prefs, plays, drawn, onToggle, onCaptions, labels, glyphs }) {
  const letter = (name) => (prefs.letters ? name : undefined);
  return (
    <div role="group" aria-label={labels.tools} data-testid="deck-tools" className={TOOLS}>
      <StageButton
        label={plays ? labels.pause : labels.play}
        paths={plays ? glyphs.pause : glyphs.play}
        shortcut="Space"
        onClick={onToggle}
      />
      <StageButton
        label={labels.sound}
        paths={prefs.sound ? glyphs.sound_on : glyphs.sound_off}
        pressed={prefs.sound}
        shortcut={letter("M")}
        onClick={() => prefs.hear(!prefs.sound)}
      />
      <StageButton
        label={drawn ? labels.captions_drawn : labels.captions}
        paths={glyphs.captions}
        pressed={drawn ? undefined : prefs.captions}
        disabled={drawn}
        shortcut={letter("C")}
        onClick={onCaptions}
        testId="captions"
        className="aria-pressed:bg-white aria-pressed:text-black"
      />
      <select
        value={prefs.speed}
        aria-label={labels.speed}
        onChange={(event) => {
          prefs.setSpeed(Number(event.target.value));
          event.target.blur();
        }}
        data-testid="speed"
        className={SPEED}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed} className="bg-black text-white">{`${speed}×`}</option>
        ))}
      </select>
    </div>
  );
}
