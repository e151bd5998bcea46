// How loud the parts of an edit play, and the music under it.

const DRIFT_S = 0.25;

export const factorOf = (gain_db) => 10 ** (gain_db / 20);

let context;
let settable;

/** iOS leaves an element's volume at 1 whatever it is set to. */
function volumeWorks() {
  if (settable === undefined) {
    const trial = document.createElement("audio");
    trial.volume = 0.5;
    settable = trial.volume === 0.5;
  }
  return settable;
}

/** An element's loudness: its own volume where that does, else a gain node, from then on. */
export class Loudness {
  #element;
  #gain = null;

  constructor(element) {
    this.#element = element;
  }

  /** 1 is as it is; more is louder than that. Set while it is to be heard: a browser wants a tap before. */
  set(factor) {
    if (!this.#gain && factor <= 1 && (factor === 1 || volumeWorks())) {
      this.#element.volume = factor;
      return;
    }
    this.#gain ??= this.#wired();
    if (context.state === "suspended") context.resume().catch(() => {}); // The next tap does it.
    this.#gain.gain.value = factor;
  }

  #wired() {
    context ??= new AudioContext();
    const gain = context.createGain();
    context.createMediaElementSource(this.#element).connect(gain).connect(context.destination);
    this.#element.volume = 1;
    return gain;
  }
}

/** The music, in step with the edit. It does not listen to the voice: ducked, it is softer all the time. */
export class Bed {
  #audio = null;
  #loudness = null;
  #music = null;
  #ducked = 1;

  /** `audio` may be null; `ducked`: what is left of music that goes quiet for a voice. */
  set(audio, music, ducked) {
    if (audio !== this.#audio) {
      this.#audio?.pause();
      this.#loudness = audio && new Loudness(audio);
    }
    this.#audio = audio;
    this.#music = music;
    this.#ducked = ducked;
  }

  /** Be where the edit is. */
  follow(position_ms, total_ms, running) {
    const audio = this.#audio;
    const into_ms = position_ms - (this.#music?.start_ms ?? 0);
    if (!audio) return;
    if (!running || into_ms < 0) {
      if (!audio.paused) audio.pause();
      return;
    }
    if (audio.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const at_s = ((this.#music.from_ms + into_ms) / 1000) % audio.duration;
    const apart_s = Math.abs(audio.currentTime - at_s);
    if (Math.min(apart_s, audio.duration - apart_s) > DRIFT_S) audio.currentTime = at_s;
    this.#loudness.set(this.#loudnessAt(into_ms, total_ms - position_ms, total_ms - this.#music.start_ms));
    if (audio.paused) audio.play().catch(() => {}); // The picture's own button asks for the tap.
  }

  #loudnessAt(into_ms, left_ms, played_ms) {
    const { gain_db, duck, fade_in_ms, fade_out_ms } = this.#music;
    const fade = Math.min(
      1,
      fade_in_ms ? into_ms / fade_in_ms : 1,
      fade_out_ms ? left_ms / Math.min(fade_out_ms, played_ms) : 1,
    );
    return factorOf(gain_db) * (duck ? this.#ducked : 1) * Math.max(0, fade);
  }
}
