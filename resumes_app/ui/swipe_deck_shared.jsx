// Small things that the deck's parts share: buttons on the picture, the words of the clip that plays.

import { useEffect, useState } from "react";

import { Icon } from "./shared.jsx";

/**
 * A button on the picture. A press by mouse or thumb leaves no focus behind, so that Space stays with the clip. One that is
 * `disabled` can be pressed all the same, and says why.
 */
export function StageButton({ label, paths, pressed, disabled, shortcut, onClick, testId, children, className = "" }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={shortcut}
      data-testid={testId}
      onClick={(event) => {
        if (event.detail) event.currentTarget.blur();
        onClick(event);
      }}
      className={`grid size-tap place-items-center rounded-pill border border-white/25 bg-scrim text-white hover:bg-black aria-disabled:text-white/50 ${className}`}
    >
      {children ?? <Icon paths={paths} />}
    </button>
  );
}

/** Play or pause what stands or plays, loaded anew where it broke off; `onState` hears where the browser asks for a tap. */
export function playOrPause(element, onState) {
  if (element.error) element.load();
  if (element.paused || element.error) element.play().catch(() => onState("blocked"));
  else element.pause();
}

/** Words that belong to the clip which plays now: its captions with their times. One deck a page. */
export const spoken = {
  now: { id: "", lines: [], at: -1, seek: null },
  listeners: new Set(),
  set(part) {
    spoken.now = { ...spoken.now, ...part };
    for (const listener of spoken.listeners) listener();
  },
  subscribe(listener) {
    spoken.listeners.add(listener);
    return () => spoken.listeners.delete(listener);
  },
};

/** Reads the captions of the video in `ref` for whoever shows them. */
export function useSpoken(ref, id, active) {
  const [cue, setCue] = useState("");
  useEffect(() => {
    const video = ref.current;
    const track = video?.textTracks[0];
    if (!active || !video) return undefined;
    const seek = (seconds) => {
      video.currentTime = seconds;
      video.play().catch(() => {}); // The clip's own button asks for the tap.
    };
    spoken.set({ id, lines: [], at: -1, seek });
    if (!track) return undefined;
    track.mode = "hidden"; // Loads them without the browser drawing them.
    const read = () => {
      const all = [...(track.cues ?? [])];
      const lines = all.map((one) => ({ start: one.startTime, text: one.getCueAsHTML().textContent }));
      const current = track.activeCues?.[0];
      spoken.set({ id, lines, at: all.indexOf(current), seek });
      setCue(current ? current.getCueAsHTML().textContent : "");
    };
    const element = video.querySelector("track");
    element?.addEventListener("load", read);
    track.addEventListener("cuechange", read);
    read();
    return () => {
      element?.removeEventListener("load", read);
      track.removeEventListener("cuechange", read);
      setCue("");
    };
  }, [id, active]);
  return cue;
}
