// A card of which not everything is revealed yet: words to read, then a sound to hear; a score opens what comes next.

import { useEffect, useRef, useState } from "react";

import { Icon, fill } from "./shared.jsx";
import { SPEEDS } from "./swipe_deck_over.jsx";
import { Seek, usePlayback } from "./swipe_deck_playback.jsx";
import { playOrPause } from "./swipe_deck_shared.jsx";

const POINTS = [1, 2, 3, 4, 5];
const LOW_HEAD =
  "max-lg:[@media(max-height:30rem)]:flex max-lg:[@media(max-height:30rem)]:flex-wrap " +
  "max-lg:[@media(max-height:30rem)]:items-baseline max-lg:[@media(max-height:30rem)]:gap-x-3";
const KEY = "hidden font-[system-ui] text-xs font-semibold opacity-75 lg:inline";

/** What the viewer can do with the stage of a card: `can` score it, its `points` (0: none), and go on. */
export function stagesOf(top, allowed, { letters, score, open }) {
  const can = Boolean(allowed && top?.next && !top.opening);
  const points = can ? (top.scores?.[top.stage] ?? 0) : 0;
  return {
    allowed,
    letters,
    can,
    points,
    opening: Boolean(top?.opening),
    score: (wanted) => can && wanted !== points && score(`${top.stage}:${wanted}`, wanted),
    open: () => points > 0 && open(top.next),
  };
}

function Steps({ stage, labels }) {
  const names = [
    ["words", labels.words],
    ["sound", labels.only_sound],
    ["picture", labels.picture],
  ];
  return (
    <ol aria-label={labels.stages} className="flex gap-1.5 text-xs font-semibold text-ink-soft">
      {names.map(([name, label]) => (
        <li
          key={name}
          aria-current={name === stage ? "step" : undefined}
          className="flex-1 border-t-4 border-line-strong pt-1.5 aria-[current]:border-primary aria-[current]:text-ink"
        >
          {label}
        </li>
      ))}
    </ol>
  );
}

function Sound({ card, active, opened, playback, control, labels, glyphs }) {
  const audio = useRef(null);
  const [state, setState] = useState("paused");
  const [at_s, setAt] = useState(0);
  const asked = useRef(opened); // Once: who comes back to the card presses "Play".
  const { speed, onSpeed } = playback;
  const waits = !asked.current && !playback.sound;
  const count = usePlayback(audio, { ...playback, active, sound: true, waits, loud: true, onState: setState });
  const toggle = () => playOrPause(audio.current, setState);
  useEffect(() => {
    if (!active) return undefined;
    control.current = { toggle };
    return () => {
      asked.current = false;
      control.current = null;
    };
  }, [active]);
  const plays = state === "playing";
  return (
    <div className="flex items-center gap-3 rounded-control bg-sunken p-3">
      <audio
        ref={audio}
        src={active ? card.sound : undefined}
        preload="auto"
        onPlaying={() => setState("playing")}
        onPause={() => setState("paused")}
        onError={() => setState("broken")}
        onTimeUpdate={({ target }) => {
          setAt(target.currentTime);
          count(target.currentTime);
        }}
      />
      <button
        type="button"
        aria-label={`${plays ? labels.pause : labels.play}: ${fill(labels.sound_of, { name: card.name })}`}
        aria-keyshortcuts="Space"
        data-testid="sound-toggle"
        onClick={(event) => {
          if (event.detail) event.currentTarget.blur();
          toggle();
        }}
        className="grid size-14 flex-none place-items-center rounded-pill bg-primary text-on-primary hover:bg-primary-strong"
      >
        <Icon paths={plays ? glyphs.pause : glyphs.play} solid={!plays} className="size-7" />
      </button>
      <div className="min-w-0 flex-1">
        {state === "broken" && <p className="text-sm font-medium text-danger">{labels.broken}</p>}
        <Seek at_s={at_s} length_s={card.clip.duration_ms / 1000} labels={labels} onSeek={(to_s) => (audio.current.currentTime = to_s)} />
      </div>
      <select
        value={speed}
        aria-label={labels.speed}
        onChange={(event) => {
          onSpeed(Number(event.target.value));
          event.target.blur();
        }}
        className="size-tap flex-none appearance-none rounded-pill border border-line-strong bg-transparent text-center text-sm font-bold text-ink [text-align-last:center]"
      >
        {SPEEDS.map((one) => (
          <option key={one} value={one} className="bg-black text-white">{`${one}×`}</option>
        ))}
      </select>
    </div>
  );
}

