// Where the edit stands and whether it plays: shared by what plays it and by what shows and moves the place.
import { useSyncExternalStore } from "react";

const STEP_MS = 100;
const PICTURE_MS = 1000 / 30;

/**
 * Events: `move` (another position, whoever caused it; while it plays, once a picture), `seek` (somebody asked for
 * another position), `state` (playing or length have changed).
 */
class Playhead extends EventTarget {
  #position_ms = 0;
  #total_ms = 0;
  #playing = false;

  /** In the finished video, 0 to `total_ms`; a fraction while it plays. */
  get position_ms() {
    return this.#position_ms;
  }

  /** When the picture begins that is seen here, in whole ms. */
  get picture_ms() {
    return Math.round(Math.floor(this.#position_ms / PICTURE_MS + 1e-6) * PICTURE_MS);
  }

  get total_ms() {
    return this.#total_ms;
  }

  get playing() {
    return this.#playing;
  }

  /** Go there, playing or not; past an end means to that end. */
  seek(at_ms) {
    this.reach(at_ms);
    this.#tell("seek");
  }

  /** Stand where something is seen that comes and goes then; nothing where it is seen already. */
  visit(start_ms, end_ms) {
    const seen_from_ms = start_ms && Math.min(start_ms + PICTURE_MS, end_ms - 1);
    if (seen_from_ms <= this.#position_ms && this.#position_ms < end_ms) return;
    this.pause();
    this.seek(seen_from_ms);
  }

  /** Play from here, from the end from the beginning; nothing where there is nothing to play. */
  play() {
    if (this.#playing || !this.#total_ms) return;
    if (this.#position_ms >= this.#total_ms) this.seek(0);
    this.#playing = true;
    this.#tell("state");
  }

  pause() {
    if (!this.#playing) return;
    this.#playing = false;
    this.#tell("state");
  }

  toggle() {
    if (this.#playing) this.pause();
    else this.play();
  }

  /** For what plays: it has come so far. */
  reach(at_ms) {
    const position_ms = Math.min(Math.max(at_ms, 0), this.#total_ms);
    if (position_ms === this.#position_ms) return;
    this.#position_ms = position_ms;
    this.#tell("move");
  }

  /** For what plays: the whole is so long now; 0 where nothing is shown. A position past the end comes to the end. */
  span(total_ms) {
    if (total_ms === this.#total_ms) return;
    this.#total_ms = total_ms;
    if (!total_ms) this.#playing = false;
    this.#tell("state");
    if (this.#position_ms > total_ms) this.seek(total_ms);
  }

  #tell(event) {
    this.dispatchEvent(new Event(event));
  }
}

export const playhead = new Playhead();

/** Calls the listener after each `move` and `state`; returns what ends that. */
export function watchPlayhead(listener) {
  for (const event of ["move", "state"]) playhead.addEventListener(event, listener);
  return () => {
    for (const event of ["move", "state"]) playhead.removeEventListener(event, listener);
  };
}

export const usePlaying = () => useSyncExternalStore(watchPlayhead, () => playhead.playing);

/**
 * Where it stands, rendered anew as often as the position passes a multiple of `step_ms`, which is what `position_ms`
 * is rounded to. What moves with every picture listens to `move` and sets its own style instead.
 */
export function usePlayhead(step_ms = STEP_MS) {
  const position_ms = useSyncExternalStore(watchPlayhead, () => Math.round(playhead.position_ms / step_ms) * step_ms);
  const total_ms = useSyncExternalStore(watchPlayhead, () => playhead.total_ms);
  return { position_ms, total_ms, playing: usePlaying() };
}
