// How a card's clip, or its sound alone, is played: from the moment its card is on top, and to where one wants.

import { useEffect, useLayoutEffect, useRef } from "react";

import { clock, fill, useLatest } from "./shared.jsx";

const WATCHED_STEP_S = 1; // A larger jump of the clip's time is a seek.

/**
 * Plays the clip while its card is on top; counts what was watched. `waits`: not before it is asked for. `loud`: with its
 * sound or not at all.
 */
export function usePlayback(video, { active, sound, speed, waits, loud, onState, onSilenced, onWatched }) {
  const watched = useRef({ ms: 0, last: 0 });
  const call = useLatest({ onState, onSilenced, onWatched });

  // Within the press or the drag that brought the card up, or the browser would refuse the sound.
  useLayoutEffect(() => {
    const element = video.current;
    if (!active || !element) return undefined;
    element.currentTime = 0;
    element.muted = !sound;
    element.playbackRate = speed;
    let here = true;
    const failed = (error) => {
      if (!here || error.name === "AbortError") return;
      if (element.muted || loud) return call.current.onState("blocked");
      element.muted = true;
      call.current.onSilenced();
      element.play().catch(failed);
    };
    if (waits) call.current.onState("paused");
    else element.play().catch(failed);
    return () => {
      here = false;
      element.pause();
      const watched_ms = Math.round(watched.current.ms);
      watched.current = { ms: 0, last: 0 };
      if (watched_ms) call.current.onWatched(watched_ms);
    };
  }, [active]);

  useEffect(() => {
    if (!active) return;
    video.current.muted = !sound;
    video.current.playbackRate = speed;
  }, [active, sound, speed]);

  return (now_s) => {
    const step = now_s - watched.current.last;
    if (step > 0 && step < WATCHED_STEP_S) watched.current.ms += step * 1000;
    watched.current.last = now_s;
  };
}

export function Seek({ at_s, length_s, labels, onSeek }) {
  const shown = clock(at_s);
  return (
    <div
      className="flex items-center gap-3 text-xs font-semibold tabular-nums text-white"
      onPointerDownCapture={(event) => event.stopPropagation()}
    >
      <input
        type="range"
        min="0"
        max={length_s}
        step="0.1"
        value={Math.min(at_s, length_s)}
        aria-label={labels.position}
        aria-valuetext={fill(labels.position_of, { at: shown, length: clock(length_s) })}
        onChange={(event) => onSeek(Number(event.target.value))}
        // The arrows belong to the deck again once a thumb has let go.
        onPointerUp={(event) => event.currentTarget.blur()}
        className="h-6 min-w-0 flex-1 cursor-pointer accent-primary"
      />
      <span>{`${shown} / ${clock(length_s)}`}</span>
    </div>
  );
}