function Scoring({ card, stages, labels }) {
  if (!stages.allowed) return <p className="text-sm text-ink-soft">{labels.not_yours}</p>;
  const goesOn = stages.opening ? labels.opening : card.next === "sound" ? labels.open_sound : labels.open_picture;
  const press = (act) => (event) => {
    if (event.detail) event.currentTarget.blur();
    act();
  };
  return (
    <div className="flex flex-col gap-2">
      <div role="group" aria-label={card.stage === "words" ? labels.score_words : labels.score_sound}>
        <p aria-hidden="true" className="mb-2 font-semibold">
          {card.stage === "words" ? labels.score_words : labels.score_sound}
        </p>
        <div className="flex gap-1.5">
          {POINTS.map((n) => (
            <button
              key={n}
              type="button"
              aria-pressed={stages.points === n}
              aria-label={fill(labels.points, { n })}
              aria-keyshortcuts={stages.letters ? `Shift+${n}` : undefined}
              aria-disabled={!stages.can}
              data-testid={`score-${n}`}
              onClick={press(() => stages.score(n))}
              className="flex min-h-12 flex-1 items-center justify-center gap-1.5 rounded-control border-2 border-line-strong text-lg font-bold text-ink hover:border-ink aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-on-primary"
            >
              {n}
              <kbd aria-hidden="true" className={KEY}>
                {stages.letters ? `⇧${n}` : ""}
              </kbd>
            </button>
          ))}
        </div>
        <p className="mt-1 flex justify-between text-xs text-ink-soft">
          <span>{labels.weak}</span>
          <span>{labels.strong}</span>
        </p>
      </div>
      <button
        type="button"
        aria-disabled={!stages.points}
        aria-keyshortcuts="Enter"
        data-testid="open-stage"
        onClick={press(stages.open)}
        className="flex min-h-12 items-center justify-center gap-2 rounded-pill bg-primary px-5 font-bold text-on-primary hover:bg-primary-strong aria-disabled:bg-ink/12 aria-disabled:text-ink-soft"
      >
        {stages.points || stages.opening ? goesOn : labels.score_first}
        <kbd aria-hidden="true" className={KEY}>
          {stages.points ? "Enter" : ""}
        </kbd>
      </button>
    </div>
  );
}

export function Veiled({ card, active, stages, playback, control, labels, glyphs, heading }) {
  const first = useRef(card.stage);
  const words = card.clip.transcript;
  return (
    <div
      data-testid={active ? "veiled" : undefined}
      data-stage={card.stage}
      data-decided={Boolean(card.kind)}
      className="absolute inset-x-0 bottom-[var(--deck-bar)] top-0 flex flex-col gap-4 bg-raised px-5 pb-4 pt-[calc(var(--deck-top)+var(--space)*3)] max-lg:[@media(max-height:30rem)]:pt-[var(--deck-top)] text-ink data-[decided=true]:pt-[calc(var(--deck-top)+var(--space)*14)] max-lg:[@media(max-height:30rem)]:flex-row lg:bottom-0 lg:p-6 lg:data-[decided=true]:pt-20"
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-3">
        <Steps stage={card.stage} labels={labels} />
        <div className={LOW_HEAD}>
          <h2 id={heading} tabIndex={-1} className="text-2xl outline-none max-lg:[@media(max-height:30rem)]:text-lg">
            {card.name}
          </h2>
          <p className="text-sm text-ink-soft">{fill(labels.received, { when: card.received })}</p>
          {card.why && <p className="mt-2 text-sm text-ink-soft max-lg:[@media(max-height:30rem)]:mt-0">{card.why}</p>}
        </div>
        {card.stage === "sound" && <Sound {...{ card, active, playback, control, labels, glyphs }} opened={first.current !== card.stage} />}
        {words && (
          <div
            role="region"
            aria-label={fill(labels.said_by, { name: card.name })}
            tabIndex={0}
            // The arrows move the words here, and decide elsewhere.
            onKeyDown={(event) => ["ArrowUp", "ArrowDown"].includes(event.key) && event.stopPropagation()}
            data-testid="words"
            data-quiet={card.stage === "sound"}
            className="min-h-0 flex-1 overflow-y-auto whitespace-pre-line pr-1 text-xl leading-relaxed max-lg:[@media(max-height:30rem)]:text-lg max-lg:[@media(max-height:30rem)]:leading-snug data-[quiet=true]:text-base data-[quiet=true]:text-ink-soft"
          >
            {words}
          </div>
        )}
      </div>
      <div className="flex-none max-lg:[@media(max-height:30rem)]:w-72">
        <Scoring {...{ card, stages, labels }} />
      </div>
    </div>
  );
}
